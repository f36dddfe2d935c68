import { randomUUID } from 'node:crypto'
import { keyOfDecision } from '../../src/domain/sessions/decisions.ts'
import { fieldsOf } from '../../src/domain/templates/shape.ts'
import { createDocument } from '../../src/features/documents/public.ts'
import { completeRecord } from '../../src/features/records/public.ts'
import type { Work } from '../../src/platform/http/work.ts'
import type { TestPerson, World } from '../support/world.ts'
import { templates } from '../support/templates.ts'
import { signAs } from './signing.ts'

export interface ChildToDiscuss {
  name: [given: string, family: string]
  /** words by field key, in place of the usual ones */
  words?: Record<string, string>
  decisions?: { what: string; why: string }[]
}

export interface OpenSession {
  sessionId: string
  agreementId: string
  children: { childId: string; documentId: string; given: string }[]
  workDocumentId: string
  wellbeingDocumentId: string
}

export interface SessionToOpen {
  supervisee: TestPerson
  supervisor: TestPerson
  children: ChildToDiscuss[]
  work?: Record<string, string>
  wellbeing?: Record<string, string>
  /** one in force that was made by the product; else one is put in as the owner */
  agreementId?: string
  /** whom the agreement names, for which kinds of document */
  readers?: { person: TestPerson; kinds: string[] }[]
  /** 1 unless given */
  daysAgo?: number
  /** of the record: 'partnership' unless given */
  template?: string
}

const usual: Record<string, string> = {
  events_since: 'Two late arrivals since we spoke.',
  voice: 'Says Mondays are the tired day.',
  needs: 'A settled bedtime.',
  risks: 'Being left alone in the evening.',
  engagement: 'Has begun to come to meetings.',
  plan: 'School watches; health visitor calls.',
  direction: 'amber',
}

/** A session under a signed agreement, open and written so that it can be completed. Facts by the owner; words through the door. */
export async function openSession(world: World, input: SessionToOpen): Promise<OpenSession> {
  const { supervisee, supervisor } = input
  const { organisationId } = supervisee.organisation
  const { owner } = world.database
  const sessionId = randomUUID()
  const agreementId = input.agreementId ?? (await agreementPutIn(world, input))
  const startsAt = Temporal.Now.instant().subtract({ hours: 24 * (input.daysAgo ?? 1) })
  await owner.query(
    `insert into app.session (organisation_id, session_id, agreement_id, supervisee_id, supervisor_id, starts_at, planned_minutes, state, opened_at, actual_minutes, interruptions, private_confirmed, discussed, created_by)
     values ($1, $2, $3, $4, $5, $6, 60, 'open', $6, 71, 0, true, 'all', $5)`,
    [organisationId, sessionId, agreementId, supervisee.membershipId, supervisor.membershipId, startsAt.toString()],
  )
  const childIds: string[] = []
  for (const [index, child] of input.children.entries()) {
    childIds.push(await addChildTo(world, { sessionId, supervisee, child, position: index + 1 }))
  }
  return world.work(supervisor, async (work) => {
    const parties = [supervisee.membershipId, supervisor.membershipId]
    const template = input.template ?? 'partnership'
    const common = { templateKey: template, sessionId, parties }
    const children = []
    for (const [index, child] of input.children.entries()) {
      const childId = childIds[index] ?? ''
      const documentId = await createDocument(work, { ...common, kind: 'case_discussion', childId })
      await write(work, documentId, { ...usualIn(template), ...wordsOf(child) })
      children.push({ childId, documentId, given: child.name[0] })
    }
    const workDocumentId = await createDocument(work, { ...common, kind: 'work' })
    await write(work, workDocumentId, {
      cases_discussed: 'all',
      ...(template === 'partnership' ? { workload: 'One more than agreed.' } : {}),
      ...input.work,
    })
    const wellbeingDocumentId = await createDocument(work, { ...common, kind: 'wellbeing' })
    await write(work, wellbeingDocumentId, input.wellbeing ?? {})
    return { sessionId, agreementId, children, workDocumentId, wellbeingDocumentId }
  })
}

