import { useEffect, useState } from 'react'

/** The time, read anew once a second while active. */
export function useNow(active: boolean) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!active) return
    setNow(Date.now())
    const timer = setInterval(() => !document.hidden && setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [active])
  return now
}
