import type { Route } from '../../platform/http/route.ts'
import { listGroupsRoutes } from './list-groups/list-groups.routes.tsx'
import { makeGroupRoutes } from './make-group/make-group.routes.tsx'
import { groupSessionRoutes } from './see-group-session/group-session.routes.tsx'
import { showGroupRoutes } from './show-group/show-group.routes.tsx'

/** Groups, and their sessions until something is written in them. */
export const groupRoutes: readonly Route[] = [
  ...listGroupsRoutes,
  ...makeGroupRoutes,
  ...showGroupRoutes,
  ...groupSessionRoutes,
]
