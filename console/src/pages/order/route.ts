import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../shell/rootRoute'

export const orderRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/orders/$number',
  component: lazyRouteComponent(() => import('./OrderPage'), 'OrderPage'),
})
