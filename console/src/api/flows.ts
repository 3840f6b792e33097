import { queryOptions } from '@tanstack/react-query'
import { api, type Schemas } from './client'
import { bodyOf } from './problem'

export type FlowItem = Schemas['FlowListItem']
export type Flow = Schemas['Flow']
export type ScheduledRuns = Schemas['ScheduledRuns']

/** All flows with their schedules, last runs and watermarks. */
export const flowsQuery = () =>
  queryOptions({
    queryKey: ['flows'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/flows', { params: { query: { include: 'summary' } }, signal })),
    refetchInterval: 10_000,
  })

export const flowQuery = (flow: string) =>
  queryOptions({
    queryKey: ['flow', flow],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/flows/{flow}', { params: { path: { flow } }, signal })),
    staleTime: 60_000,
    retry: false,
  })

export const flowScheduleQuery = (flow: string) =>
  queryOptions({
    queryKey: ['flow', flow, 'schedule'],
    queryFn: ({ signal }) => bodyOf(api.GET('/api/flows/{flow}/schedule', { params: { path: { flow } }, signal })),
    refetchInterval: 15_000,
  })

/** The last runs of a flow, newest first. */
export const flowRunsQuery = (flow: string, limit: number) =>
  queryOptions({
    queryKey: ['flow', flow, 'runs', limit],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/api/flows/{flow}/runs', { params: { path: { flow }, query: { limit } }, signal })),
    refetchInterval: 10_000,
  })

export const pauseFlow = (flow: string, reason: string | null, until: string | null) =>
  bodyOf(api.POST('/api/flows/{flow}/pause', { params: { path: { flow } }, body: { reason, until } }))

export const resumeFlow = (flow: string) => bodyOf(api.POST('/api/flows/{flow}/resume', { params: { path: { flow } } }))

/** Starts a run of an inbound flow, with values for its parameters. */
export const triggerFlow = (flow: string, parameters: Record<string, string> = {}) =>
  bodyOf(
    api.POST('/api/flows/{flow}/trigger', {
      params: { path: { flow }, query: { parameters } },
      // Each parameter by its own name.
      querySerializer: { object: { style: 'form', explode: true } },
    }),
  )
