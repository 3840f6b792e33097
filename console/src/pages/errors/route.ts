import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../shell/rootRoute'
import { oneOf, text } from '../../shell/search'

export const states = ['open', 'acknowledged', 'ignored', 'closed', 'all'] as const
export const errorClasses = ['data', 'omnitron', 'erp', 'ours', 'transient'] as const
export const sorts = ['biggest', 'newest'] as const

export interface ErrorsSearch {
  /** Open groups without it. */
  state?: (typeof states)[number]
  flow?: string
  class?: (typeof errorClasses)[number]
  /** The biggest first without it. */
  sort?: (typeof sorts)[number]
}

export const errorsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/errors',
  validateSearch: (search: Record<string, unknown>): ErrorsSearch => ({
    state: oneOf(search.state, states),
    flow: text(search.flow),
    class: oneOf(search.class, errorClasses),
    sort: oneOf(search.sort, sorts),
  }),
  component: lazyRouteComponent(() => import('./ErrorsPage'), 'ErrorsPage'),
})
