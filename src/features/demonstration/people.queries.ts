import { sql } from 'kysely'
import type { Role } from '../../domain/access/actor.ts'
import type { Db } from '../../platform/database/scope.ts'

export interface DemonstrationPerson {
  organisation_id: string
  organisation_name: string
  membership_id: string
  name: string
  auth_user_id: string
  roles: Role[]
  post: string | null
}

/** Everybody who can be stepped into, by organisation and name. Nobody outside a demonstration. */
export async function demonstrationPeople(db: Db): Promise<DemonstrationPerson[]> {
  const { rows } = await sql<DemonstrationPerson>`select * from platform.demonstration_people()`.execute(db)
  return rows
}
