import { describe, expect, it } from 'vitest'
import { keysFor, own, pressedKey } from './shortcuts'

const sign = (family: 'resistance' | 'reactance' | 'engagement', n: number) =>
  Array.from({ length: n }, (_, i) => ({ code: `${family}-${i}`, family }))
const press = (key: string, code: string, more = {}) =>
  pressedKey({ key, code, ctrlKey: false, metaKey: false, altKey: false, repeat: false, target: null, ...more })

describe('the keys of the signs', () => {
  it('are digits for the first family and letters for the others', () => {
    const keys = keysFor([...sign('resistance', 2), ...sign('reactance', 2)])
    expect([...keys.values()]).toEqual(['1', '2', 'a', 'b'])
  })

  it('are each given once, and never one that does something else', () => {
    const keys = [...keysFor([...sign('resistance', 12), ...sign('engagement', 30)]).values()]
    expect(new Set(keys).size).toBe(keys.length)
    for (const taken of Object.values(own)) expect(keys).not.toContain(taken)
  })

  it('leave signs beyond the last key without one', () => {
    const keys = keysFor([...sign('resistance', 1), ...sign('engagement', 40)])
    expect(keys.has('engagement-39')).toBe(false)
  })

  it('are read by place for digits, so that a French keyboard needs no shift', () => {
    expect(press('&', 'Digit1')).toBe('1')
    expect(press('é', 'Digit2')).toBe('2')
    expect(press('7', 'Numpad7')).toBe('7')
    expect(press('A', 'KeyQ')).toBe('a')
  })

  it('do nothing while somebody writes, holds a key down or uses another shortcut', () => {
    const area = document.createElement('textarea')
    expect(press('a', 'KeyA', { target: area })).toBeNull()
    expect(press('a', 'KeyA', { ctrlKey: true })).toBeNull()
    expect(press('a', 'KeyA', { repeat: true })).toBeNull()
    const radio = document.createElement('input')
    radio.type = 'radio'
    expect(press('a', 'KeyA', { target: radio })).toBe('a')
  })
})
