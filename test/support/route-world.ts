import { randomUUID } from 'node:crypto'
import { adoptedPolicy } from '../builders/policy.ts'
import { completed, openSession, signedByBoth, type OpenSession } from '../builders/open-session.ts'
import { sessionFor } from './accounts.ts'
import { signedAgreement } from './agreement.ts'
import { signInSecret, testWorld, type TestPerson, type World } from './world.ts'

/** Who asks. Each column of the table of routes is one of them. */
export const askers = [
  'nobody',
  'supervisee',
  'supervisor',
  'colleague',
  'manager',
  'lead',
  'governor',
  'administrator',
  'outsider',
] as const
export type Asker = (typeof askers)[number]

export interface RouteWorld {
  world: World
  people: Record<Exclude<Asker, 'nobody'>, TestPerson>
  /** a path with its parameters filled in, about the supervisee's things */
  pathOf: (pattern: string) => string
  /** a fresh web session, so that one request cannot end the next one's */
  fresh: (asker: Asker) => Promise<TestPerson | null>
  end: () => Promise<void>
}

/** A school in which every kind of thing is there once: a session being written, one signed, a child, an action, people. */
export async function routeWorld(given?: { world: World; secret: string }): Promise<RouteWorld> {
  const { world, secret } = given ?? { world: await testWorld(), secret: signInSecret }
  const school = await world.organisation('Wrenfold Primary School')
  const other = await world.organisation('Kestrel Vale College')
  const manager = await world.person(school, 'Gwen Abara-Holt', ['head'])
  const people: RouteWorld['people'] = {
    manager,
    supervisee: await world.person(school, 'Morwenna Tait', ['supervisee'], { lineManager: manager }),
    supervisor: await world.person(school, 'Idris Falodun', ['supervisor']),
    colleague: await world.person(school, 'Kofi Larkin', ['supervisee', 'supervisor']),
    lead: await world.person(school, 'Saskia Penhallow', ['dsl']),
    governor: await world.person(school, 'Lowri Castellane', ['governor']),
    administrator: await world.person(school, 'Petra Lindqvist', ['administrator']),
    outsider: await world.person(other, 'Beck Orlanski', ['dsl', 'supervisor', 'supervisee', 'head', 'administrator']),
  }
  const { supervisee, supervisor } = people
  const pair = { supervisee, supervisor, readers: [{ person: manager, kinds: ['work'] }] }
  const signed = await openSession(world, { ...pair, daysAgo: 8, children: [{ name: ['Tobias', 'Ellery'] }] })
  await completed(world, supervisor, signed.sessionId)
  await signedByBoth(world, [supervisor, supervisee], signed.sessionId)
  const open = await openSession(world, { ...pair, children: [{ name: ['Leo', 'Sandiford'] }] })
  const agreementId = await signedAgreement(world, { supervisor, supervisee, kind: 'clinical' })
  const { rows: agreed } = await world.database.owner.query<{ document_id: string }>(
    `select document_id from app.document where agreement_id = $1 and kind = 'agreement'`,
    [agreementId],
  )
  const agreementDocumentId = agreed[0]?.document_id ?? ''
  const more = await addThings(world, { open, agreementId }, people)
  await adoptedPolicy(world, manager, { follows: 'primary-and-nursery@1' })
  await world.as(manager).post('/policy/change', {})
  return {
    world,
    people,
    pathOf: (pattern) =>
      filled(pattern, {
        signed,
        open,
        agreementId,
        agreementDocumentId,
        ...more,
        membershipId: supervisee.membershipId,
      }),
    async fresh(asker) {
      if (asker === 'nobody') return null
      const person = people[asker]
      return { ...person, ...(await sessionFor(world.database.owner, secret, person.accountId)) }
    },
    end: () => world.end(),
  }
}

/** One row of each kind that no builder makes: an action, a planned session, a status, a case holder, a term. */
async function addThings(
  world: World,
  { open, agreementId }: { open: OpenSession; agreementId: string },
  people: RouteWorld['people'],
) {
  const { supervisee, supervisor } = people
  const org = supervisee.organisation.organisationId
  const childId = open.children[0]?.childId
  const [actionId, plannedId, statusId, holdingId, periodId] = Array.from({ length: 5 }, () => randomUUID())
  const { owner } = world.database
  await owner.query(
    `insert into app.action (organisation_id, action_id, session_id, supervisee_id, supervisor_id, owner_id, what, why, due_on, agreed_on, created_by)
     values ($1, $2, $3, $4, $5, $4, 'Ask for the report', 'The core group needs it', current_date + 7, current_date, $5)`,
    [org, actionId, open.sessionId, supervisee.membershipId, supervisor.membershipId],
  )
  await owner.query(
    `insert into app.session (organisation_id, session_id, agreement_id, supervisee_id, supervisor_id, starts_at, planned_minutes, created_by)
     values ($1, $2, $3, $4, $5, now() + interval '9 days', 60, $5)`,
    [org, plannedId, agreementId, supervisee.membershipId, supervisor.membershipId],
  )
  await owner.query(
    `insert into app.child_status (organisation_id, status_id, child_id, status, starts_on, recorded_by) values ($1, $2, $3, 'child_in_need', current_date - 60, $4)`,
    [org, statusId, childId, supervisee.membershipId],
  )
  await owner.query(
    `insert into app.case_holder (organisation_id, holding_id, child_id, membership_id, starts_on, recorded_by) values ($1, $2, $3, $4, current_date - 60, $4)`,
    [org, holdingId, childId, supervisee.membershipId],
  )
  await owner.query(
    `insert into app.calendar_period (organisation_id, period_id, kind, name, starts_on, ends_on) values ($1, $2, 'term', 'Autumn', current_date - 30, current_date + 30)`,
    [org, periodId],
  )
  return { actionId, plannedId, statusId, holdingId, periodId } as Record<
    'actionId' | 'plannedId' | 'statusId' | 'holdingId' | 'periodId',
    string
  >
}

interface Things {
  signed: OpenSession
  open: OpenSession
  agreementId: string
  agreementDocumentId: string
  actionId: string
  plannedId: string
  statusId: string
  holdingId: string
  periodId: string
  membershipId: string
}

function filled(pattern: string, { signed, open, plannedId, agreementDocumentId, ...ids }: Things): string {
  const session = /\/(record|sign|send-back|correct|forms)\b/.test(pattern) ? signed : open
  const values: Record<string, string> = {
    ...ids,
    sessionId: pattern.endsWith('/move') ? plannedId : session.sessionId,
    childId: session.children[0]?.childId ?? '',
    documentId:
      pattern === '/documents/:documentId/form'
        ? agreementDocumentId
        : ((pattern.startsWith('/documents') ? signed : open).children[0]?.documentId ?? ''),
    versionNo: '1',
    no: '1',
    rule: 'four_weekly',
    name: 'child_interval',
    fieldKey: 'voice',
    key: pattern.startsWith('/forms') ? 'decision_record' : 'recording_template',
    fact: 'post',
    token: 'no-such-token',
  }
  return pattern.replace(/:(\w+)/g, (_, name: string) => values[name] ?? randomUUID())
}
