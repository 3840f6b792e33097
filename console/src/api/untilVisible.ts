/** Resolves once the page is visible, or the signal is aborted: a hidden tab asks the host for nothing. */
export function untilVisible(signal: AbortSignal) {
  return new Promise<void>((done) => {
    const look = () => {
      if (document.hidden && !signal.aborted) return
      document.removeEventListener('visibilitychange', look)
      signal.removeEventListener('abort', look)
      done()
    }
    document.addEventListener('visibilitychange', look)
    signal.addEventListener('abort', look)
    look()
  })
}
