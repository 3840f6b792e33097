import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { healthQuery } from '../api/system'

const key = 'reloaded'
const pause = 30_000

/** Loads the page again as soon as the host answers: it may have a new release, whose parts have other names. */
export function useReload(isNeeded: boolean) {
  const [since] = useState(() => Date.now())
  const { dataUpdatedAt, refetch } = useQuery({ ...healthQuery(), enabled: isNeeded })
  useEffect(() => {
    if (isNeeded) refetch()
  }, [isNeeded, refetch])
  useEffect(() => {
    if (!isNeeded || dataUpdatedAt <= since) return
    // A part that is really missing must not reload the page for ever.
    const last = Number(sessionStorage.getItem(key))
    if (Date.now() - last < pause) return
    sessionStorage.setItem(key, String(Date.now()))
    location.reload()
  }, [isNeeded, dataUpdatedAt, since])
}
