import { useEffect, useEffectEvent, useState } from 'react'
import { useWords } from '../../i18n/words'
import { toast, toastError } from '../../ui/toasts'
import { useSample } from '../flow/sample/useSample'
import { type BenchInput, exampleInput, inputOfSample, lastInput } from './benchInput'
import { rowInput } from './failing'
import { benchRoute } from './route'
import type { BenchStep } from './steps'
import { benchWords } from './words'

/** What a step is tested with: the row in the URL, the pinned sample, the last row that was logged, or an example. */
export function useBenchInput(flow: string, step: BenchStep, definition: Readonly<Record<string, unknown>> | null) {
  const words = useWords(benchWords)
  const { run, row, error: isFixing } = benchRoute.useSearch()
  const { sample } = useSample(flow)
  const [input, setInput] = useState<BenchInput>(() => exampleInput(step))

  const find = useEffectEvent(async (signal: AbortSignal): Promise<BenchInput | null> => {
    if (run && row) {
      const found = await rowInput(run, row, step, signal)
      if (found) return { text: found.input, attributes: found.attributes, source: 'row', name: found.name }
      toast(words['load.gone'], { kind: 'error' })
      return null
    }
    if (sample && definition) return inputOfSample(definition, step, sample, signal)
    return isFixing ? null : lastInput(flow, step, signal)
  })
  const load = useEffectEvent(async (signal: AbortSignal) => {
    try {
      const found = await find(signal)
      // What was typed or loaded meanwhile stays.
      if (found && !signal.aborted) setInput((now) => (now.source === 'example' || row ? found : now))
    } catch (error) {
      if (!signal.aborted) toastError(words['load.failed'], error)
    }
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the input is loaded again for another row.
  useEffect(() => {
    const abort = new AbortController()
    load(abort.signal)
    return () => abort.abort()
  }, [run, row])

  return { input, setInput, sample }
}
