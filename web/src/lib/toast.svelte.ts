// Short messages that leave by themselves, with "undo" where something can be undone.
export type Toast = {
  id: number
  text: string
  tone: 'done' | 'problem'
  action?: { label: string; run: () => void }
}

const stays_ms = 8_000
let next = 1
let toasts = $state<Toast[]>([])
const timers = new Map<number, ReturnType<typeof setTimeout>>()

export const toaster = {
  get all(): Toast[] {
    return toasts
  },
  /** While a pointer or the focus is on it, it stays. */
  hold(id: number): void {
    clearTimeout(timers.get(id))
  },
  release(id: number): void {
    clearTimeout(timers.get(id))
    timers.set(id, setTimeout(() => toaster.close(id), stays_ms))
  },
  close(id: number): void {
    clearTimeout(timers.get(id))
    timers.delete(id)
    toasts = toasts.filter((one) => one.id !== id)
  },
}

export function toast(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
  const id = next++
  toasts = [...toasts.slice(-2), { id, text, tone: 'done', ...options }]
  toaster.release(id)
}
