/** Does work for each item, some at a time, in their order. It begins no more work after an abort. */
export async function eachOf<T>(
  items: readonly T[],
  atOnce: number,
  signal: AbortSignal,
  work: (item: T, at: number) => Promise<void>,
) {
  let next = 0
  const worker = async () => {
    while (next < items.length && !signal.aborted) {
      const at = next++
      const item = items[at] as T
      await work(item, at)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
  signal.throwIfAborted()
}
