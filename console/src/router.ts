import { createRouter } from '@tanstack/react-router'
import { alarmsRoute } from './pages/alarms/route'
import { benchRoute } from './pages/bench/route'
import { errorRoute } from './pages/error/route'
import { errorsRoute } from './pages/errors/route'
import { flowRoute, triggerRoute, versionsRoute } from './pages/flow/route'
import { flowsRoute } from './pages/flows/route'
import { orderRoute } from './pages/order/route'
import { overviewRoute } from './pages/overview/route'
import { runRoute } from './pages/run/route'
import { runsRoute } from './pages/runs/route'
import { settingsRoute } from './pages/settings/route'
import { Crash } from './shell/Crash'
import { rootRoute } from './shell/rootRoute'

/** One line for each page; a page's route is in its folder. */
const pages = [
  overviewRoute,
  flowsRoute,
  flowRoute,
  versionsRoute,
  triggerRoute,
  benchRoute,
  runsRoute,
  runRoute,
  orderRoute,
  errorsRoute,
  errorRoute,
  alarmsRoute,
  settingsRoute,
] as const

export const router = createRouter({
  routeTree: rootRoute.addChildren(pages),
  defaultErrorComponent: Crash,
  defaultPreload: 'intent',
  scrollRestoration: true,
  scrollToTopSelectors: ['#content'],
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
