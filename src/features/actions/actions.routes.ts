import type { Route } from '../../platform/http/route.ts'
import { listActionsRoutes } from './list-actions/list-actions.routes.tsx'
import { lateRoutes } from './late/late.routes.tsx'
import { seeActionRoutes } from './see-action/see-action.routes.tsx'

export const actionRoutes: readonly Route[] = [...listActionsRoutes, ...lateRoutes, ...seeActionRoutes]
