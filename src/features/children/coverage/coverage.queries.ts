import { sql, type RawBuilder } from 'kysely'
import { dayFrom } from '../../../domain/calendar/days.ts'
import type { Actor } from '../../../domain/access/actor.ts'
import type { ObligationState } from '../../../domain/compliance/obligation.ts'
import {
  meetingNearDays,
  type CoverageCounts,
  type CoveredChild,
  type Group,
} from '../../../domain/children/covered-child.ts'
import type { DriftSign } from '../../../domain/children/drift.ts'
import { isRag } from '../../../domain/sessions/rag-history.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { waysOf, type WayRow } from './way-rows.ts'

type Who = Pick<Actor, 'organisationId'>

/** Which of the children one may see. */
export interface CoverageFilter {
  group: Group | null
  status: string | null
  /** whoever holds the case */
  holder: string | null
}

/** In which group a child is, as `isIn` says it of one. */
function groupIs(group: Group, today: Temporal.PlainDate): RawBuilder<unknown> {
  switch (group) {
    case 'never':
      return sql`v.place = 0`
    case 'again':
      return sql`v.place = 1`
    case 'past':
      return sql`v.limit_on < ${today}::date`
    case 'late':
      return sql`v.booked_on > v.limit_on and v.limit_on >= ${today}::date and v.place <> 3`
    case 'meeting':
      return sql`not v.meeting_discussed and v.meets_on between ${today}::date and ${today}::date + ${meetingNearDays}::int`
    case 'ended':
      return sql`v.ended_on is not null`
    case 'escalate':
      return sql`v.unchanged_since is not null and v.escalation is null`
  }
}

const wherever = ({ organisationId }: Who, { status, holder }: Omit<CoverageFilter, 'group'>) => sql`
  v.organisation_id = ${organisationId}
  ${status === null ? sql`` : sql`and ${status} = any (v.statuses)`}
  ${holder === null ? sql`` : sql`and ${holder}::uuid = any (v.holders)`}`

/** How many there are in each group, of a whole organisation in one look at its rows. */
export async function countCoverage(
  db: Db,
  actor: Who,
  filter: CoverageFilter,
  today: Temporal.PlainDate,
): Promise<CoverageCounts> {
  const many = (group: Group) => sql`count(*) filter (where ${groupIs(group, today)})::int`
  const { rows } = await sql<CoverageCounts>`
    select count(*)::int as "all", count(v.limit_on)::int as limited, ${many('never')} as never, ${many('again')} as again, ${many('past')} as past, ${many('late')} as late,
      ${many('meeting')} as meeting, ${many('ended')} as ended, ${many('escalate')} as escalate
    from child_coverage v where ${wherever(actor, filter)}`.execute(db)
  return rows[0] ?? { all: 0, limited: 0, never: 0, again: 0, past: 0, late: 0, meeting: 0, ended: 0, escalate: 0 }
}

/** As JSON: fifty rows of it are read in half the time of fifty rows of columns. */
interface Row {
  child_id: string
  given_name: string
  family_name: string
  born_on: string | null
  opens: boolean
  watched: number
  statuses: string[]
  stepped_down_on: string | null
  ended_status: string | null
  ended_on: string | null
  ended_ago: number | null
  holders: string[] | null
  ago: number[]
  never: 'at_all' | 'since_live' | null
  rag: string | null
  rag_times: number | null
  booked_on: string | null
  booked_in: number | null
  booked_for: 'child' | 'holder' | null
  meets_on: string | null
  meets_in: number | null
  meeting_kind: string | null
  meeting_discussed: boolean | null
  limit_on: string | null
  limit_in: number | null
  limit_ago: number | null
  limit_state: string | null
  limit_kind: 'gap' | 'window' | 'meeting' | 'open' | null
  limit_clause: string[]
  ways?: WayRow[] | null
  drift: (DriftSign & Record<string, unknown>)[]
  unchanged_since: string | null
  escalation: 'waiting' | 'told' | null
  escalated_on: string | null
  waits?: boolean | null
  waits_rag?: string | null
}

/** The columns of a row `v` with its names `n`. Days are counted here: a page of fifty children counts some thousand. */
const columns = (today: Temporal.PlainDate) => sql`
  v.child_id, n.given_name, n.family_name, n.born_on, n.opens, ${today}::date - v.watched_from as watched, v.statuses, v.stepped_down_on,
  v.ended_status, v.ended_on, ${today}::date - v.ended_on as ended_ago,
  array(select ${today}::date - d from unnest(v.discussed_on) d) as ago,
  v.never, v.rag, v.rag_times, v.booked_on, v.booked_on - ${today}::date as booked_in, v.booked_for,
  v.meets_on, v.meets_on - ${today}::date as meets_in, v.meeting_kind, v.meeting_discussed,
  v.limit_on, v.limit_on - ${today}::date as limit_in, ${today}::date - v.limit_from as limit_ago, v.limit_state, v.limit_kind, v.limit_clause,
  v.drift, v.unchanged_since, v.escalation, v.escalated_on`

/**
 * Never discussed first, then nearest to the limit or past it, then the longest since: read in this order from an index.
 * The names come from one function, because the head sees how each child stands and not the children's pages.
 * @param waiting adds whether the last discussion waits for a signature, and for those who are late the way to a session, of the children of the page in one look; a file does without
 */
