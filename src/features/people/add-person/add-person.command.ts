import { emailKey } from '../../../domain/people/import-staff.ts'
import type { Work } from '../../../platform/http/work.ts'
import { everybodyHere, holdPeople } from '../kept-people.queries.ts'
import { invite, type Invitation } from '../invitations/invite.command.ts'
import { insertPeople, type PersonToAdd } from './insert-people.ts'

export type AddingPerson =
  | { outcome: 'added'; membershipId: string; invitation: Invitation }
  | { outcome: 'email_taken'; by: string }
  | { outcome: 'no_such_manager' }

/** Give somebody a place in the organisation, with their facts from the first day, and invite them to sign in. */
export async function addPerson(work: Work, person: PersonToAdd): Promise<AddingPerson> {
  const { db, actor, services, today } = work
  await holdPeople(db, actor)
  const here = await everybodyHere(db, actor, today)
  const sameEmail = here.find(({ email }) => emailKey(email) === emailKey(person.email))
  if (sameEmail) return { outcome: 'email_taken', by: sameEmail.name }
  const names = new Map(here.map(({ membershipId, name }) => [membershipId, name]))
  if (person.lineManagerId !== null && !names.has(person.lineManagerId)) return { outcome: 'no_such_manager' }
  const membershipId = services.newId()
  await insertPeople(work, [{ ...person, membershipId }], names)
  await work.journal('person.added', { subject: 'membership', id: membershipId })
  const invitation = await invite(work, { membershipId, name: person.name, email: person.email })
  return { outcome: 'added', membershipId, invitation }
}
