import type { RunFilter } from '../../api/runs'

let remembered: RunFilter | null = null

/** Keeps the filter of the list that was shown last: a run that is opened from it has its neighbours there. */
export function rememberRuns(filter: RunFilter) {
  remembered = filter
}

/** The filter of the last list; that of the flow if no list was shown. */
export const rememberedRuns = (flow: string): RunFilter => remembered ?? { flow }
