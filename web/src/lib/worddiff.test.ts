import { describe, expect, it } from 'vitest'
import { diffWords, mostlyNew, readAfter, readBefore, tokens } from './worddiff'

const words = ['je', 'note', 'ma', 'glycémie', 'trois', 'fois', 'le', 'soir', ',', '’', '.', ' ', '\n', '«\u202f', '\u202f?', '🙂', 'é', '-']

/** Mulberry32: the same texts at every run. */
function random(seed: number) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

function text(next: () => number): string {
  const n = Math.floor(next() * 30)
  let out = ''
  for (let i = 0; i < n; i++) out += words[Math.floor(next() * words.length)] + (next() < 0.6 ? ' ' : '')
  return out
}

describe('the comparison of two wordings', () => {
  it('reads as the first text without what was added, as the second without what was removed', () => {
    const next = random(7)
    for (let i = 0; i < 2000; i++) {
      const before = text(next)
      const after = next() < 0.5 ? text(next) : before.replace(/e/g, (m) => (next() < 0.2 ? '' : m))
      const parts = diffWords(before, after)
      expect(readBefore(parts)).toBe(before)
      expect(readAfter(parts)).toBe(after)
    }
  })

  it('never shows two parts of the same kind in a row, nor an empty one', () => {
    const next = random(11)
    for (let i = 0; i < 500; i++) {
      const parts = diffWords(text(next), text(next))
      parts.forEach((part, k) => {
        expect(part.text).not.toBe('')
        expect(part.kind).not.toBe(parts[k + 1]?.kind)
      })
    }
  })

  it('is one part when nothing changed, and nothing for two empty texts', () => {
    expect(diffWords('Je note.', 'Je note.')).toEqual([{ kind: 'same', text: 'Je note.' }])
    expect(diffWords('', '')).toEqual([])
  })

  it('shows a phrase that was replaced as one phrase gone and one phrase come', () => {
    expect(
      diffWords(
        'Je note ma glycémie trois fois par jour, dans le carnet.',
        'Je note ma glycémie le matin, et avant de conduire, dans le carnet.',
      ),
    ).toEqual([
      { kind: 'same', text: 'Je note ma glycémie ' },
      { kind: 'removed', text: 'trois fois par jour' },
      { kind: 'added', text: 'le matin, et avant de conduire' },
      { kind: 'same', text: ', dans le carnet.' },
    ])
  })

  it('loses no character of any text when cutting it into words', () => {
    for (const one of ['L’été, à 18\u202fh\u00a030', '¿Qué?', '👩‍⚕️ ok', '\u0301a', '\ud800']) {
      expect(tokens(one).join('')).toBe(one)
    }
  })

  it('knows when the two texts have little in common', () => {
    expect(mostlyNew(diffWords('Je marche le matin', 'Nous lisons ensemble un livre'))).toBe(true)
    expect(mostlyNew(diffWords('Je marche le matin', 'Je marche le soir'))).toBe(false)
  })
})
