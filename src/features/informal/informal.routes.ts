import type { Route } from '../../platform/http/route.ts'
import { logInformalRoutes } from './log-informal/log-informal.routes.tsx'
import { showInformalRoutes } from './show-informal/show-informal.routes.tsx'

/** Conversations between sessions: logged, read, and brought back until they are revisited. */
export const informalRoutes: readonly Route[] = [...logInformalRoutes, ...showInformalRoutes]
