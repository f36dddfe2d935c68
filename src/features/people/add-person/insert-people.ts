import type { Role } from '../../../domain/access/actor.ts'
import type { FactValue } from '../../../domain/people/change-facts.ts'
import type { Work } from '../../../platform/http/work.ts'

/** Somebody who gets a place in the organisation, with what holds of them from their first day. */
export interface PersonToAdd {
  name: string
  email: string
  post: string | null
  roles: readonly Role[]
  /** membership of the line manager */
  lineManagerId: string | null
  startsOn: Temporal.PlainDate
  /** a week */
  contractedHours: number | null
  newlyQualified: boolean
  holdsCases: boolean
  clinicalRole?: boolean
  occupationalStandard?: boolean
  /** as "6 weeks" */
  standardInterval?: string | null
  standardMinutes?: number | null
}

export type IdentifiedPerson = PersonToAdd & { membershipId: string }

/**
 * Write people, memberships and dated facts, a few statements for all of them.
 * @param managerNames name of each line manager by membership: what the fact says in words
 */
export async function insertPeople(
  { db, actor, services }: Work,
  people: readonly IdentifiedPerson[],
  managerNames: ReadonlyMap<string, string>,
): Promise<void> {
  if (people.length === 0) return
  const withIds = people.map((person) => ({ person, personId: services.newId() }))
  await db
    .insertInto('person')
    .values(withIds.map(({ personId }) => ({ person_id: personId })))
    .execute()
  await db
    .insertInto('membership')
    .values(
      withIds.map(({ person, personId }) => ({
        organisation_id: actor.organisationId,
        membership_id: person.membershipId,
        person_id: personId,
        name: person.name,
        email: person.email,
        started_on: person.startsOn,
      })),
    )
    .execute()
  const facts = people.flatMap((person) =>
    factsOf(person, managerNames).map((fact) => ({
      organisation_id: actor.organisationId,
      fact_id: services.newId(),
      membership_id: person.membershipId,
      kind: fact.kind,
      value: fact.value,
      manager_id: fact.managerId,
      valid_from: person.startsOn,
      recorded_by: actor.membershipId,
    })),
  )
  if (facts.length > 0) await db.insertInto('membership_fact').values(facts).execute()
}

function factsOf(person: PersonToAdd, managerNames: ReadonlyMap<string, string>): FactValue[] {
  const fact = (kind: FactValue['kind'], value: string, managerId: string | null = null) => ({ kind, value, managerId })
  return [
    ...person.roles.map((role) => fact('role', role)),
    ...(person.post ? [fact('post', person.post)] : []),
    ...(person.lineManagerId
      ? [fact('line_manager', managerNames.get(person.lineManagerId) ?? '', person.lineManagerId)]
      : []),
    ...(person.contractedHours === null ? [] : [fact('contracted_hours', String(person.contractedHours))]),
    ...(person.newlyQualified ? [fact('newly_qualified', 'yes')] : []),
    ...(person.holdsCases ? [fact('case_holding', 'yes')] : []),
    ...(person.clinicalRole ? [fact('clinical_role', 'yes')] : []),
    ...(person.occupationalStandard ? [fact('occupational_standard', 'yes')] : []),
    ...(person.standardInterval ? [fact('standard_interval', person.standardInterval)] : []),
    ...(person.standardMinutes ? [fact('standard_minutes', String(person.standardMinutes))] : []),
  ]
}
