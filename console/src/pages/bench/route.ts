import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { rootRoute } from '../../shell/rootRoute'
import { count, oneOf, text } from '../../shell/search'
import { benchSteps } from './steps'

export interface BenchSearch {
  /** The run and the row whose input is tested. */
  run?: string
  row?: number
  /** The error group whose failing rows are cases. */
  error?: string
}

export const benchRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows/$flow/bench/$step',
  validateSearch: (search: Record<string, unknown>): BenchSearch => ({
    run: text(search.run),
    row: count(search.row),
    error: text(search.error),
  }),
  beforeLoad: ({ params }) => {
    if (!oneOf(params.step, benchSteps))
      throw redirect({ to: '/flows/$flow/bench/$step', params: { flow: params.flow, step: 'script' } })
  },
  component: lazyRouteComponent(() => import('./BenchPage'), 'BenchPage'),
})
