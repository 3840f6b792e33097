import { type InfiniteData, queryOptions } from '@tanstack/react-query'
import type { RunFilter, RunPage } from './runs'
import { runsPageOf, runsQuery } from './runs'

type Loaded = InfiniteData<RunPage, unknown>

/** Sorts ids of runs as a list has them: the newest first. */
export function compareRuns(one: string, other: string) {
  const [flow = '', moment = '', suffix = ''] = one.split('.')
  const [otherFlow = '', otherMoment = '', otherSuffix = ''] = other.split('.')
  return compare(otherMoment, moment) || compare(suffix, otherSuffix) || compare(flow, otherFlow)
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** Whether the newest runs, up to one of them, leave no gap to the loaded ones and have each of those that may change. */
export function coversChanges(loaded: Loaded, last: string) {
  const runs = loaded.pages.flatMap((page) => page.items)
  const oldest = runs.findLast((run) => run.status === 'running') ?? runs[0]
  return !oldest || compareRuns(oldest.runId, last) <= 0
}

/** The loaded pages with the newest runs in their place. Older runs, and where the next page begins, stay. */
export function withNewest(loaded: Loaded, newest: RunPage): Loaded {
  const last = newest.items.at(-1)
  const older =
    last && newest.continuation
      ? loaded.pages
          .map((page) => ({ ...page, items: page.items.filter((run) => compareRuns(run.runId, last.runId) > 0) }))
          .filter((page) => page.items.length > 0)
      : []
  const pages = [newest, ...older]
  return { pages, pageParams: pages.map((_, index) => pages[index - 1]?.continuation ?? undefined) }
}

/** Refreshes the newest runs of a list of which several pages are loaded. */
export const newestRunsQuery = (filter: RunFilter) =>
  queryOptions({
    queryKey: ['runs', 'newest', filter],
    queryFn: async ({ client, signal }) => {
      const { queryKey } = runsQuery(filter)
      const loaded = client.getQueryData(queryKey)
      if (!loaded) return null
      let newest = await runsPageOf(filter, undefined, signal)
      while (newest.continuation && !coversChanges(loaded, newest.items.at(-1)?.runId ?? '')) {
        const next = await runsPageOf(filter, newest.continuation, signal)
        newest = { ...next, items: [...newest.items, ...next.items] }
      }
      client.setQueryData(queryKey, (now) => now && withNewest(now, newest))
      return null
    },
    refetchInterval: 5000,
  })
