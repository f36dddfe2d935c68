import type { Route } from '../../platform/http/route.ts'
import { listAmendmentsRoutes } from './list/list-amendments.routes.tsx'
import { recordAmendmentRoutes } from './record/record-amendment.routes.tsx'
import { showAmendmentRoutes } from './show/show-amendment.routes.tsx'

/** Changes of children's plans, told to named agencies, and what they answered. */
export const planAmendmentRoutes: readonly Route[] = [
  ...listAmendmentsRoutes,
  ...recordAmendmentRoutes,
  ...showAmendmentRoutes,
]
