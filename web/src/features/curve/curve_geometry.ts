// Where each thing of the curve stands, in pixels. Pure: the drawing is CurveChart.svelte's.
import type { Curve, CurvePoint } from '../../lib/api/types'

export type Side = 'patient' | 'caregiver'
export type Spot = { x: number; y: number }

/** A session is at least a thumb wide; with few of them they do not drift apart. */
const slotMin = 64
const slotMax = 240

export type Frame = {
  slot: number
  /** Of the whole drawing; wider than the box: it scrolls. */
  width: number
  /** The middle of the i-th session. */
  x: (index: number) => number
  /** The line after the session numbered so (0: before the first). */
  between: (number: number) => number
  y: (milli: number) => number
}

export type Plot = { top: number; height: number }

/** `room`: how wide the box is. */
export function frameOf(curve: Pick<Curve, 'points' | 'min_milli' | 'max_milli'>, room: number, plot: Plot): Frame {
  const n = curve.points.length
  const slot = n ? Math.min(slotMax, Math.max(slotMin, room / n)) : slotMin
  const width = Math.max(room, slot * n)
  const range = curve.max_milli - curve.min_milli || 1
  const after = (number: number) => curve.points.filter((one) => one.number <= number).length
  return {
    slot,
    width,
    x: (index) => slot * (index + 0.5),
    between: (number) => Math.min(Math.max(slot * after(number), 6), width - 6),
    y: (milli) => {
      const share = (Math.min(Math.max(milli, curve.min_milli), curve.max_milli) - curve.min_milli) / range
      return plot.top + plot.height * (1 - share)
    },
  }
}

const scoreOf = (point: CurvePoint, side: Side) => (side === 'patient' ? point.patient_milli : point.caregiver_milli)

/** Runs of sessions with an answer: a session without one is a gap, not a guess. */
export function runs(points: CurvePoint[], side: Side, frame: Frame): Spot[][] {
  const out: Spot[][] = []
  let open = false
  points.forEach((point, i) => {
    const milli = scoreOf(point, side)
    if (milli === undefined) {
      open = false
      return
    }
    if (!open) out.push([])
    open = true
    out.at(-1)!.push({ x: frame.x(i), y: frame.y(milli) })
  })
  return out
}

export const pathOf = (spots: Spot[]): string => spots.map(({ x, y }, i) => `${i ? 'L' : 'M'}${px(x)} ${px(y)}`).join('')

const px = (value: number) => Math.round(value * 10) / 10

/** The usual band as closed shapes, half a slot beyond its first and last session. */
export function bands(points: CurvePoint[], frame: Frame): string[] {
  const out: string[] = []
  let run: { x: number; low: number; high: number }[] = []
  const close = () => {
    const first = run[0]
    const last = run.at(-1)
    if (first && last) {
      const half = frame.slot / 2
      const all = [{ ...first, x: first.x - half }, ...run, { ...last, x: last.x + half }]
      const above = all.map(({ x, high }) => ({ x, y: high }))
      const below = all.map(({ x, low }) => ({ x, y: low })).reverse()
      out.push(`${pathOf([...above, ...below])}Z`)
    }
    run = []
  }
  points.forEach((point, i) => {
    if (!point.usual) return close()
    run.push({ x: frame.x(i), low: frame.y(point.usual.low_milli), high: frame.y(point.usual.high_milli) })
  })
  close()
  return out
}

/** Words that stand in lanes above the curve, none upon another. */
export type Flag = { id: string; x: number; text: string }
export type PlacedFlag = Flag & { lane: number; anchor: 'start' | 'end' }

/** How wide a text is, near enough, at the size of the chart's small words. */
export const wide = (text: string, em = 14): number => [...text].length * em * 0.52

/** Lines of at most so many characters; one that is longer keeps its words. */
export function wrap(text: string, most: number): string[] {
  const out: string[] = []
  for (const word of text.split(/ +/)) {
    const last = out.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= most) out[out.length - 1] = `${last} ${word}`
    else out.push(word)
  }
  return out
}

export const cut = (text: string, most: number): string => {
  const all = [...text]
  return all.length <= most ? text : `${all.slice(0, most - 1).join('').trimEnd()}…`
}

/** Greedy: the first lane in which a flag touches no earlier one. Near the end it is written to the left. */
export function lanes(flags: Flag[], width: number, most = 28): PlacedFlag[] {
  const placed: PlacedFlag[] = []
  const taken: { lane: number; from: number; to: number }[] = []
  for (const flag of [...flags].sort((a, b) => a.x - b.x)) {
    const text = cut(flag.text, most)
    const long = wide(text) + 12
    const anchor = flag.x + long > width && flag.x - long >= 0 ? 'end' : 'start'
    const from = anchor === 'start' ? flag.x : flag.x - long
    const to = from + long
    let lane = 0
    while (taken.some((one) => one.lane === lane && one.from < to && from < one.to)) lane++
    taken.push({ lane, from, to })
    placed.push({ ...flag, text, lane, anchor })
  }
  return placed
}

/** Bars of the gap: above the line the caregiver is the higher one, below the patient. */
export type GapBar = { index: number; x: number; y: number; height: number; label: Spot; milli: number }

export function gapBars(points: CurvePoint[], frame: Frame, middle: number, reach: number): GapBar[] {
  // At least two points of ten wide, so that a small gap looks small.
  const most = Math.max(2000, ...points.map((one) => Math.abs(one.gap_milli ?? 0)))
  return points.flatMap((point, index) => {
    const milli = point.gap_milli
    if (milli === undefined) return []
    const height = Math.max(1.5, (Math.abs(milli) / most) * reach)
    const x = frame.x(index)
    const up = milli >= 0
    return [{ index, x, y: up ? middle - height : middle, height, milli, label: { x, y: up ? middle - height - 5 : middle + height + 14 } }]
  })
}

/** Where the words of a mark stand beside its point: on the side away from the other line. */
export function labelSpot(point: CurvePoint, index: number, frame: Frame, plot: Plot, lines: number, gap = 30): Spot & { anchor: 'start' | 'middle' | 'end' } {
  const own = frame.y(point.patient_milli ?? point.caregiver_milli ?? 0)
  const other = point.caregiver_milli === undefined ? own - 1 : frame.y(point.caregiver_milli)
  const below = other <= own
  const tall = lines * 16
  const fits = own + gap + tall <= plot.top + plot.height + 4
  const x = frame.x(index)
  const anchor = x < 70 ? 'start' : x > frame.width - 70 ? 'end' : 'middle'
  const side = anchor === 'start' ? x - 14 : anchor === 'end' ? x + 14 : x
  if (below && fits) return { x: side, y: own + gap, anchor }
  return { x: side, y: Math.max(12, Math.min(own, other) - gap / 2 - 3 - (lines - 1) * 16), anchor }
}
