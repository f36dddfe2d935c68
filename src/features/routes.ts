import type { Route } from '../platform/http/route.ts'
import { accountRoutes } from './account/account.routes.tsx'
import { agreementRoutes } from './agreements/agreements.routes.ts'
import { childrenRoutes } from './children/children.routes.ts'
import { demonstrationRoutes } from './demonstration/demonstration.routes.tsx'
import { helpRoutes } from './help/help.routes.tsx'
import { organisationRoutes } from './organisations/organisations.routes.ts'
import { homeRoutes } from './home/home.routes.tsx'
import { obligationRoutes } from './obligations/obligations.routes.ts'
import { peopleRoutes } from './people/people.routes.ts'
import { planningRoutes } from './planning/planning.routes.ts'
import { recordRoutes } from './records/records.routes.ts'
import { planAmendmentRoutes } from './plan-amendments/plan-amendments.routes.ts'
import { policyRoutes } from './policies/policies.routes.ts'
import { setUpRoutes } from './set-up/set-up.routes.ts'
import { signInRoutes } from './sign-in/sign-in.routes.tsx'
import { welcomeRoutes } from './sign-in/welcome.routes.tsx'
import { supervisionRoutes } from './supervision/supervision.routes.ts'
import { actionRoutes } from './actions/actions.routes.ts'
import { informalRoutes } from './informal/informal.routes.ts'
import { referralRoutes } from './referrals/referrals.routes.ts'
import { boardRoutes } from './board/board.routes.ts'
import { groupRoutes } from './groups/groups.routes.ts'
import { oversightRoutes } from './oversight/oversight.routes.ts'
import { sessionRoutes } from './sessions/sessions.routes.ts'

/** Every route there is. A new one also needs its row in test/route-access.table.ts. */
export const routes: readonly Route[] = [
  ...signInRoutes,
  ...welcomeRoutes,
  ...accountRoutes,
  ...demonstrationRoutes,
  ...helpRoutes,
  ...recordRoutes,
  ...setUpRoutes,
  ...organisationRoutes,
  ...peopleRoutes,
  ...agreementRoutes,
  ...planningRoutes,
  ...homeRoutes,
  ...supervisionRoutes,
  ...obligationRoutes,
  ...childrenRoutes,
  ...actionRoutes,
  ...informalRoutes,
  ...referralRoutes,
  ...planAmendmentRoutes,
  ...sessionRoutes,
  ...groupRoutes,
  ...boardRoutes,
  ...oversightRoutes,
  ...policyRoutes,
]
