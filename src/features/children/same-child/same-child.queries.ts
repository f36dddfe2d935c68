import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import { childrenLike, indexOf, type Described } from '../../../domain/children/alike.ts'
import { isSameProblem, type SameChildAhead } from '../../../domain/children/same-child.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { PossibleDuplicate } from '../add-child/add-child.queries.ts'
import { childrenToCompare } from '../facts/register.queries.ts'

type Who = Pick<Actor, 'organisationId'>

/** Two entries that are one child, or are to be. */
export interface SameChild {
  sameId: string
  keptId: string
  closedId: string
  /** null for whoever does not see that entry */
  keptName: string | null
  closedName: string | null
  reason: string
  askedById: string
  askedBy: string
  askedAt: Temporal.Instant
  madeBy: string | null
  madeAt: Temporal.Instant | null
  undoneBy: string | null
  undoneAt: Temporal.Instant | null
  undoneReason: string | null
}

interface Row {
  same_id: string
  kept_id: string
  closed_id: string
  kept: string | null
  closed: string | null
  reason: string
  asked_by: string
  asker: string
  asked_at: Temporal.Instant
  maker: string | null
  made_at: Temporal.Instant | null
  undoer: string | null
  undone_at: Temporal.Instant | null
  undone_reason: string | null
}

const columns = sql`s.same_id, s.kept_id, s.closed_id, k.given_name || ' ' || k.family_name as kept, x.given_name || ' ' || x.family_name as closed,
  s.reason, s.asked_by, a.name as asker, s.asked_at, m.name as maker, s.made_at, u.name as undoer, s.undone_at, s.undone_reason
  from same_child s
  join membership a on a.organisation_id = s.organisation_id and a.membership_id = s.asked_by
  left join membership m on m.organisation_id = s.organisation_id and m.membership_id = s.made_by
  left join membership u on u.organisation_id = s.organisation_id and u.membership_id = s.undone_by
  left join child k on k.organisation_id = s.organisation_id and k.child_id = s.kept_id
  left join child x on x.organisation_id = s.organisation_id and x.child_id = s.closed_id`

const sameFrom = (row: Row): SameChild => ({
  sameId: row.same_id,
  keptId: row.kept_id,
  closedId: row.closed_id,
  keptName: row.kept,
  closedName: row.closed,
  reason: row.reason,
  askedById: row.asked_by,
  askedBy: row.asker,
  askedAt: row.asked_at,
  madeBy: row.maker,
  madeAt: row.made_at,
  undoneBy: row.undoer,
  undoneAt: row.undone_at,
  undoneReason: row.undone_reason,
})

/** What was said of this entry and another, and was not undone; the newest first. */
export async function sameOf(db: Db, { organisationId }: Who, childId: string): Promise<SameChild[]> {
  const { rows } = await sql<Row>`
    select ${columns} where s.organisation_id = ${organisationId} and s.undone_at is null
      and (s.kept_id = ${childId} or s.closed_id = ${childId})
    order by s.asked_at desc`.execute(db)
  return rows.map(sameFrom)
}

export async function oneSame(db: Db, { organisationId }: Who, sameId: string): Promise<SameChild | null> {
  const { rows } = await sql<Row>`
    select ${columns} where s.organisation_id = ${organisationId} and s.same_id = ${sameId}`.execute(db)
  return rows[0] === undefined ? null : sameFrom(rows[0])
}

const mostWaiting = 50

/** Those that wait for a second person, the oldest first. */
export async function sameWaiting(db: Db, { organisationId }: Who): Promise<SameChild[]> {
  const { rows } = await sql<Row>`
    select ${columns} where s.organisation_id = ${organisationId} and s.undone_at is null and s.made_at is null
    order by s.asked_at limit ${mostWaiting}`.execute(db)
  return rows.map(sameFrom)
}

/** What making these one would bring; null for whoever may not, and for what is not here. */
export async function sameChildAhead(db: Db, keptId: string, closedId: string): Promise<SameChildAhead | null> {
  const { rows } = await sql<{
    ahead: {
      problem: string | null
      second: boolean
      see_kept: string[]
      see_closed: string[]
      others: number
      actions: number
      agendas: number
      meetings: number
      pages: number
    } | null
  }>`select platform.same_child_ahead(${keptId}::uuid, ${closedId}::uuid) as ahead`.execute(db)
  const ahead = rows[0]?.ahead ?? null
  if (ahead === null) return null
  const { see_kept: seeKept, see_closed: seeClosed, problem, ...numbers } = ahead
  return { ...numbers, seeKept, seeClosed, problem: problem !== null && isSameProblem(problem) ? problem : null }
}

/** Why this cannot be undone; null when it can. */
export async function whySameStays(db: Db, sameId: string): Promise<string | null> {
  const { rows } = await sql<{ why: string | null }>`select platform.why_same_stays(${sameId}::uuid) as why`.execute(db)
  return rows[0]?.why ?? null
}

const mostShown = 10

/** Other entries that may be the same child, the surest first. */
export async function othersLike(
  db: Db,
  actor: Who,
  child: Described & { childId: string },
  today: Temporal.PlainDate,
): Promise<PossibleDuplicate[]> {
  const here = (await childrenToCompare(db, actor, today)).filter(
    (one) => one.childId !== child.childId && one.closedId === null,
  )
  return childrenLike(indexOf(here), child)
    .slice(0, mostShown)
    .map(({ child: one, likeness }) => ({
      childId: one.childId,
      name: `${one.givenName} ${one.familyName}`,
      bornOn: one.bornOn,
      family: one.family,
      reference: one.numbers.find(({ kind }) => kind === 'own')?.value ?? null,
      why: likeness.why,
    }))
}
