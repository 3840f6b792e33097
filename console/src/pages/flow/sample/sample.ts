/** Input that a person pinned to try a flow with, as this browser keeps it. */
export interface Sample {
  /** Read from the ERP, read from the log of a run, or pasted. */
  source: 'erp' | 'run' | 'pasted'
  /** JSON, XML or text. */
  text: string
  /** True for a page as the script step gets it; false for what the ERP sends, which is not converted yet. */
  isPage: boolean
  /** The number of items on the page; null if it is not known. */
  items: number | null
  /** Attributes that the steps find. */
  attributes: Readonly<Record<string, string>>
  /** The row that the sample was read from. */
  row: { run: string; row: number; order: string | null } | null
  /** When it was pinned, in ISO 8601. */
  at: string
}

const keyOf = (flow: string) => `sample:${flow}`

// What this browser cannot store is kept until the page is closed.
const unstored = new Map<string, string>()
const listeners = new Set<() => void>()

/** The kept sample of a flow as text; null if there is none. The text is the same as long as the sample is. */
export function keptSample(flow: string): string | null {
  try {
    return unstored.get(flow) ?? localStorage.getItem(keyOf(flow))
  } catch {
    return unstored.get(flow) ?? null
  }
}

/** Keeps a sample in place of an earlier one; null keeps none. */
export function keepSample(flow: string, sample: Sample | null) {
  unstored.delete(flow)
  const text = JSON.stringify(sample)
  try {
    localStorage.removeItem(keyOf(flow))
    if (sample) localStorage.setItem(keyOf(flow), text)
  } catch {
    if (sample) unstored.set(flow, text)
  }
  for (const listener of listeners) listener()
}

/** Calls back when a sample changes, here or in another tab. */
export function subscribeToSamples(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', listener)
  }
}

/** A sample from its kept text; null if it is not one. */
export function readSample(text: string | null): Sample | null {
  try {
    const sample = JSON.parse(text ?? 'null')
    return typeof sample?.text === 'string' && typeof sample.attributes === 'object' && sample.attributes !== null
      ? sample
      : null
  } catch {
    return null
  }
}
