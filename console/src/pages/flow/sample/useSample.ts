import { useMemo, useSyncExternalStore } from 'react'
import { keepSample, keptSample, readSample, type Sample, subscribeToSamples } from './sample'

/** The pinned sample of a flow, which its editor and its benches share. */
export function useSample(flow: string) {
  const kept = useSyncExternalStore(subscribeToSamples, () => keptSample(flow))
  const sample = useMemo(() => readSample(kept), [kept])
  return {
    sample,
    pin: (next: Sample) => keepSample(flow, next),
    unpin: () => keepSample(flow, null),
  }
}
