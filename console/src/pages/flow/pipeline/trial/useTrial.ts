import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { tryDefinition } from '../../../../api/dryRuns'
import { ApiError } from '../../../../api/problem'
import { useDebounced } from '../../../../ui/useDebounced'
import type { Sample } from '../../sample/sample'
import { trialDefinition, trialInput } from './trialInput'

const pause = 700

interface Options {
  flow: string
  text: string
  /** Whether the text is tried as a draft, which sends each order, even an unchanged one. */
  isDraft: boolean
  /** Whether the host accepts the definition. */
  isValid: boolean
  sample: Sample | null
}

/** The pinned sample in each step of the definition, again after each change. */
export function useTrial({ flow, text, isDraft, isValid, sample }: Options) {
  const settled = useDebounced(text, pause)
  const definition = sample ? trialDefinition(settled, sample) : settled
  const isReady = sample !== null && isValid && settled === text
  const { data, error, isFetching, isPlaceholderData } = useQuery({
    queryKey: ['flow', flow, 'trial', isDraft ? definition : null, sample?.at],
    queryFn: ({ signal }) => tryDefinition(flow, trialInput(sample as Sample), isDraft ? definition : null, signal),
    enabled: isReady,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    refetchOnWindowFocus: false,
    // Other dry runs may occupy the host.
    retry: (count, failure) => failure instanceof ApiError && failure.status === 429 && count < 5,
    retryDelay: 2500,
  })
  return {
    trial: sample ? data : undefined,
    error: sample && isReady && !isFetching ? error : null,
    /** Whether the result belongs to an earlier text or sample. */
    isStale: isPlaceholderData || settled !== text || !isValid,
    isRunning: isFetching,
  }
}
