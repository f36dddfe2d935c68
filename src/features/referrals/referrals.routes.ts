import type { Route } from '../../platform/http/route.ts'
import { referRoutes } from './refer/refer.routes.tsx'
import { showReferralRoutes } from './show-referral/show-referral.routes.tsx'

/** "Stop and refer now": what was said to whom and when, decisions not to refer, and what came of each. */
export const referralRoutes: readonly Route[] = [...referRoutes, ...showReferralRoutes]
