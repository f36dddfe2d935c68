import { sql, type RawBuilder } from 'kysely'
import { holds, type Actor } from '../../../domain/access/actor.ts'
import { statusOrder } from '../../../domain/sessions/child-status.ts'
import { isRag, runOf, type Rag } from '../../../domain/sessions/rag-history.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** A child in a list: facts only. */
export interface ChildRow {
  childId: string
  givenName: string
  familyName: string
  bornOn: Temporal.PlainDate | null
  /** what holds today, the gravest first */
  statuses: readonly string[]
  holders: readonly string[]
  /** the newest direction, and at how many discussions running it was given; of all sessions for whoever keeps the files, and of one's own for others */
  direction: { value: Rag; times: number } | null
  /** the last discussion is in a record that not all have signed: its direction is the one above, or is not for the reader yet */
  waits: 'this' | 'newest' | null
  lastDiscussed: Temporal.PlainDate | null
}

interface Row {
  child_id: string
  given_name: string
  family_name: string
  born_on: Temporal.PlainDate | null
  statuses: string[] | null
  holders: string[] | null
  /** the newest first; the state of each session beside it */
  rags: (string | null)[] | null
  states: string[] | null
  last_at: Temporal.Instant | null
}

type Who = Actor

/** Children whose case one holds today, by name. */
export function childrenHeldBy(db: Db, actor: Who, today: Temporal.PlainDate, limit: number): Promise<ChildRow[]> {
  return childRows(
    db,
    actor,
    today,
    sql`select c.child_id, c.given_name, c.family_name, c.born_on
      from case_holder h join child c on c.organisation_id = h.organisation_id and c.child_id = h.child_id
      where h.organisation_id = ${actor.organisationId} and h.membership_id = ${actor.membershipId}
        and h.starts_on <= ${today} and (h.ends_on is null or h.ends_on >= ${today})
      group by c.child_id, c.given_name, c.family_name, c.born_on
      order by c.family_name, c.given_name, c.child_id limit ${limit}`,
  )
}

export interface ChildrenAsked {
  /** each is found in the name, the name of the family, the reference or another number */
  words: readonly string[]
  bornOn: Temporal.PlainDate | null
  /** one that holds today, `none` for children without any, null for all */
  status: string | null
  /** held by me, by nobody, null for all */
  held: 'me' | 'nobody' | null
}

/** Children one may see, by name, of those that are asked for. */
export function childrenInView(
  db: Db,
  actor: Who,
  today: Temporal.PlainDate,
  asked: ChildrenAsked,
  { limit, offset }: { limit: number; offset: number },
): Promise<ChildRow[]> {
  const { organisationId } = actor
  const found = asked.words.map((word) => {
    const like = `%${escaped(word)}%`
    return sql`and ((c.given_name || ' ' || c.family_name || ' ' || f.name || ' ' || coalesce(c.reference, '')) ilike ${like}
      or exists (select 1 from child_reference r where r.organisation_id = ${organisationId} and r.child_id = c.child_id
        and r.withdrawn_at is null and r.value ilike ${like})
      or c.child_id in (select e.kept_id from closed e join child k on k.organisation_id = ${organisationId} and k.child_id = e.closed_id
        where (k.given_name || ' ' || k.family_name || ' ' || coalesce(k.reference, '')) ilike ${like}
          or exists (select 1 from child_reference r where r.organisation_id = ${organisationId} and r.child_id = k.child_id
            and r.withdrawn_at is null and r.value ilike ${like})))`
  })
  const born = asked.bornOn === null ? sql`` : sql`and c.born_on = ${asked.bornOn}`
  return childRows(
    db,
    actor,
    today,
    sql`select c.child_id, c.given_name, c.family_name, c.born_on
      from child c join family f on f.organisation_id = c.organisation_id and f.family_id = c.family_id
      where c.organisation_id = ${organisationId} and c.child_id not in (select e.closed_id from closed e) ${sql.join(found, sql` `)} ${born}
        ${withStatus(organisationId, asked.status, today)} ${heldBy(actor, asked.held, today)}
      order by c.family_name, c.given_name, c.child_id limit ${limit} offset ${offset}`,
  )
}

function withStatus(organisationId: string, status: string | null, today: Temporal.PlainDate): RawBuilder<unknown> {
  if (status === null) return sql``
  const holding = sql`exists (select 1 from child_status t where t.organisation_id = ${organisationId} and t.child_id = c.child_id
    and t.withdrawn_at is null and t.starts_on <= ${today} and (t.ends_on is null or t.ends_on >= ${today})
    ${status === 'none' ? sql`` : sql`and t.status = ${status}`})`
  return status === 'none' ? sql`and not ${holding}` : sql`and ${holding}`
}

