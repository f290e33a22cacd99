// Handwriting as strokes: undo is one stroke, and the picture is drawn from them at any size.

export type Point = { x: number; y: number }
export type Stroke = Point[]

/** Width and height of the pad in its own units; strokes are kept in them whatever the screen. */
export const pad = { width: 600, height: 200 } as const

export function pointIn(
  box: { left: number; top: number; width: number; height: number },
  client: { x: number; y: number },
): Point {
  const at = (value: number, size: number, units: number) =>
    Math.min(units, Math.max(0, size > 0 ? (value / size) * units : 0))
  return {
    x: at(client.x - box.left, box.width, pad.width),
    y: at(client.y - box.top, box.height, pad.height),
  }
}

/** A mark that is more than a touch by mistake: its strokes cover some distance. */
export function isMark(strokes: Stroke[]): boolean {
  let length = 0
  for (const stroke of strokes) {
    for (let i = 1; i < stroke.length; i++) {
      length += Math.hypot(stroke[i]!.x - stroke[i - 1]!.x, stroke[i]!.y - stroke[i - 1]!.y)
    }
  }
  return length >= 40
}

/** An SVG path through the middle of each pair of points: a hand has no corners. */
export function pathOf(stroke: Stroke): string {
  const first = stroke[0]
  if (!first) return ''
  const f = (value: number) => value.toFixed(1)
  if (stroke.length === 1) return `M${f(first.x)} ${f(first.y)}l0.1 0`
  let out = `M${f(first.x)} ${f(first.y)}`
  for (let i = 1; i < stroke.length - 1; i++) {
    const a = stroke[i]!
    const b = stroke[i + 1]!
    out += `Q${f(a.x)} ${f(a.y)} ${f((a.x + b.x) / 2)} ${f((a.y + b.y) / 2)}`
  }
  const last = stroke.at(-1)!
  return `${out}L${f(last.x)} ${f(last.y)}`
}

function paper(scale: number): [HTMLCanvasElement, CanvasRenderingContext2D] {
  const canvas = document.createElement('canvas')
  canvas.width = pad.width * scale
  canvas.height = pad.height * scale
  const context = canvas.getContext('2d')!
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(scale, scale)
  context.strokeStyle = context.fillStyle = '#1f2a2e'
  return [canvas, context]
}

const png = (canvas: HTMLCanvasElement) =>
  new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )

export function pictureOf(strokes: Stroke[]): Promise<Blob> {
  const [canvas, context] = paper(2)
  context.lineWidth = 3
  context.lineCap = context.lineJoin = 'round'
  for (const stroke of strokes) context.stroke(new Path2D(pathOf(stroke)))
  return png(canvas)
}

/** The name as typed, in the document's own serif, slanted: for those who cannot draw. */
export async function pictureOfName(name: string): Promise<Blob> {
  await document.fonts?.load('italic 48px "Source Serif 4"').catch(() => [])
  const [canvas, context] = paper(2)
  let size = 56
  const font = () => (context.font = `italic ${size}px "Source Serif 4", Georgia, serif`)
  for (font(); size > 16 && context.measureText(name).width > pad.width - 60; font()) size -= 2
  context.textBaseline = 'middle'
  context.fillText(name, 30, pad.height / 2)
  return png(canvas)
}
