import type { Route } from '../../platform/http/route.ts'
import { askOversightRoutes } from './ask/ask-oversight.routes.tsx'
import { listOversightRoutes } from './list/list-oversight.routes.tsx'
import { oversightRoutesOfOne } from './write/oversight.routes.tsx'

/** Management oversight, apart from supervision (product E9). */
export const oversightRoutes: readonly Route[] = [
  ...listOversightRoutes,
  ...askOversightRoutes,
  ...oversightRoutesOfOne,
]
