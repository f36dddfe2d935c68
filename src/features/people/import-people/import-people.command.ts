import type { Role } from '../../../domain/access/actor.ts'
import { emailKey } from '../../../domain/people/import-staff.ts'
import type { StaffMember } from '../../../domain/people/read-staff-row.ts'
import type { Work } from '../../../platform/http/work.ts'
import { insertPeople, type IdentifiedPerson } from '../add-person/insert-people.ts'
import { invite } from '../invitations/invite.command.ts'
import { everybodyHere } from '../kept-people.queries.ts'

/**
 * Add everybody of a previewed sheet, in one transaction. The caller has held the people (`holdPeople`) since it looked
 * again, so nobody can have come in between.
 * @param invited whether each is also sent an invitation
 */
export async function importPeople(work: Work, staff: readonly StaffMember[], invited: boolean): Promise<void> {
  const { db, actor, services, today } = work
  const here = await everybodyHere(db, actor, today)
  const withIds = staff.map((person) => ({ person, membershipId: services.newId() }))
  const everybody = [...here, ...withIds.map(({ person, membershipId }) => ({ ...person, membershipId }))]
  const idOf = new Map(everybody.map(({ email, membershipId }) => [emailKey(email), membershipId]))
  const names = new Map(everybody.map(({ membershipId, name }) => [membershipId, name]))
  const people = withIds.map(({ person, membershipId }): IdentifiedPerson => {
    const manager = person.lineManagerEmail === null ? null : (idOf.get(emailKey(person.lineManagerEmail)) ?? null)
    return {
      membershipId,
      name: person.name,
      email: person.email,
      post: person.post || null,
      // Being somebody's line manager is a fact of theirs, and no role.
      roles: person.roles.filter((role): role is Role & typeof role => role !== 'line_manager'),
      lineManagerId: manager,
      startsOn: person.startsOn ?? today,
      contractedHours: person.contractedHours,
      newlyQualified: person.newlyQualified,
      holdsCases: person.holdsCases,
      clinicalRole: person.clinicalRole,
      occupationalStandard: person.occupationalStandard,
      standardInterval: person.standardInterval,
      standardMinutes: person.standardMinutes,
    }
  })
  await insertPeople(work, people, names)
  await work.journal('people.imported', { details: { people: people.length } })
  if (!invited) return
  for (const person of people) await invite(work, person)
}
