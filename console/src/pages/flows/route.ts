import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../shell/rootRoute'
import { oneOf, text } from '../../shell/search'

export const directions = ['inbound', 'outbound'] as const
export const states = ['active', 'paused', 'disabled', 'unreadable'] as const

export interface FlowsSearch {
  q?: string
  direction?: (typeof directions)[number]
  state?: (typeof states)[number]
}

export const flowsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows',
  validateSearch: (search: Record<string, unknown>): FlowsSearch => ({
    q: text(search.q),
    direction: oneOf(search.direction, directions),
    state: oneOf(search.state, states),
  }),
  component: lazyRouteComponent(() => import('./FlowsPage'), 'FlowsPage'),
})
