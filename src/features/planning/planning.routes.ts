import type { Route } from '../../platform/http/route.ts'
import { moveSessionRoutes } from './move/move-session.routes.tsx'
import { planSessionsRoutes } from './plan/plan-sessions.routes.tsx'

export const planningRoutes: readonly Route[] = [...planSessionsRoutes, ...moveSessionRoutes]
