import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { CaseHistory, Discussion } from '../../../domain/children/case-history.ts'
import { isRag } from '../../../domain/sessions/rag-history.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import {
  actionRows,
  concernRows,
  discussionRows,
  holderRows,
  informalRows,
  meetingRows,
  statusRows,
} from './case-rows.queries.ts'

/**
 * What is known of each of these children as facts, of those the one in scope may see: eight statements for any number of
 * children. Who may see a child may know that and when the child was discussed; what is only for the parties of a session
 * (the direction before both have signed, the words of an action) is left out for others.
 * @param today what happens after this day is left out, but for meetings planned ahead
 */
export async function caseHistories(
  db: Db,
  actor: Pick<Actor, 'organisationId' | 'membershipId'>,
  childIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<Map<string, CaseHistory>> {
  const histories = new Map<string, Building>()
  if (childIds.length === 0) return histories
  const { rows } = await sql<{ child_id: string; name: string; family_id: string }>`
    select child_id, given_name || ' ' || family_name as name, family_id from child
    where organisation_id = ${actor.organisationId} and child_id = any (${childIds}::uuid[])
    order by family_name, given_name, child_id`.execute(db)
  for (const row of rows) histories.set(row.child_id, begun(row))
  const seen = { db, organisationId: actor.organisationId, childIds: [...histories.keys()], today }
  // Sent at once: none waits for the answer to the one before.
  const [statuses, holders, meetings, discussions, actions, informal, concerns] = await Promise.all([
    statusRows(seen),
    holderRows(seen),
    meetingRows(seen),
    discussionRows(seen),
    actionRows(seen),
    informalRows(seen),
    concernRows(seen),
  ])
  for (const row of statuses) {
    histories.get(row.child_id)?.statuses.push({
      statusId: row.status_id,
      status: row.status,
      legalBasis: row.legal_basis,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      knownAt: row.known_at,
    })
  }
  for (const row of holders) {
    histories.get(row.child_id)?.holders.push({
      membershipId: row.membership_id,
      name: row.name,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      knownAt: row.known_at,
    })
  }
  for (const row of meetings) {
    histories.get(row.child_id)?.meetings.push({
      meetingId: row.meeting_id,
      kind: row.kind,
      on: row.meets_on,
      state: row.state,
      knownAt: row.known_at,
    })
  }
  for (const row of discussions) {
    histories.get(row.child_id)?.discussions.push(discussionFrom(row))
  }
  for (const row of actions) {
    histories.get(row.child_id)?.actions.push({
      actionId: row.action_id,
      agreedOn: row.agreed_on,
      dueOn: row.due_on,
      closedOn: row.closed_at === null ? null : londonDay(row.closed_at),
      state: row.state,
      carried: row.carried,
      what: row.what,
      knownAt: row.known_at,
    })
  }
  for (const row of informal) {
    histories.get(row.child_id)?.informal.push({
      informalId: row.informal_id,
      on: row.happened_on,
      revisited: row.revisited,
      knownAt: row.known_at,
    })
  }
  for (const row of concerns) {
    histories.get(row.child_id)?.concerns.push({
      concernId: row.concern_id,
      concern: row.concern,
      startsOn: row.starts_on,
      endsOn: row.ends_on,
      knownAt: row.known_at,
    })
  }
  return histories
}

/** Sessions in which each of these children was discussed, the oldest first, of those the one in scope may see. */
export async function discussionsOf(
  db: Db,
  childIds: readonly string[],
  today: Temporal.PlainDate,
): Promise<Map<string, Discussion[]>> {
  const found = new Map<string, Discussion[]>()
  if (childIds.length === 0) return found
  for (const row of await discussionRows({ db, childIds, today })) {
    const list = found.get(row.child_id) ?? []
    list.push(discussionFrom(row))
    found.set(row.child_id, list)
  }
  return found
}

const discussionFrom = (row: Awaited<ReturnType<typeof discussionRows>>[number]): Discussion => ({
  sessionId: row.session_id,
  on: londonDay(row.starts_at),
  rag: row.rag !== null && isRag(row.rag) ? row.rag : null,
  seenAloneOn: row.seen_alone_on,
  decisions: row.decisions,
  signed: row.signed,
  knownAt: row.known_at,
})

type Lists = 'statuses' | 'holders' | 'meetings' | 'discussions' | 'actions' | 'informal' | 'concerns'
type Building = Omit<CaseHistory, Lists> & { [List in Lists]: NonNullable<CaseHistory[List]>[number][] }

const begun = (row: { child_id: string; name: string; family_id: string }): Building => ({
  childId: row.child_id,
  name: row.name,
  familyId: row.family_id,
  statuses: [],
  holders: [],
  meetings: [],
  discussions: [],
  actions: [],
  informal: [],
  concerns: [],
})
