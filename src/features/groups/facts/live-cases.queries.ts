import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { BoardFacts } from '../../../domain/groups/board-order.ts'
import { statusOrder } from '../../../domain/sessions/child-status.ts'
import { isRag } from '../../../domain/sessions/rag-history.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** A live case as a board shows it: facts alone. */
export interface LiveCase extends BoardFacts {
  givenName: string
  familyName: string
  /** what holds today, the gravest first */
  statuses: string[]
  /** it is on the agenda of this session */
  isOnAgenda: boolean
  /** the direction given in this session */
  ragNow: 'red' | 'amber' | 'green' | null
  openActions: number
}

const mostCases = 400

/**
 * Children with a status today whom the one in scope may see, with what a meeting wants to know of each; and children on the
 * agenda whatever their status. At most 400.
 * @param sessionId the meeting: what was said in it is not what was before
 * @param words those whose name has every word; all when there is none
 */
export async function liveCases(
  db: Db,
  actor: Pick<Actor, 'organisationId' | 'membershipId'>,
  today: Temporal.PlainDate,
  { sessionId, words = [] }: { sessionId: string; words?: readonly string[] },
): Promise<LiveCase[]> {
  const found = words.map(
    (word) =>
      sql`and (c.given_name || ' ' || c.family_name) ilike ${`%${word.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`}`,
  )
  const { rows } = await sql<{
    child_id: string
    given_name: string
    family_name: string
    statuses: string[] | null
    last_rag: string | null
    last_at: Temporal.Instant | null
    rag_now: string | null
    on_agenda: boolean
    noted_at: Temporal.Instant | null
    open_actions: number
    overdue: number
  }>`
    with closed as materialized (select * from platform.closed_entries())
    select c.child_id, c.given_name, c.family_name, st.statuses, d.last_rag, d.last_at, here.rag as rag_now,
      here.child_id is not null as on_agenda, n.noted_at, a.open_actions, a.overdue
    from child c
    left join lateral (
      select array_agg(s.status) as statuses from child_status s
      where s.organisation_id = c.organisation_id and s.child_id = c.child_id and s.withdrawn_at is null
        and s.starts_on <= ${today} and (s.ends_on is null or s.ends_on >= ${today})
    ) st on true
    left join session_child here on here.organisation_id = c.organisation_id and here.session_id = ${sessionId}
      and here.child_id = c.child_id and here.removed_at is null
    left join lateral (
      select (array_agg(x.rag order by x.starts_at desc) filter (where x.rag is not null))[1] as last_rag, max(x.starts_at) as last_at from (
        select sc.rag, s.starts_at from session_child sc
        join session s on s.organisation_id = sc.organisation_id and s.session_id = sc.session_id
        where sc.organisation_id = c.organisation_id and sc.child_id = any (c.child_id || array(select e.closed_id from closed e where e.kept_id = c.child_id))
          and sc.removed_at is null
          and s.session_id <> ${sessionId} and s.state in ('completed', 'signed')
        order by s.starts_at desc limit 12) x
    ) d on true
    left join lateral (
      select min(f.saved_at) as noted_at from document w
      join draft_field f on f.organisation_id = w.organisation_id and f.document_id = w.document_id
      where w.organisation_id = c.organisation_id and w.session_id = ${sessionId} and w.kind = 'case_discussion' and w.child_id = c.child_id
    ) n on true
    left join lateral (
      select count(*)::int as open_actions, count(*) filter (where x.due_on < ${today})::int as overdue from action x
      where x.organisation_id = c.organisation_id and x.child_id = c.child_id and x.state = 'open' and x.removed_at is null
    ) a on true
    where c.organisation_id = ${actor.organisationId} and (st.statuses is not null or here.child_id is not null) ${sql.join(found, sql` `)}
    order by c.family_name, c.given_name, c.child_id limit ${mostCases}`.execute(db)
  return rows.map((row) => ({
    childId: row.child_id,
    name: `${row.given_name} ${row.family_name}`,
    givenName: row.given_name,
    familyName: row.family_name,
    statuses: (row.statuses ?? []).toSorted((a, b) => statusOrder.indexOf(a) - statusOrder.indexOf(b)),
    direction: row.last_rag !== null && isRag(row.last_rag) ? row.last_rag : null,
    lastDiscussed: row.last_at === null ? null : londonDay(row.last_at),
    isOnAgenda: row.on_agenda,
    ragNow: row.rag_now !== null && isRag(row.rag_now) ? row.rag_now : null,
    notedAt: row.on_agenda ? row.noted_at : null,
    openActions: row.open_actions,
    overdue: row.overdue,
  }))
}
