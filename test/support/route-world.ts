import { randomUUID } from 'node:crypto'
import { adoptedPolicy } from '../builders/policy.ts'
import { logInformal } from '../../src/features/informal/public.ts'
import { recordReferral } from '../../src/features/referrals/public.ts'
import { loadSession } from '../../src/features/sessions/public.ts'
import { groupOf, groupSession, liveChild, openedGroup } from '../builders/group.ts'
import { askOversight } from '../../src/features/oversight/public.ts'
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
  const more = {
    ...(await addThings(world, { open, agreementId }, people)),
    ...(await addLeaving(world, { signed, open }, people)),
    ...(await addGroup(world, people)),
  }
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
  const { rows } = await owner.query<{ family_id: string }>('select family_id from app.child where child_id = $1', [
    childId,
  ])
  const familyId = rows[0]?.family_id
  const escalationId = randomUUID()
  await owner.query(
    `insert into app.case_escalation (organisation_id, escalation_id, child_id, said_on, said_by, to_id) values ($1, $2, $3, current_date - 2, $4, $5)`,
    [org, escalationId, childId, supervisee.membershipId, supervisor.membershipId],
  )
  const [meetingId, importId] = [randomUUID(), randomUUID()]
  await owner.query(
    `insert into app.review_meeting (organisation_id, meeting_id, child_id, kind, meets_on, recorded_by) values ($1, $2, $3, 'core_group', current_date + 9, $4)`,
    [org, meetingId, childId, supervisee.membershipId],
  )
  await owner.query(
    `insert into app.child_import (organisation_id, import_id, imported_by, read_rows, added) values ($1, $2, $3, 1, 0)`,
    [org, importId, people.lead.membershipId],
  )
  // Another entry that may be the same child; and two that are said to be one, which waits for a second person.
  const [otherChildId, keptId, closedId, sameId] = Array.from({ length: 4 }, () => randomUUID())
  for (const [id, name] of [
    [otherChildId, 'Sandyford'],
    [keptId, 'Quillfeather'],
    [closedId, 'Quilfeather'],
  ]) {
    await owner.query(
      `insert into app.child (organisation_id, child_id, family_id, given_name, family_name, created_by) values ($1, $2, $3, 'Leo', $4, $5)`,
      [org, id, familyId, name, people.lead.membershipId],
    )
  }
  await owner.query(
    `insert into app.same_child (organisation_id, same_id, kept_id, closed_id, reason, asked_by, needs_second) values ($1, $2, $3, $4, 'The same UPN', $5, true)`,
    [org, sameId, keptId, closedId, supervisor.membershipId],
  )
  return {
    meetingId,
    importId,
    actionId,
    plannedId,
    statusId,
    holdingId,
    periodId,
    familyId,
    escalationId,
    otherChildId,
    sameId,
  } as Record<
    | 'otherChildId'
    | 'sameId'
    | 'meetingId'
    | 'importId'
    | 'actionId'
    | 'plannedId'
    | 'statusId'
    | 'holdingId'
    | 'periodId'
    | 'familyId'
    | 'escalationId',
    string
  >
}

/** What leaves for a child's file, what was referred, a change of a plan, and a departure that the manager is asked about. */
async function addLeaving(
  world: World,
  { signed, open }: { signed: OpenSession; open: OpenSession },
  { supervisee, supervisor, manager }: RouteWorld['people'],
) {
  const org = supervisee.organisation.organisationId
  const { owner } = world.database
  const [copyId, amendmentId, agencyId] = Array.from({ length: 3 }, () => randomUUID())
  const [page, child] = [signed.children[0], open.children[0]]
  await owner.query(
    `insert into app.file_copy (organisation_id, copy_id, document_id, version_no, child_id, state, sent_to, sent_how, sent_on, noted_by, noted_at)
     values ($1, $2, $3, 1, $4, 'sent', 'The county', 'post', current_date, $5, now())`,
    [org, copyId, page?.documentId, page?.childId, supervisor.membershipId],
  )
  await owner.query(
    `insert into app.departure (organisation_id, document_id, version_no, decision_no, session_id, approver_id, approver, state, recorded_by, signed_at)
     values ($1, $2, 1, 1, $3, $4, $5, 'asked', $6, now())`,
    [org, page?.documentId, signed.sessionId, manager.membershipId, manager.name, supervisor.membershipId],
  )
  await owner.query(
    `insert into app.plan_amendment (organisation_id, amendment_id, child_id, session_id, what, agreed_on, recorded_by) values ($1, $2, $3, $4, 'Weekly visits', current_date, $5)`,
    [org, amendmentId, child?.childId, open.sessionId, supervisor.membershipId],
  )
  await owner.query(
    `insert into app.plan_amendment_agency (organisation_id, agency_id, amendment_id, agency, tell_by, teller_id, added_by) values ($1, $2, $3, 'Housing', current_date, $4, $4)`,
    [org, agencyId, amendmentId, supervisor.membershipId],
  )
  const referralId = await world.work(supervisor, async (work) => {
    const session = await loadSession(work, open.sessionId)
    if (session === null) throw new Error('The session is not there')
    return recordReferral(work, session, {
      childId: child?.childId ?? '',
      decision: 'not_referred',
      concern: 'A mark on the arm.',
      why: 'Seen by the nurse.',
      nextStep: 'Look again on Monday.',
    })
  })
  const informalId = await world.work(supervisee, (work) =>
    logInformal(work, {
      withId: supervisor.membershipId,
      childId: null,
      happenedOn: work.today,
      gist: 'The core group may move.',
    }),
  )
  const { rows } = await owner.query<{ document_id: string }>(
    'select document_id from app.document where informal_id = $1',
    [informalId],
  )
  return { copyId, amendmentId, agencyId, referralId, informalDocumentId: rows[0]?.document_id ?? '' } as Record<
    'copyId' | 'amendmentId' | 'agencyId' | 'referralId' | 'informalDocumentId',
    string
  >
}

