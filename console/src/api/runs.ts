import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type Run = Schemas['RunRecord']
export type RunStatus = Schemas['RunStatus']
export type Totals = Schemas['RunTotals']
export type Row = Schemas['RowRecord']
export type Step = Schemas['StepRecord']
export type RowAttempt = Schemas['RowAttempt']
export type Outcome = Schemas['RowOutcome']

export interface RunFilter {
  flow?: string
  status?: RunStatus
  by?: string
  from?: string
  to?: string
}

const runsPage = 50
const hasOnePage = (data: { pages: readonly unknown[] } | undefined) => !data || data.pages.length === 1

export type RunPage = Schemas['RunList']

/** A page of a list of runs. */
export const runsPageOf = (filter: RunFilter, continuation: string | undefined, signal: AbortSignal) =>
  bodyOf(api.GET('/api/runs', { params: { query: { ...filter, limit: runsPage, continuation } }, signal }))

/** Runs, the newest first, a page at a time. Once there are several pages, {@link newestRunsQuery} refreshes them. */
export const runsQuery = (filter: RunFilter) =>
  infiniteQueryOptions({
    queryKey: ['runs', filter],
    queryFn: ({ pageParam, signal }) => runsPageOf(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.continuation ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (hasOnePage(state.data) ? 5000 : false),
    refetchOnMount: ({ state }) => hasOnePage(state.data),
    refetchOnWindowFocus: ({ state }) => hasOnePage(state.data),
  })

/** How many runs match, up to a page of them. */
export const countRunsQuery = (filter: RunFilter) =>
  queryOptions({
    queryKey: ['runs', 'count', filter],
    queryFn: async ({ signal }) => {
      const { items, continuation } = await bodyOf(
        api.GET('/api/runs', { params: { query: { ...filter, limit: runsPage } }, signal }),
      )
      return { count: items.length, isMore: Boolean(continuation) }
    },
  })

export const runningQuery = () =>
  queryOptions({
    queryKey: ['runs', 'running'],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/runs', { params: { query: { status: 'running', limit: 20 } }, signal })),
    refetchInterval: 3000,
  })

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/runs/{id}', { params: { path: { id } }, signal })),
    // The host says when to ask again: soon at the beginning, and not at all after the end.
    refetchInterval: (query) => query.state.data?.nextPollMs ?? false,
  })

export interface RowFilter {
  outcome?: Outcome
  code?: string
  q?: string
}

/** Rows from a row number on, without requests and responses. */
export const rowsQuery = (id: string, filter: RowFilter, from: number, limit: number) =>
  queryOptions({
    queryKey: ['rows', id, filter, from, limit],
    queryFn: ({ signal }) =>
      bodyOf(
        api.GET('/api/runs/{id}/rows', {
          params: { path: { id }, query: { ...filter, from, limit, fields: 'summary' } },
          signal,
        }),
      ),
  })

/** Rows that match, a page at a time. */
export const rowsPageQuery = (id: string, filter: RowFilter, isRunning: boolean) =>
  infiniteQueryOptions({
    queryKey: ['rows', id, filter, isRunning],
    queryFn: ({ pageParam, signal }) =>
      bodyOf(
        api.GET('/api/runs/{id}/rows', {
          params: { path: { id }, query: { ...filter, limit: 500, fields: 'summary', continuation: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.continuation ?? undefined,
    staleTime: isRunning ? 0 : Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })

export const rowQuery = (id: string, row: number) =>
  queryOptions({
    queryKey: ['row', id, row],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/runs/{id}/rows/{row}', { params: { path: { id, row: String(row) } }, signal })),
  })

/** A row at each stage between the ERP and Omnitron. */
export const traceQuery = (id: string, row: number) =>
  queryOptions({
    queryKey: ['row', id, row, 'trace'],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/runs/{id}/rows/{row}/trace', { params: { path: { id, row: String(row) } }, signal })),
    staleTime: 60_000,
  })

export interface Rerun {
  /** Which rows, or their numbers. */
  rows: 'failed' | 'all' | number[]
  version: 'original' | 'current'
}

/** What a re-run would repeat. */
export async function planRerun(id: string, body: Rerun) {
  const answer = await bodyOf(
    api.POST('/api/runs/{id}/rerun', { params: { path: { id }, query: { plan: true } }, body }),
  )
  return 'rows' in answer ? answer : null
}

/** Repeats rows of a run. Returns the new run; null if there was nothing to repeat. */
export async function startRerun(id: string, body: Rerun) {
  const answer = await bodyOf(api.POST('/api/runs/{id}/rerun', { params: { path: { id } }, body }))
  return 'runId' in answer ? answer.runId : null
}

export const cancelRun = (id: string) => bodyOf(api.POST('/api/runs/{id}/cancel', { params: { path: { id } } }))

export const resumeRun = (id: string) => bodyOf(api.POST('/api/runs/{id}/resume', { params: { path: { id } } }))

/** A row at each stage, once. */
export const rowTrace = (id: string, row: number) =>
  bodyOf(api.GET('/api/runs/{id}/rows/{row}/trace', { params: { path: { id, row: String(row) } } }))

/** A page of a run as the script step gets it. */
export const pageOf = (id: string, page: number) =>
  bodyOf(api.GET('/api/runs/{id}/pages/{page}', { params: { path: { id, page: String(page) } } }))
