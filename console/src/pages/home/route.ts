import { createRoute, redirect } from '@tanstack/react-router'
import { rootRoute } from '../../shell/rootRoute'

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/runs', replace: true })
  },
})
