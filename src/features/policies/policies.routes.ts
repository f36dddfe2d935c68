import type { Route } from '../../platform/http/route.ts'
import { adoptRoutes } from './adopt/adopt.routes.tsx'
import { chooseRoutes } from './choose/choose.routes.tsx'
import { discardRoutes, draftRoutes } from './draft/draft.routes.tsx'
import { newerRoutes } from './newer/newer.routes.tsx'
import { parameterRoutes } from './parameters/parameter.routes.tsx'
import { readerRoutes } from './readers/readers.routes.tsx'
import { showPolicyRoutes } from './show/show-policy.routes.tsx'
import { tryRoutes } from './try/try.routes.tsx'
import { varyRuleRoutes } from './vary/vary-rule.routes.tsx'
import { versionRoutes } from './versions/versions.routes.tsx'
import { writeRoutes } from './write/write.routes.tsx'

export const policyRoutes: readonly Route[] = [
  ...showPolicyRoutes,
  ...versionRoutes,
  ...draftRoutes,
  ...chooseRoutes,
  ...varyRuleRoutes,
  ...parameterRoutes,
  ...writeRoutes,
  ...adoptRoutes,
  ...readerRoutes,
  ...tryRoutes,
  ...newerRoutes,
  ...discardRoutes,
]
