import { sql } from 'kysely'
import type { CaseHistory } from '../../../domain/children/case-history.ts'
import type { CoverageLimit } from '../../../domain/children/coverage.ts'
import type { DriftLimits } from '../../../domain/children/drift-limits.ts'
import type { ObligationState } from '../../../domain/compliance/obligation.ts'
import { proposeAgenda, usualMinutes, type AgendaProposal } from '../../../domain/children/propose-agenda.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { Work } from '../../../platform/http/work.ts'
import { caseHistories } from '../../children/public.ts'
import { driftLimitsOn } from '../../obligations/public.ts'
import type { SessionFacts } from '../facts/session-facts.ts'

/** How a child that the supervisee holds, or that is on the agenda, stands beside the agenda of one session. */
export interface BesideAgenda {
  childId: string
  /** the supervisee holds the case today */
  held: boolean
  on: boolean
  /** somebody took the child off: it is not proposed again */
  takenOff: boolean
  /** somebody put the child on, or wrote of it: it stays */
  fixed: boolean
  /** the line that stands there, and its place */
  why: string
  position: number
}

export interface Proposed {
  proposal: AgendaProposal
  beside: ReadonlyMap<string, BesideAgenda>
  minutesACase: number
}

/** Everything that a proposal is worked out from. */
export interface Gathered {
  around: Awaited<ReturnType<typeof aroundSession>>
  beside: readonly BesideAgenda[]
  histories: ReadonlyMap<string, CaseHistory>
  limits: ReadonlyMap<string, CoverageLimit>
  drift: DriftLimits
}

type Which = 'without those taken off' | 'with those taken off'

/** What is known of all children that the supervisee of a session holds today, and of those on its agenda. */
export async function gatherFor(
  work: Pick<Work, 'db' | 'actor' | 'today' | 'services'>,
  session: SessionFacts,
): Promise<Gathered> {
  const { db, actor, today } = work
  const [around, beside] = await Promise.all([aroundSession(db, session), besideAgenda(db, session)])
  const ids = beside.map(({ childId }) => childId)
  const [histories, limits, drift] = await Promise.all([
    caseHistories(db, actor, ids, today),
    limitsOf(db, session.organisationId, ids),
    driftLimitsOn(work, today),
  ])
  return { around, beside, histories, limits, drift }
}

/**
 * What is proposed for the agenda of a session (product E2). Whom somebody took off is left out, unless it is asked why one
 * would put them on again.
 */
export function proposalFrom(
  { around, beside, histories, limits, drift }: Gathered,
  session: SessionFacts,
  which: Which,
): Proposed {
  const wanted = beside.filter(
    (child) => (child.held || (child.on && child.fixed)) && (!child.takenOff || which === 'with those taken off'),
  )
  const minutesACase = around.minutesACase ?? usualMinutes.aCase
  const proposal = proposeAgenda(
    wanted.flatMap(({ childId }) => histories.get(childId) ?? []),
    {
      on: session.day,
      minutes: session.plannedMinutes,
      minutesACase,
      minutesForTheRest: usualMinutes.theRest,
      nextOn: around.nextOn,
      sessions: around.earlier,
      // A status is not passed over because a policy did not think of it; stepping down has its own reason.
      isLive: (status) => status !== 'stepped_down',
      limits,
      drift,
      fixed: new Set(beside.filter(({ on, fixed }) => on && fixed).map(({ childId }) => childId)),
    },
  )
  return { proposal, beside: new Map(beside.map((child) => [child.childId, child])), minutesACase }
}

/** When the two met before, when they are to meet next, and how long they give one child. */
async function aroundSession(db: Db, session: SessionFacts) {
  const pair = sql`b.organisation_id = s.organisation_id and b.supervisee_id = s.supervisee_id and b.supervisor_id = s.supervisor_id
    and b.agreement_id is not distinct from s.agreement_id`
  const { rows } = await sql<{
    case_minutes: number | null
    next_at: Temporal.Instant | null
    earlier: string[] | null
  }>`
    select s.case_minutes,
      (select min(b.starts_at) from session b where ${pair} and b.state = 'planned' and b.starts_at > s.starts_at) as next_at,
      (select json_agg(x.day order by x.day) from (
        select (b.starts_at at time zone 'Europe/London')::date as day from session b
        where ${pair} and b.state in ('completed', 'signed') and b.starts_at < s.starts_at order by b.starts_at desc limit 24) x) as earlier
    from session s
    where s.organisation_id = ${session.organisationId} and s.session_id = ${session.sessionId}`.execute(db)
  const row = rows[0]
  return {
    minutesACase: row?.case_minutes ?? null,
    nextOn: row === undefined || row.next_at === null ? null : londonDay(row.next_at),
    earlier: (row?.earlier ?? []).map((day) => Temporal.PlainDate.from(day)),
  }
}

/** Every child that the supervisee holds today, and every other one that is on the agenda. */
async function besideAgenda(db: Db, session: SessionFacts): Promise<BesideAgenda[]> {
  const { rows } = await sql<{
    child_id: string
    held: boolean
    is_row: boolean
    removed: boolean
    proposed: boolean
    written: boolean
    why: string | null
    position: number | null
  }>`
    with around as (
      select y.child_id, bool_or(y.held) as held from (
        select h.child_id, true as held from case_holder h
        where h.organisation_id = ${session.organisationId} and h.membership_id = ${session.supervisee.membershipId}
          and h.starts_on <= (select platform.today()) and (h.ends_on is null or h.ends_on >= (select platform.today()))
        union all
        select x.child_id, false from session_child x
        where x.organisation_id = ${session.organisationId} and x.session_id = ${session.sessionId} and x.removed_at is null) y
      group by y.child_id
    )
    select h.child_id, h.held, x.child_id is not null as is_row, x.removed_at is not null as removed, coalesce(x.proposed, false) as proposed,
      x.prepared_at is not null or d.document_id is not null as written, x.why, x.position
    from around h
    left join session_child x on x.organisation_id = ${session.organisationId} and x.session_id = ${session.sessionId} and x.child_id = h.child_id
    left join document d on d.organisation_id = x.organisation_id and d.session_id = x.session_id and d.child_id = x.child_id
      and d.kind = 'case_discussion'`.execute(db)
  return rows.map((row) => ({
    childId: row.child_id,
    held: row.held,
    on: row.is_row && !row.removed,
    takenOff: row.is_row && row.removed && !row.proposed,
    fixed: row.is_row && (!row.proposed || row.written),
    why: row.why ?? '',
    position: row.position ?? 0,
  }))
}

/** By when each child is to be discussed, as the policy’s rules were worked out last. */
async function limitsOf(
  db: Db,
  organisationId: string,
  childIds: readonly string[],
): Promise<Map<string, CoverageLimit>> {
  if (childIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('child_coverage')
    .select(['child_id', 'limit_on', 'limit_state', 'limit_clause'])
    .where('organisation_id', '=', organisationId)
    .where('child_id', 'in', childIds)
    .where('limit_on', 'is not', null)
    .execute()
  return new Map(
    rows.map((row) => [
      row.child_id,
      {
        rule: '',
        clause: row.limit_clause,
        state: row.limit_state as ObligationState,
        dueOn: row.limit_on,
      },
    ]),
  )
}
