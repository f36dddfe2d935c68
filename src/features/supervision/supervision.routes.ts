import type { Route } from '../../platform/http/route.ts'
import { personRoutes } from './person/person.routes.tsx'

export const supervisionRoutes: readonly Route[] = personRoutes
