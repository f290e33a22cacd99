// Light, dark, or as the device says; remembered on this device.
export type Theme = 'auto' | 'light' | 'dark'
const store = 'entente.theme'
let current = $state<Theme>('auto')

function apply(next: Theme): void {
  if (next === 'auto') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = next
}

export const theme = {
  get current(): Theme {
    return current
  },
  set(next: Theme): void {
    current = next
    apply(next)
    try {
      localStorage.setItem(store, next)
    } catch {
      // It holds until the page is closed.
    }
  },
  resume(): void {
    try {
      const kept = localStorage.getItem(store)
      if (kept === 'light' || kept === 'dark') current = kept
    } catch {
      current = 'auto'
    }
    apply(current)
  },
}
