import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import type { Outcome } from '../../api/runs'
import { rootRoute } from '../../shell/rootRoute'
import { count, oneOf, text } from '../../shell/search'
import { outcomes } from '../../ui/outcomes'

export interface RunSearch {
  outcome?: Outcome
  code?: string
  q?: string
  /** The row that is open. */
  row?: number
}

export const runRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/runs/$id',
  validateSearch: (search: Record<string, unknown>): RunSearch => ({
    outcome: oneOf(search.outcome, outcomes),
    code: text(search.code),
    q: text(search.q),
    row: count(search.row),
  }),
  component: lazyRouteComponent(() => import('./RunPage'), 'RunPage'),
})
