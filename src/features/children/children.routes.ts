import type { Route } from '../../platform/http/route.ts'
import { concernRoutes } from './concerns/concerns.routes.tsx'
import { coverageRoutes } from './coverage/coverage.routes.tsx'
import { escalateRoutes } from './escalate/escalate.routes.tsx'
import { familyRoutes } from './family/family.routes.tsx'
import { addChildRoutes } from './add-child/add-child.routes.tsx'
import { correctChildRoutes } from './correct-child/correct-child.routes.tsx'
import { findRoutes } from './find/find.routes.tsx'
import { importChildrenRoutes } from './import-children/import-children.routes.tsx'
import { listChildrenRoutes } from './list-children/list-children.routes.tsx'
import { recordStatusRoutes } from './record-status/record-status.routes.tsx'
import { reviewMeetingsRoutes } from './review-meetings/review-meetings.routes.tsx'
import { sameChildRoutes } from './same-child/same-child.routes.tsx'
import { setHolderRoutes } from './set-holder/set-holder.routes.tsx'
import { showChildRoutes } from './show-child/show-child.routes.tsx'
import { whatIsRecordedRoutes } from './what-is-recorded/what-is-recorded.routes.tsx'

/** `/children/new` comes before `/children/:childId`. */
export const childrenRoutes: readonly Route[] = [
  ...listChildrenRoutes,
  ...findRoutes,
  ...addChildRoutes,
  ...importChildrenRoutes,
  ...coverageRoutes,
  ...showChildRoutes,
  ...familyRoutes,
  ...recordStatusRoutes,
  ...setHolderRoutes,
  ...whatIsRecordedRoutes,
  ...correctChildRoutes,
  ...sameChildRoutes,
  ...reviewMeetingsRoutes,
  ...concernRoutes,
  ...escalateRoutes,
]