async function agreementPutIn(
  { database: { owner } }: World,
  { supervisee, supervisor, readers = [] }: SessionToOpen,
): Promise<string> {
  const agreementId = randomUUID()
  const { organisationId } = supervisee.organisation
  await owner.query(
    `insert into app.agreement (organisation_id, agreement_id, supervisee_id, supervisor_id, kind, template_key, created_by) values ($1, $2, $3, $4, 'safeguarding', 'partnership_direct', $4)`,
    [organisationId, agreementId, supervisee.membershipId, supervisor.membershipId],
  )
  await owner.query(
    `insert into app.agreement_version (organisation_id, agreement_id, version_no, state, proposed_by, frequency, minutes, starts_on, signed_at) values ($1, $2, 1, 'signed', $3, '{"every":4,"unit":"week"}', 60, '2025-09-01', now())`,
    [organisationId, agreementId, supervisor.membershipId],
  )
  for (const { person, kinds } of readers) {
    for (const kind of kinds) {
      await owner.query(
        `insert into app.agreement_reader (organisation_id, agreement_id, version_no, membership_id, document_kind) values ($1, $2, 1, $3, $4)`,
        [organisationId, agreementId, person.membershipId, kind],
      )
    }
  }
  return agreementId
}

/** Write or write over fields of a draft. */
export async function write(work: Work, documentId: string, words: Record<string, string>): Promise<void> {
  const before = new Map(
    (await work.door.drafts([documentId], 'to write')).map((field) => [field.fieldKey, field.revision]),
  )
  for (const [key, text] of Object.entries(words)) {
    const saved = await work.door.save(documentId, key, before.get(key) ?? 0, text)
    if (saved.outcome !== 'saved' && saved.outcome !== 'same') throw new Error(`${key} was not saved: ${saved.outcome}`)
  }
}

/** The usual words, as far as a template asks for them. */
function usualIn(template: string): Record<string, string> {
  const asked = fieldsOf(templates.record(template).documents.case_discussion).map(({ key }) => key)
  return Object.fromEntries(Object.entries(usual).filter(([key]) => asked.includes(key)))
}

const wordsOf = ({
  words,
  decisions = [{ what: 'Wait for the core group.', why: 'The mother has begun to come.' }],
}: ChildToDiscuss) => ({
  ...words,
  ...Object.fromEntries(
    decisions.flatMap(({ what, why }, index) => [
      [keyOfDecision(index + 1, 'what'), what],
      [keyOfDecision(index + 1, 'why'), why],
    ]),
  ),
})

async function addChildTo(
  { database: { owner } }: World,
  {
    sessionId,
    supervisee,
    child,
    position,
  }: { sessionId: string; supervisee: TestPerson; child: ChildToDiscuss; position: number },
): Promise<string> {
  const { organisationId } = supervisee.organisation
  const [familyId, childId] = [randomUUID(), randomUUID()]
  const [given, family] = child.name
  await owner.query(`insert into app.family (organisation_id, family_id, name, created_by) values ($1, $2, $3, $4)`, [
    organisationId,
    familyId,
    family,
    supervisee.membershipId,
  ])
  await owner.query(
    `insert into app.child (organisation_id, child_id, family_id, given_name, family_name, born_on, created_by) values ($1, $2, $3, $4, $5, '2017-05-04', $6)`,
    [organisationId, childId, familyId, given, family, supervisee.membershipId],
  )
  await owner.query(
    `insert into app.session_child (organisation_id, session_id, child_id, position, why, added_by, rag) values ($1, $2, $3, $4, 'Discussed last time', $5, 'amber')`,
    [organisationId, sessionId, childId, position, supervisee.membershipId],
  )
  return childId
}

/** Complete a record as this person, by the command. */
export async function completed(world: World, person: TestPerson, sessionId: string): Promise<void> {
  const done = await world.work(person, (work) => completeRecord(work, sessionId))
  if (done.outcome !== 'completed') throw new Error(`It was not completed: ${JSON.stringify(done)}`)
}

/** Sign by the command, each in turn, without password or code. */
export async function signedByBoth(world: World, people: readonly TestPerson[], sessionId: string): Promise<void> {
  for (const person of people) await signAs(world, person, sessionId)
}
