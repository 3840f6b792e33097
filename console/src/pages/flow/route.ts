import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../shell/rootRoute'
import { count } from '../../shell/search'

export interface FlowSearch {
  /** The open card. */
  step?: string
  /** The definition as text in place of the cards. */
  view?: 'json'
}

export const flowRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows/$flow',
  validateSearch: (search: Record<string, unknown>): FlowSearch => ({
    step: typeof search.step === 'string' ? search.step : undefined,
    view: search.view === 'json' ? 'json' : undefined,
  }),
  component: lazyRouteComponent(() => import('./EditorPage'), 'EditorPage'),
})

export interface VersionsSearch {
  /** The version that is shown. */
  version?: number
  /** The one that it is compared with. */
  from?: number
}

export const versionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows/$flow/versions',
  validateSearch: (search: Record<string, unknown>): VersionsSearch => ({
    version: count(search.version),
    from: count(search.from),
  }),
  component: lazyRouteComponent(() => import('./VersionsPage'), 'VersionsPage'),
})

export const triggerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/flows/$flow/trigger',
  component: lazyRouteComponent(() => import('./TriggerPage'), 'TriggerPage'),
})
