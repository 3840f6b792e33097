import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../shell/rootRoute'
import { oneOf } from '../../shell/search'

export const orderFilters = ['open', 'delivered'] as const

export interface ErrorSearch {
  /** All orders without it. */
  orders?: (typeof orderFilters)[number]
}

export const errorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/errors/$fingerprint',
  validateSearch: (search: Record<string, unknown>): ErrorSearch => ({ orders: oneOf(search.orders, orderFilters) }),
  component: lazyRouteComponent(() => import('./ErrorPage'), 'ErrorPage'),
})
