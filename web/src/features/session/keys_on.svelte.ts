// Whether single keys do something in a session: a person who talks to their device, or whose hands
// shake, turns them off (WCAG 2.1.4). Remembered on this device.
const store = 'entente.session.keys'

function remembered(): boolean {
  try {
    return localStorage.getItem(store) !== 'off'
  } catch {
    return true
  }
}

let on = $state(remembered())

export const keysOn = {
  get on(): boolean {
    return on
  },
  set on(next: boolean) {
    on = next
    try {
      localStorage.setItem(store, next ? 'on' : 'off')
    } catch {
      // It holds until the page is closed.
    }
  },
}
