import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'
import { untilVisible } from './untilVisible'

export type DryRun = Schemas['DryRunRecord']
export type DryRunRow = Schemas['DryRunRow']
export type DryRunInput = Schemas['DryRunInputRequest']

/** Starts a dry run of a draft, or of the stored definition without one. It may be running still when the host answers. */
export const startDryRun = (flow: string, input: DryRunInput, definition: string | null) =>
  bodyOf(
    api.POST('/api/flows/{flow}/dry-run', {
      params: { path: { flow } },
      body: { input, definition: definition === null ? undefined : JSON.parse(definition), limit: 25 },
    }),
  )

/** A dry run that is polled until it ends. */
export const dryRunQuery = (flow: string, begun: DryRun) =>
  queryOptions({
    queryKey: ['flow', flow, 'dry-run', begun.id],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/flows/{flow}/dry-runs/{id}', { params: { path: { flow, id: begun.id } }, signal })),
    initialData: begun,
    refetchInterval: (query) => (query.state.data?.status === 'running' ? 1000 : false),
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms))

/** The result of a dry run, once it has ended. */
export async function tryDefinition(flow: string, input: DryRunInput, definition: string | null, signal: AbortSignal) {
  const body = { input, definition: definition === null ? undefined : JSON.parse(definition), limit: 10 }
  let run = await bodyOf(api.POST('/api/flows/{flow}/dry-run', { params: { path: { flow } }, body, signal }))
  while (run.status === 'running') {
    await wait(1000)
    await untilVisible(signal)
    run = await bodyOf(api.GET('/api/flows/{flow}/dry-runs/{id}', { params: { path: { flow, id: run.id } }, signal }))
  }
  return run
}
