import type { Route } from '../../platform/http/route.ts'
import { finishedRoutes } from './finished/finished.routes.tsx'
import { foundRoutes } from './found/found.routes.tsx'

export const setUpRoutes: readonly Route[] = [...foundRoutes, ...finishedRoutes]
