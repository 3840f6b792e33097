import { useSyncExternalStore } from 'react'

const query = matchMedia('(max-width: 720px)')

function subscribe(listener: () => void) {
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Whether the page has the width of a phone. */
export const useIsNarrow = () => useSyncExternalStore(subscribe, () => query.matches)
