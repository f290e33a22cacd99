// Waits for what is on its way.
import { outbox } from '../../lib/outbox.svelte'
import { ApiError } from '../../lib/api'

const look_ms = 150

/** Throws `network.offline` when it has not left after a while. */
export async function sentAll(patience_ms = 10_000): Promise<void> {
  outbox.wake()
  for (let waited = 0; outbox.waiting > 0; waited += look_ms) {
    if (waited >= patience_ms) throw new ApiError({ status: 0, key: 'network.offline' })
    await new Promise((resolve) => setTimeout(resolve, look_ms))
  }
}
