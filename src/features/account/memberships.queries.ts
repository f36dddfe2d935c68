import { sql } from 'kysely'
import type { Db } from '../../platform/database/scope.ts'

export interface OwnMembership {
  organisation_id: string
  membership_id: string
  organisation_name: string
}

/** The places of the person in scope, to step from one to another. */
export async function ownMemberships(db: Db): Promise<OwnMembership[]> {
  const { rows } = await sql<OwnMembership>`select * from platform.my_memberships()`.execute(db)
  return rows
}
