import { useSyncExternalStore } from 'react'

function matching(text: string) {
  const query = matchMedia(text)
  const subscribe = (listener: () => void) => {
    query.addEventListener('change', listener)
    return () => query.removeEventListener('change', listener)
  }
  return () => useSyncExternalStore(subscribe, () => query.matches)
}

/** Whether the page has the width of a phone, which a page that is enlarged has too. */
export const useIsNarrow = matching('(max-width: 720px)')

/** Whether the page is on a phone. */
export const useIsPhone = matching('(max-width: 720px) and (pointer: coarse)')
