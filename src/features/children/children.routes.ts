import type { Route } from '../../platform/http/route.ts'
import { addChildRoutes } from './add-child/add-child.routes.tsx'
import { listChildrenRoutes } from './list-children/list-children.routes.tsx'
import { recordStatusRoutes } from './record-status/record-status.routes.tsx'
import { setHolderRoutes } from './set-holder/set-holder.routes.tsx'
import { showChildRoutes } from './show-child/show-child.routes.tsx'

/** `/children/new` comes before `/children/:childId`. */
export const childrenRoutes: readonly Route[] = [
  ...listChildrenRoutes,
  ...addChildRoutes,
  ...showChildRoutes,
  ...recordStatusRoutes,
  ...setHolderRoutes,
]
