import { describe, expect, it } from 'vitest'
import { oneLoad } from './one_load'

describe('one load at a time', () => {
  it('shares one more load among all calls made meanwhile', async () => {
    const ends: (() => void)[] = []
    const load = oneLoad(() => new Promise<void>((end) => ends.push(end)))
    const first = load()
    void load()
    void load()
    expect(ends.length).toBe(1)
    ends[0]!()
    await first
    await Promise.resolve()
    expect(ends.length).toBe(2)
    ends[1]!()
    await Promise.resolve()
    await Promise.resolve()
    expect(ends.length).toBe(2)
  })
})