/** A group of the two, one session of it to come and one that is open, and oversight that the manager is asked for. */
async function addGroup(world: World, { supervisee, supervisor, manager }: RouteWorld['people']) {
  const groupId = await groupOf(world, supervisor, [supervisee], { isTeam: true })
  const groupChildId = await liveChild(world, supervisee, ['Wren', 'Ashby'])
  const openGroupId = await groupSession(world, supervisor, groupId)
  await openedGroup(world, supervisor, openGroupId, [supervisee])
  const plannedGroupId = await groupSession(world, supervisor, groupId)
  const oversightId = await world.work(supervisee, (work) =>
    askOversight(work, {
      childId: groupChildId,
      workerId: supervisee.membershipId,
      managerId: manager.membershipId,
      about: 'Plan at 12 months',
    }),
  )
  return { groupId, groupChildId, openGroupId, plannedGroupId, oversightId: oversightId ?? '' }
}

interface Things {
  groupId: string
  groupChildId: string
  openGroupId: string
  plannedGroupId: string
  oversightId: string
  copyId: string
  amendmentId: string
  agencyId: string
  referralId: string
  informalDocumentId: string
  signed: OpenSession
  open: OpenSession
  agreementId: string
  agreementDocumentId: string
  actionId: string
  plannedId: string
  statusId: string
  holdingId: string
  periodId: string
  meetingId: string
  importId: string
  familyId: string
  escalationId: string
  otherChildId: string
  sameId: string
  membershipId: string
}

/** What there is none of in this world: everybody meets a 404, and the tests beside these pages say who may. */
const nowhere = ['absenceId', 'factId']

function filled(pattern: string, { signed, open, plannedId, agreementDocumentId, referralId, ...ids }: Things): string {
  const isSigned = /\/(record|sign|send-back|correct|forms)\b/.test(pattern) && !pattern.startsWith('/children')
  const session = isSigned ? signed : open
  const values: Record<string, string> = {
    ...ids,
    sessionId: pattern.endsWith('/move') ? plannedId : session.sessionId,
    childId: session.children[0]?.childId ?? '',
    ...(pattern.startsWith('/group-sessions')
      ? {
          sessionId: pattern.includes('/board') ? ids.openGroupId : ids.plannedGroupId,
          childId: ids.groupChildId,
        }
      : {}),
    documentId:
      pattern === '/documents/:documentId/form'
        ? agreementDocumentId
        : pattern.startsWith('/referrals')
          ? referralId
          : pattern.startsWith('/informal')
            ? ids.informalDocumentId
            : ((/^\/(documents|departures)/.test(pattern) ? signed : open).children[0]?.documentId ?? ''),
    versionNo: '1',
    no: '1',
    rule: 'four_weekly',
    name: 'child_interval',
    fieldKey: 'voice',
    key: pattern.startsWith('/forms') ? 'decision_record' : 'recording_template',
    fact: 'post',
    token: 'no-such-token',
  }
  return pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name] ?? (nowhere.includes(name) ? randomUUID() : undefined)
    if (value === undefined) throw new Error(`Nothing is called :${name} here: make one, so that somebody is let in.`)
    return value
  })
}
