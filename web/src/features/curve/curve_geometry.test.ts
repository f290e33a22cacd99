import { describe, expect, it } from 'vitest'
import type { CurvePoint } from '../../lib/api/types'
import { bands, cut, frameOf, gapBars, labelSpot, lanes, pathOf, runs, wrap } from './curve_geometry'

const plot = { top: 20, height: 200 }
const point = (number: number, patient?: number, caregiver?: number, more: Partial<CurvePoint> = {}): CurvePoint => ({
  session: `s${number}`,
  number,
  at: '2026-11-01T10:00:00.000000Z',
  ...(patient === undefined ? {} : { patient_milli: patient }),
  ...(caregiver === undefined ? {} : { caregiver_milli: caregiver }),
  ...(patient === undefined || caregiver === undefined ? {} : { gap_milli: caregiver - patient }),
  patient_blind: false,
  caregiver_blind: false,
  signs: [],
  ...more,
})
const curve = (points: CurvePoint[]) => ({ points, min_milli: 0, max_milli: 10_000 })
const many = (n: number) => Array.from({ length: n }, (_, i) => point(i + 1, 8000, 8200))

describe('the frame of the curve', () => {
  it('puts the best at the top, the worst at the bottom, and nothing beyond', () => {
    const frame = frameOf(curve(many(3)), 300, plot)
    expect(frame.y(10_000)).toBe(20)
    expect(frame.y(0)).toBe(220)
    expect(frame.y(5000)).toBe(120)
    expect(frame.y(20_000)).toBe(20)
    expect(frame.y(-1)).toBe(220)
  })

  it('fits few sessions in the box, and scrolls when each would be narrower than a thumb', () => {
    expect(frameOf(curve(many(4)), 300, plot).width).toBe(300)
    const long = frameOf(curve(many(100)), 300, plot)
    expect(long.slot).toBe(64)
    expect(long.width).toBe(6400)
  })

  it('keeps one session near the left, not lost in the middle', () => {
    const one = frameOf(curve(many(1)), 900, plot)
    expect(one.x(0)).toBe(120)
  })

  it('stands for an alliance without a session, and for a scale without length', () => {
    expect(frameOf(curve([]), 300, plot).width).toBe(300)
    expect(frameOf({ points: many(1), min_milli: 5, max_milli: 5 }, 300, plot).y(5)).toBe(220)
  })

  it('places what happened between two sessions on the line between them', () => {
    const frame = frameOf(curve([point(1, 8000), point(2, 8000), point(4, 8000)]), 300, plot)
    expect(frame.between(0)).toBe(6)
    expect(frame.between(2)).toBe(200)
    expect(frame.between(3)).toBe(200)
    expect(frame.between(9)).toBe(294)
  })
})

describe('the lines', () => {
  it('break where nobody answered', () => {
    const points = [point(1, 8000), point(2, 7000), point(3), point(4, 9000)]
    const found = runs(points, 'patient', frameOf(curve(points), 400, plot))
    expect(found.map((one) => one.length)).toEqual([2, 1])
    expect(runs(points, 'caregiver', frameOf(curve(points), 400, plot))).toEqual([])
  })

  it('are drawn from spot to spot', () => {
    expect(pathOf([{ x: 1, y: 2.25 }, { x: 3, y: 4 }])).toBe('M1 2.3L3 4')
  })
})

describe('the usual band', () => {
  it('is drawn only where it is known', () => {
    const usual = { low_milli: 7000, high_milli: 9000 }
    const points = [point(1, 8000), point(2, 8000), point(3, 8000, undefined, { usual }), point(4, 8000, undefined, { usual })]
    const frame = frameOf(curve(points), 400, plot)
    expect(bands(points, frame)).toEqual(['M200 40L250 40L350 40L400 40L400 80L350 80L250 80L200 80Z'])
    expect(bands(points.slice(0, 2), frame)).toEqual([])
  })
})

describe('words above the curve', () => {
  it('share a lane when they do not touch, and take the next one when they do', () => {
    const flags = [
      { id: 'a', x: 10, text: 'version 2' },
      { id: 'b', x: 40, text: 'essai' },
      { id: 'c', x: 300, text: 'essai' },
    ]
    expect(lanes(flags, 600).map((one) => [one.id, one.lane, one.anchor])).toEqual([
      ['a', 0, 'start'],
      ['b', 1, 'start'],
      ['c', 0, 'start'],
    ])
  })

  it('are written to the left near the end, and cut when they are long', () => {
    const [one] = lanes([{ id: 'a', x: 590, text: 'Rouvrir ce point ensemble, à la prochaine' }], 600)
    expect(one!.anchor).toBe('end')
    expect(one!.text).toBe('Rouvrir ce point ensemble,…')
  })

  it('never overlap, however many there are', () => {
    const flags = Array.from({ length: 60 }, (_, i) => ({ id: String(i), x: 6 + i * 11, text: 'un mot ou deux' }))
    const placed = lanes(flags, 700)
    for (const a of placed) {
      for (const b of placed) {
        if (a.id < b.id && a.lane === b.lane && a.anchor === b.anchor) expect(Math.abs(a.x - b.x)).toBeGreaterThan(100)
      }
    }
  })

  it('wrap between words and cut with a sign', () => {
    expect(wrap('réparée après avoir changé', 14)).toEqual(['réparée après', 'avoir changé'])
    expect(cut('abc', 3)).toBe('abc')
    expect(cut('abcd', 3)).toBe('ab…')
  })
})

describe('the gap between both', () => {
  it('stands above the line for the caregiver, below for the patient, small gaps small', () => {
    const points = [point(1, 8000, 8500), point(2, 9000, 8000), point(3, 8000)]
    const [up, down, none] = gapBars(points, frameOf(curve(points), 300, plot), 100, 20)
    expect(up).toMatchObject({ index: 0, y: 95, height: 5, milli: 500 })
    expect(down).toMatchObject({ index: 1, y: 100, height: 10, milli: -1000 })
    expect(none).toBeUndefined()
  })

  it('shows that two answered alike', () => {
    const points = [point(1, 8000, 8000)]
    expect(gapBars(points, frameOf(curve(points), 300, plot), 100, 20)[0]!.height).toBe(1.5)
  })
})

describe('the words of a mark', () => {
  it('stand away from the other line, inside the drawing', () => {
    const points = [point(1, 3000, 8000), point(2, 200, 9000), point(3, 9000, 3000)]
    const frame = frameOf(curve(points), 600, plot)
    expect(labelSpot(points[0]!, 0, frame, plot, 1).y).toBeGreaterThan(frame.y(3000))
    expect(labelSpot(points[1]!, 1, frame, plot, 2).y).toBeLessThan(frame.y(9000))
    expect(labelSpot(points[2]!, 2, frame, plot, 1).y).toBeLessThan(frame.y(9000))
  })
})
