import { sql } from 'kysely'
import { childNames } from '../../../platform/database/child-names.ts'
import type { Db } from '../../../platform/database/scope.ts'

export type ActionState = 'open' | 'done' | 'dropped'
export type ReviewOutcome = 'done' | 'carried' | 'dropped'

export interface ActionFacts {
  actionId: string
  sessionId: string
  superviseeId: string
  supervisorId: string
  childId: string | null
  /** given and family name; null when it is for no child */
  childName: string | null
  ownerId: string
  ownerName: string
  what: string
  why: string
  dueOn: Temporal.PlainDate
  agreedOn: Temporal.PlainDate
  carried: number
  state: ActionState
  outcome: string | null
  closedAt: Temporal.Instant | null
  /** it keeps the child safe: late, it goes above the supervisor */
  childSafety: boolean
}

export interface ActionReview {
  outcome: ReviewOutcome
  note: string
  newDueOn: Temporal.PlainDate | null
}

export interface ActionToReview extends ActionFacts {
  /** what was said of it at this session; null until something was */
  review: ActionReview | null
}

interface Row {
  action_id: string
  session_id: string
  supervisee_id: string
  supervisor_id: string
  child_id: string | null
  child_name: string | null
  owner_id: string
  owner_name: string
  what: string
  why: string
  due_on: Temporal.PlainDate
  agreed_on: Temporal.PlainDate
  carried: number
  state: ActionState
  outcome: string | null
  closed_at: Temporal.Instant | null
  child_safety: boolean
}

const columns = sql`a.action_id, a.session_id, a.supervisee_id, a.supervisor_id, a.child_id, c.given_name || ' ' || c.family_name as child_name,
  a.owner_id, m.name as owner_name, a.what, a.why, a.due_on, a.agreed_on, a.carried, a.state, a.outcome, a.closed_at, a.child_safety`
const joined = sql`action a
  join membership m on m.organisation_id = a.organisation_id and m.membership_id = a.owner_id
  left join child c on c.organisation_id = a.organisation_id and c.child_id = a.child_id`

const facts = (row: Row): ActionFacts => ({
  actionId: row.action_id,
  sessionId: row.session_id,
  superviseeId: row.supervisee_id,
  supervisorId: row.supervisor_id,
  childId: row.child_id,
  childName: row.child_name,
  ownerId: row.owner_id,
  ownerName: row.owner_name,
  what: row.what,
  why: row.why,
  dueOn: row.due_on,
  agreedOn: row.agreed_on,
  carried: row.carried,
  state: row.state,
  outcome: row.outcome,
  closedAt: row.closed_at,
  childSafety: row.child_safety,
})

/** With the names of children whom one does not see any more, where the action is one's own or was agreed where one was. */
async function named<One extends Row>(db: Db, rows: readonly One[]): Promise<One[]> {
  const unnamed = rows.flatMap((row) => (row.child_name === null ? (row.child_id ?? []) : []))
  const names = await childNames(db, unnamed)
  return rows.map((row) => ({ ...row, child_name: row.child_name ?? names.get(row.child_id ?? '')?.full ?? null }))
}

interface PairSession {
  organisationId: string
  sessionId: string
  startsAt: Temporal.Instant
  supervisee: { membershipId: string }
  supervisor: { membershipId: string }
  /** of a group: only the actions of its own sessions */
  group?: { groupId: string } | null
}

/** Agreed by the same two; or, of a group, at a session of the same group. */
const ofTheSame = ({ group, supervisee, supervisor }: PairSession) =>
  group
    ? sql`s.group_id = ${group.groupId}`
    : sql`a.supervisee_id = ${supervisee.membershipId} and a.supervisor_id = ${supervisor.membershipId} and s.group_id is null`

/**
 * Last session's actions (product E1): every action of this pair from an earlier session that is still open, and those that
 * this session has already looked at, each with what was said of it. The oldest date first.
 */
export async function openActionsFor(db: Db, session: PairSession): Promise<ActionToReview[]> {
  const { rows } = await sql<
    Row & { review: ReviewOutcome | null; note: string | null; new_due_on: Temporal.PlainDate | null }
  >`
    select ${columns}, v.outcome as review, v.note, v.new_due_on
    from ${joined}
    join session s on s.organisation_id = a.organisation_id and s.session_id = a.session_id
    left join action_review v on v.organisation_id = a.organisation_id and v.action_id = a.action_id and v.session_id = ${session.sessionId}
    where a.organisation_id = ${session.organisationId} and ${ofTheSame(session)} and a.removed_at is null
      and a.session_id <> ${session.sessionId} and s.starts_at < ${session.startsAt}
      and (a.state = 'open' or v.action_id is not null)
    order by a.due_on, a.created_at, a.action_id`.execute(db)
  return (await named(db, rows)).map((row) => ({
    ...facts(row),
    review: row.review === null ? null : { outcome: row.review, note: row.note ?? '', newDueOn: row.new_due_on },
  }))
}

/** The actions agreed at one session, in the order they were agreed. */
export async function actionsOfSession(db: Db, organisationId: string, sessionId: string): Promise<ActionFacts[]> {
  const { rows } = await sql<Row>`select ${columns} from ${joined}
    where a.organisation_id = ${organisationId} and a.session_id = ${sessionId} and a.removed_at is null
    order by a.created_at, a.action_id`.execute(db)
  return (await named(db, rows)).map(facts)
}

/** One action, when the one in scope may see it. */
export async function actionOf(db: Db, organisationId: string, actionId: string): Promise<ActionFacts | null> {
  const { rows } = await sql<Row>`select ${columns} from ${joined}
    where a.organisation_id = ${organisationId} and a.action_id = ${actionId} and a.removed_at is null`.execute(db)
  const [row] = await named(db, rows)
  return row === undefined ? null : facts(row)
}

/** Open actions for one child that the one in scope may see, the earliest date first. */
export async function openActionsOfChild(db: Db, organisationId: string, childId: string): Promise<ActionFacts[]> {
  const { rows } = await sql<Row>`select ${columns} from ${joined}
    where a.organisation_id = ${organisationId} and a.child_id = ${childId} and a.state = 'open' and a.removed_at is null
    order by a.due_on, a.created_at limit 20`.execute(db)
  return (await named(db, rows)).map(facts)
}

/** What somebody has to do: their open actions, the earliest date first. At most 200. */
export async function openActionsOwnedBy(db: Db, organisationId: string, ownerId: string): Promise<ActionFacts[]> {
  const { rows } = await sql<Row>`select ${columns} from ${joined}
    where a.organisation_id = ${organisationId} and a.owner_id = ${ownerId} and a.state = 'open' and a.removed_at is null
    order by a.due_on, a.action_id limit 200`.execute(db)
  return (await named(db, rows)).map(facts)
}

/** What somebody did, or what was dropped, since a moment; the newest first. At most 50. */
export async function actionsClosedSince(
  db: Db,
  organisationId: string,
  ownerId: string,
  since: Temporal.Instant,
): Promise<ActionFacts[]> {
  const { rows } = await sql<Row>`select ${columns} from ${joined}
    where a.organisation_id = ${organisationId} and a.owner_id = ${ownerId} and a.state <> 'open' and a.removed_at is null
      and a.closed_at >= ${since}
    order by a.closed_at desc, a.action_id limit 50`.execute(db)
  return (await named(db, rows)).map(facts)
}
