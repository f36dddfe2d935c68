import { sql } from 'kysely'
import type { Role } from '../../../domain/access/actor.ts'
import type { Ctx } from '../../../platform/http/route.ts'
import { setUpCodeDigest } from '../../../platform/set-up-code.ts'

export interface Founding {
  code: string
  organisation: { name: string; kind: string; nation: string }
  administrator: { name: string; email: string; password: string; roles: readonly Role[] }
}

export type FoundingOutcome = 'founded' | 'wrong_code' | 'weak_password' | 'email_taken'

/** Before there is anybody: nobody is in scope, so this is no `Work`. */
type Ground = Pick<Ctx<null>, 'db' | 'services' | 'today' | 'headers'>

/**
 * Make the first organisation with its first administrator. The code is tried first, because an account once made stays:
 * a wrong code counts as a try and changes nothing else. Whoever tries again after a failure half-way proves the account
 * theirs with its password.
 */
export async function found({ db, services, today, headers }: Ground, founding: Founding): Promise<FoundingOutcome> {
  const digest = setUpCodeDigest(founding.code)
  const { rows } = await sql<{ right: boolean }>`select platform.check_setup_code(${digest}) as right`.execute(db)
  if (rows[0]?.right !== true) return 'wrong_code'
  const { organisation, administrator } = founding
  const account = await accountFor({ services, headers }, administrator)
  if ('problem' in account) return account.problem
  const templates = templatesOf(organisation.kind)
  await sql`select platform.found_organisation(${digest}, ${services.newId()}::uuid, null::uuid, ${organisation.kind}, ${organisation.name},
    ${organisation.nation}, ${templates.record}, ${templates.agreement}, ${services.newId()}::uuid, ${services.newId()}::uuid,
    ${administrator.name}, ${administrator.email}, ${account.id}, ${today}::date, ${[...administrator.roles]}::text[])`.execute(
    db,
  )
  return 'founded'
}

async function accountFor(
  { services, headers }: Pick<Ground, 'services' | 'headers'>,
  { name, email, password }: Founding['administrator'],
): Promise<{ id: string } | { problem: 'weak_password' | 'email_taken' }> {
  const made = await services.signIn.createAccount({ name, email, password })
  if ('id' in made) return made
  if (made.problem === 'weak') return { problem: 'weak_password' }
  const theirs = (await services.signIn.withPassword(email, password, headers)).outcome === 'signed_in'
  const id = theirs ? await services.signIn.accountOf(email) : null
  return id === null ? { problem: 'email_taken' } : { id }
}

/** What a kind of organisation begins with; each can be changed under Organisation. */
function templatesOf(kind: string): { record: string; agreement: string } {
  switch (kind) {
    case 'college':
      return { record: 'college_14_to_19', agreement: 'college_agreement' }
    case 'school':
    case 'nursery':
      return { record: 'primary_and_nursery', agreement: 'primary_and_nursery_contract' }
    case 'trust':
    case 'cluster':
      return { record: 'schools_and_clusters', agreement: 'schools_and_clusters_contract' }
    case 'partnership':
      return { record: 'partnership', agreement: 'partnership_direct' }
    default:
      return { record: 'integrated', agreement: 'integrated_agreement' }
  }
}
