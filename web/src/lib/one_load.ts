/** Loads one at a time: calls made while one is going on share one more, begun when it ends. */
export function oneLoad(load: () => Promise<void>): () => Promise<void> {
  let loading: Promise<void> | null = null
  let again = false
  const begin = (): Promise<void> => {
    if (loading) {
      again = true
      return loading
    }
    loading = load().finally(() => {
      loading = null
      if (!again) return
      again = false
      void begin()
    })
    return loading
  }
  return begin
}
