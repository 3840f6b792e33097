import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { RunStatus } from '../../api/runs'
import { rootRoute } from '../../shell/rootRoute'
import { oneOf, text } from '../../shell/search'

export const periods = ['24h', '7d', '30d', 'all'] as const
export type Period = (typeof periods)[number]

export const statuses = ['running', 'succeeded', 'partial', 'failed', 'empty', 'cancelled'] as const

export interface RunsSearch {
  flow?: string
  status?: RunStatus
  by?: string
  /** Seven days unless given. */
  period?: Period
  /** A moment each, in place of the period. */
  from?: string
  to?: string
}

export const runsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/runs',
  validateSearch: (search: Record<string, unknown>): RunsSearch => ({
    flow: text(search.flow),
    status: oneOf(search.status, statuses),
    by: text(search.by),
    period: oneOf(search.period, periods),
    from: text(search.from),
    to: text(search.to),
  }),
  component: lazyRouteComponent(() => import('./RunsPage'), 'RunsPage'),
})
