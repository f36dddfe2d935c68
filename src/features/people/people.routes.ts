import type { Route } from '../../platform/http/route.ts'
import { absenceRoutes } from './absence/absence.routes.tsx'
import { addPersonRoutes } from './add-person/add-person.routes.tsx'
import { changeFactRoutes } from './change-facts/change-facts.routes.tsx'
import { confirmRoleRoutes } from './confirm-role/confirm-role.routes.ts'
import { correctDetailsRoutes } from './correct-details/correct-details.routes.tsx'
import { endMembershipRoutes } from './end-membership/end-membership.routes.tsx'
import { importPeopleRoutes } from './import-people/import-people.routes.tsx'
import { peopleListRoutes } from './people-list/people-list.routes.tsx'
import { personRoutes } from './person/person.routes.tsx'

/** The page of a person comes last: its path would take /people/new too. */
export const peopleRoutes: readonly Route[] = [
  ...peopleListRoutes,
  ...addPersonRoutes,
  ...importPeopleRoutes,
  ...absenceRoutes,
  ...changeFactRoutes,
  ...confirmRoleRoutes,
  ...correctDetailsRoutes,
  ...endMembershipRoutes,
  ...personRoutes,
]
