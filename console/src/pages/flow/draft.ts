/** An edited definition and the version that it began with. */
export interface Draft {
  base: number
  baseText: string
  text: string
  /** Why the change is made, as far as its author wrote it. */
  note?: string
}

const keyOf = (flow: string) => `draft:${flow}`

/** The draft of a flow that this browser keeps; null if it keeps no draft. */
export function readDraft(flow: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(flow)) ?? 'null')
    return draft && typeof draft.text === 'string' && typeof draft.baseText === 'string' && Number.isInteger(draft.base)
      ? draft
      : null
  } catch {
    return null
  }
}

/** Keeps a draft until it is saved or discarded. A browser without storage keeps none. */
export function keepDraft(flow: string, draft: Draft | null) {
  try {
    if (draft) localStorage.setItem(keyOf(flow), JSON.stringify(draft))
    else localStorage.removeItem(keyOf(flow))
  } catch {
    // The page holds it all the same.
  }
}

/** Calls a listener when another tab of this browser changes the draft. Returns how to stop. */
export function watchDraft(flow: string, listener: (draft: Draft | null) => void) {
  // Without a key, all of the storage was cleared.
  const take = ({ key }: StorageEvent) => (key === keyOf(flow) || key === null) && listener(readDraft(flow))
  window.addEventListener('storage', take)
  return () => window.removeEventListener('storage', take)
}
