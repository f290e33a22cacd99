// Said to those who listen to the screen, without moving their focus.
let text = $state('')

export const announced = {
  get text(): string {
    return text
  },
}

export function announce(sentence: string): void {
  text = '' // the same sentence twice is two sentences
  setTimeout(() => (text = sentence), 60)
}