function heldBy(
  { organisationId, membershipId }: Who,
  held: ChildrenAsked['held'],
  today: Temporal.PlainDate,
): RawBuilder<unknown> {
  if (held === null) return sql``
  const holding = sql`exists (select 1 from case_holder h where h.organisation_id = ${organisationId} and h.child_id = c.child_id
    and h.starts_on <= ${today} and (h.ends_on is null or h.ends_on >= ${today})
    ${held === 'me' ? sql`and h.membership_id = ${membershipId}` : sql``})`
  return held === 'me' ? sql`and ${holding}` : sql`and not ${holding}`
}

const escaped = (word: string): string => word.replace(/[\\%_]/g, (sign) => `\\${sign}`)

/** Whether one reads the dates and directions of sessions that are not one's own. */
export const readsOfAll = (actor: Actor): boolean => holds(actor, 'dsl', 'deputy_dsl')

const mostLookedAt = 30

/** Sessions in which a child `k` was discussed, of those one was at. */
const ownDiscussions = (organisationId: string, states: RawBuilder<unknown>) => sql`
  select sc.rag, s.starts_at, s.state
  from session_child sc join session s on s.organisation_id = sc.organisation_id and s.session_id = sc.session_id
  where sc.organisation_id = ${organisationId} and sc.child_id = any (k.child_id || array(select e.closed_id from closed e where e.kept_id = k.child_id)) and sc.removed_at is null
    and s.state in (${states}) and (sc.rag is not null or s.state <> 'open')`

async function childRows(
  db: Db,
  actor: Who,
  today: Temporal.PlainDate,
  wanted: RawBuilder<unknown>,
): Promise<ChildRow[]> {
  const { organisationId } = actor
  const ofAll = readsOfAll(actor)
  // Those of all the children in one look; what is being written now is known to whoever is in the session.
  const told = ofAll
    ? sql`, told as materialized (select d.* from platform.discussions_of(array(select w.child_id from wanted w)) d)`
    : sql``
  const discussions = ofAll
    ? sql`select t.rag, t.starts_at, case when t.signed then 'signed' else 'completed' end as state from told t where t.child_id = k.child_id
        union all ${ownDiscussions(organisationId, sql`'open'`)}`
    : ownDiscussions(organisationId, sql`'open', 'completed', 'signed'`)
  const { rows } = await sql<Row>`
    with closed as materialized (select * from platform.closed_entries()), wanted as materialized (${wanted})${told}
    select k.child_id, k.given_name, k.family_name, k.born_on, st.statuses, ho.holders, d.rags, d.states, d.last_at
    from wanted k
    left join lateral (
      select array_agg(s.status) as statuses from child_status s
      where s.organisation_id = ${organisationId} and s.child_id = k.child_id and s.withdrawn_at is null
        and s.starts_on <= ${today} and (s.ends_on is null or s.ends_on >= ${today})
    ) st on true
    left join lateral (
      select array_agg(distinct m.name order by m.name) as holders
      from case_holder h join membership m on m.organisation_id = h.organisation_id and m.membership_id = h.membership_id
      where h.organisation_id = ${organisationId} and h.child_id = k.child_id
        and h.starts_on <= ${today} and (h.ends_on is null or h.ends_on >= ${today})
    ) ho on true
    left join lateral (
      select array_agg(x.rag order by x.starts_at desc) as rags, array_agg(x.state order by x.starts_at desc) as states, max(x.starts_at) as last_at
      from (select * from (${discussions}) e order by e.starts_at desc limit ${mostLookedAt}) x
    ) d on true
    order by k.family_name, k.given_name, k.child_id`.execute(db)
  return rows.map((row) => ({
    childId: row.child_id,
    givenName: row.given_name,
    familyName: row.family_name,
    bornOn: row.born_on,
    statuses: (row.statuses ?? []).toSorted((a, b) => statusOrder.indexOf(a) - statusOrder.indexOf(b)),
    holders: row.holders ?? [],
    direction: directionOf(row.rags ?? []),
    waits: row.states?.[0] !== 'completed' ? null : row.rags?.[0] ? 'this' : 'newest',
    lastDiscussed: row.last_at === null ? null : londonDay(row.last_at),
  }))
}

function directionOf(rags: readonly (string | null)[]): ChildRow['direction'] {
  const given = rags.filter((rag): rag is Rag => rag !== null && isRag(rag))
  const value = given[0]
  return value === undefined ? null : { value, times: runOf(given) }
}
