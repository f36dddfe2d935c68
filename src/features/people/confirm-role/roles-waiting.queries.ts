import { sql } from 'kysely'
import type { ConfirmedRole } from '../../../domain/people/role-words.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** A role that does not count until a second person confirms it. */
export interface WaitingRole {
  factId: string
  membershipId: string
  name: string
  role: ConfirmedRole
  validFrom: Temporal.PlainDate
  /** what keeps the one in scope from confirming it: nobody signs in as that person yet, or it is their own doing */
  keptBackBy: 'nothing' | 'not_signed_in' | 'own'
}

/** What waits, for a lead or a confirmed head; for anybody else there is nothing (platform.roles_waiting). */
export async function rolesWaiting(db: Db): Promise<WaitingRole[]> {
  const { rows } = await sql<WaitingRole>`
    select fact_id as "factId", membership_id as "membershipId", name, role, valid_from as "validFrom", kept_back_by as "keptBackBy"
    from platform.roles_waiting()`.execute(db)
  return rows
}
