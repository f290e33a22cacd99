import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AllianceLine } from './api/types'
import { AllianceList, joined } from './alliances.svelte'

const get = vi.hoisted(() => vi.fn())
vi.mock('./api/client', () => ({ api: { get } }))
vi.mock('./live.svelte', () => ({ onChange: () => () => {} }))

const all = Array.from({ length: 75 }, (_, i) => ({ id: `a${i}`, patient_name: `P ${i}` }) as AllianceLine)

/** As the server answers: a slice of those that match. */
function answer(path: string) {
  const asked = new URLSearchParams(path.split('?')[1])
  const from = Number(asked.get('offset'))
  const found = all.filter((one) => one.patient_name.includes(asked.get('q') ?? ''))
  const alliances = found.slice(from, from + Number(asked.get('limit')))
  return { alliances, more: from + alliances.length < found.length, total: all.length, asking: 2 }
}

beforeEach(() => {
  get.mockReset()
  get.mockImplementation((path: string) => Promise.resolve(answer(path)))
})

describe('the list of one’s alliances', () => {
  it('asks for one page, and for the next only when the person wants it', async () => {
    const list = new AllianceList()
    await list.load()
    expect(list.lines).toHaveLength(30)
    expect(get).toHaveBeenCalledTimes(1)
    expect([list.more, list.total, list.asking]).toEqual([true, 75, 2])
    await list.next()
    await list.next()
    expect(list.lines).toHaveLength(75)
    expect(list.more).toBe(false)
  })

  it('stays as long as it was when something changes', async () => {
    const list = new AllianceList()
    await list.load()
    await list.next()
    await list.load()
    expect(list.lines).toHaveLength(60)
  })

  it('begins a search at its first page and leaves it to the server', async () => {
    const list = new AllianceList()
    await list.load()
    await list.next()
    list.ask({ q: 'P 7', only: 'todo' })
    await vi.waitFor(() => expect(list.busy).toBe(false))
    expect(get).toHaveBeenLastCalledWith('/alliances?offset=0&limit=30&q=P+7&only=todo')
    expect(list.lines!.map((one) => one.id)).toEqual(['a7', 'a70', 'a71', 'a72', 'a73', 'a74'])
  })

  it('never lets a late answer replace that to a later question', async () => {
    const list = new AllianceList()
    let late: (value: unknown) => void = () => {}
    get.mockImplementationOnce(() => new Promise((resolve) => (late = resolve)))
    list.ask({ q: 'P 1', only: 'all' })
    list.ask({ q: 'P 74', only: 'all' })
    await vi.waitFor(() => expect(list.lines).toHaveLength(1))
    late(answer('/alliances?offset=0&limit=30&q=P 1'))
    await Promise.resolve()
    expect(list.lines!.map((one) => one.id)).toEqual(['a74'])
  })

  it('shows once a line that moved between two pages', () => {
    expect(joined(all.slice(0, 2), all.slice(1, 3)).map((one) => one.id)).toEqual(['a0', 'a1', 'a2'])
  })
})
