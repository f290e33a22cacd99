import { describe, expect, it } from 'vitest'
import { strength } from './strength'

describe('the strength of a password', () => {
  it('asks for twelve characters, counted as people count them', () => {
    expect(strength('elevenchars')).toBe('short')
    expect(strength('🌻🌻🌻🌻🌻🌻')).toBe('short')
  })

  it('is weak where a long text is a run, a repeat or a usual word', () => {
    for (const one of ['aaaaaaaaaaaaaaaa', '123456789012', 'motdepasse123456', 'abcdefghijklmnop'])
      expect(strength(one)).toBe('weak')
  })

  it('does not count one’s own name', () => {
    expect(strength('lucie.darbon!', 'lucie.darbon')).toBe('weak')
  })

  it('is good for a plain long password, strong for four words', () => {
    expect(strength('vent-Laine42x')).toBe('good')
    expect(strength('quatre chevaux boivent du thé')).toBe('strong')
  })
})
