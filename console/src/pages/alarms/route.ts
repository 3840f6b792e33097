import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../shell/rootRoute'

export const alarmsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/alarms',
  component: lazyRouteComponent(() => import('./AlarmsPage'), 'AlarmsPage'),
})
