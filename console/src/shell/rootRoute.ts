import { createRootRoute } from '@tanstack/react-router'
import { Crash } from './Crash'
import { Missing } from './Missing'
import { Shell } from './Shell'

export const rootRoute = createRootRoute({ component: Shell, errorComponent: Crash, notFoundComponent: Missing })