export async function listCoverage(
  db: Db,
  actor: Who,
  filter: CoverageFilter,
  today: Temporal.PlainDate,
  { limit, offset, waiting = false }: { limit: number; offset: number; waiting?: boolean },
): Promise<CoveredChild[]> {
  const group = filter.group === null ? sql`` : sql`and (${groupIs(filter.group, today)})`
  const newest = waiting
    ? sql`, newest as materialized (
        select distinct on (d.child_id) d.child_id, not d.signed as waits, d.rag as waits_rag
        from platform.discussions_of(array(select s.child_id from shown s where s.last_on is not null)) d order by d.child_id, d.starts_at desc),
      ways as materialized (
        select t.child_id, json_agg(t) as ways
        from platform.ways_to_sessions(array(select v.child_id from shown v where (${groupIs('past', today)}) or (${groupIs('late', today)}))) t group by t.child_id)`
    : sql``
  const { rows } = await sql<{ children: Row[] }>`
    with shown as materialized (
      select v.* from child_coverage v where ${wherever(actor, filter)} ${group}
      order by v.place, v.limit_on, v.last_on, v.child_id limit ${limit} offset ${offset}
    )${newest}
    select coalesce(json_agg(x), '[]') as children from (
      select ${columns(today)}, ${waiting ? sql`w.waits, w.waits_rag, t.ways,` : sql``}
        (select array_agg(m.name order by m.name) from membership m where m.organisation_id = ${actor.organisationId} and m.membership_id = any (v.holders)) as holders
      from shown v join platform.children_covered(array(select s.child_id from shown s)) n on n.child_id = v.child_id ${waiting ? sql`left join newest w on w.child_id = v.child_id left join ways t on t.child_id = v.child_id` : sql``}
      order by v.place, v.limit_on, v.last_on, v.child_id) x`.execute(db)
  return (rows[0]?.children ?? []).map((row) => coveredOf(row, today))
}

const dayOf = (text: string | null): Temporal.PlainDate | null => (text === null ? null : dayFrom(text))

function coveredOf(row: Row, today: Temporal.PlainDate): CoveredChild {
  const [last] = row.ago
  const [booked, ended, escalated] = [dayOf(row.booked_on), dayOf(row.ended_on), dayOf(row.escalated_on)]
  return {
    childId: row.child_id,
    givenName: row.given_name,
    familyName: row.family_name,
    bornOn: dayOf(row.born_on),
    opens: row.opens,
    watchedDays: row.watched,
    statuses: row.statuses,
    steppedDownOn: dayOf(row.stepped_down_on),
    ended: ended === null ? null : { status: row.ended_status ?? '', on: ended, daysAgo: row.ended_ago ?? 0 },
    holders: row.holders ?? [],
    lastOn: last === undefined ? null : today.subtract({ days: last }),
    discussedDaysAgo: row.ago,
    never: row.never,
    rag: row.rag !== null && isRag(row.rag) ? row.rag : null,
    ragTimes: row.rag_times ?? 0,
    waits: row.waits === true ? { rag: row.waits_rag && isRag(row.waits_rag) ? row.waits_rag : null } : null,
    // Booked for a day that is over: the job has not looked again yet.
    booked:
      booked === null || row.booked_in === null || row.booked_in < 0
        ? null
        : { on: booked, inDays: row.booked_in, for: row.booked_for ?? 'child' },
    meeting: meetingOf(row),
    limit: limitOf(row),
    ways: waysOf(row.ways ?? []),
    drift: row.drift.map(signOf),
    unchangedSince: dayOf(row.unchanged_since),
    escalation: row.escalation === null || escalated === null ? null : { state: row.escalation, on: escalated },
  }
}

const meetingOf = ({ meets_on: on, meets_in: inDays, ...row }: Row): CoveredChild['meeting'] =>
  on === null || inDays === null || inDays < 0
    ? null
    : {
        on: dayFrom(on),
        inDays,
        kind: row.meeting_kind ?? '',
        discussed: row.meeting_discussed ?? false,
      }

const limitOf = (row: Row): CoveredChild['limit'] =>
  row.limit_state === null
    ? null
    : {
        on: dayOf(row.limit_on),
        inDays: row.limit_in,
        fromDaysAgo: row.limit_ago,
        state: row.limit_state as ObligationState,
        kind: row.limit_kind ?? 'open',
        clause: row.limit_clause,
      }

/** A sign as it was kept, its days read again. */
function signOf(kept: DriftSign & Record<string, unknown>): DriftSign {
  const day = (name: string) => (typeof kept[name] === 'string' ? { [name]: dayFrom(kept[name] as string) } : {})
  return { ...kept, ...day('since'), ...day('startedOn') } as DriftSign
}

/** How one child stands; null where nothing asks to discuss it, or the one in scope may not know. */
export async function coverageOfChild(
  db: Db,
  actor: Who,
  childId: string,
  today: Temporal.PlainDate,
): Promise<CoveredChild | null> {
  const { rows } = await sql<{ child: Row }>`
    select to_json(x) as child from (
      select ${columns(today)}, null as holders
      from child_coverage v join platform.children_covered(array[${childId}::uuid]) n on n.child_id = v.child_id
      where v.organisation_id = ${actor.organisationId} and v.child_id = ${childId}) x`.execute(db)
  return rows[0] === undefined ? null : coveredOf(rows[0].child, today)
}

/** Whoever holds the case of a child one may see, by name. */
export async function holdersCovered(db: Db, { organisationId }: Who): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select m.membership_id as id, m.name from membership m
    where m.organisation_id = ${organisationId}
      and m.membership_id in (select unnest(v.holders) from child_coverage v where v.organisation_id = ${organisationId})
    order by m.name limit 500`.execute(db)
  return rows
}
