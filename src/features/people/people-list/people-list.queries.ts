import { sql } from 'kysely'
import { holds, type Actor } from '../../../domain/access/actor.ts'
import { awaitsSecondPerson } from '../../../domain/people/role-words.ts'
import type { Db } from '../../../platform/database/scope.ts'
import { peopleWithAccount, supervisionPairs } from '../kept-people.queries.ts'

export interface ListedPerson {
  membershipId: string
  name: string
  startedOn: Temporal.PlainDate
  endedOn: Temporal.PlainDate | null
  post: string | null
  roles: string[]
  /** whether one of them is not confirmed yet */
  waiting: boolean
  lineManager: string | null
  supervisors: string[]
  signIn: 'can' | 'invited' | 'run_out' | 'never'
}

export interface PeopleAsked {
  /** part of a name or of an address */
  search: string
  /** those who have left instead of those who are here */
  left: boolean
  page: number
}

export const peopleOnPage = 50

interface Moment {
  today: Temporal.PlainDate
  now: Temporal.Instant
}

/** One page of people, and whether there is another. */
export async function listPeople(
  db: Db,
  actor: Actor,
  { today, now }: Moment,
  asked: PeopleAsked,
): Promise<{ people: ListedPerson[]; more: boolean }> {
  let query = db
    .selectFrom('membership')
    .select(['membership_id as membershipId', 'name', 'started_on as startedOn', 'ended_on as endedOn'])
    .where('organisation_id', '=', actor.organisationId)
    .where((e) =>
      asked.left ? e('ended_on', '<', today) : e.or([e('ended_on', 'is', null), e('ended_on', '>=', today)]),
    )
  if (asked.search !== '') {
    const like = `%${asked.search.replace(/[\\%_]/g, '\\$&')}%`
    query = query.where((e) => e.or([e('name', 'ilike', like), e('email', 'ilike', like)]))
  }
  const rows = await query
    .orderBy((e) => e.fn('lower', ['name']))
    .orderBy('membership_id')
    .limit(peopleOnPage + 1)
    .offset((asked.page - 1) * peopleOnPage)
    .execute()
  const shown = rows.slice(0, peopleOnPage)
  const ids = shown.map(({ membershipId }) => membershipId)
  if (ids.length === 0) return { people: [], more: false }
  const facts = await factsOn(db, actor, today, ids)
  const supervisors = await supervisorsOf(db, actor)
  const signIn = await signInOf(db, actor, now, ids)
  const people = shown.map((row) => {
    const mine = facts.filter((fact) => fact.membershipId === row.membershipId)
    const one = (kind: string) => mine.find((fact) => fact.kind === kind)?.value ?? null
    return {
      ...row,
      post: one('post'),
      roles: mine.filter(({ kind }) => kind === 'role').map(({ value }) => value),
      waiting: mine.some(awaitsSecondPerson),
      lineManager: one('line_manager'),
      supervisors: supervisors.get(row.membershipId) ?? [],
      signIn: signIn(row.membershipId),
    }
  })
  return { people, more: rows.length > peopleOnPage }
}

/** Today, or the first day of somebody to come, or the last of somebody who left. */
const day = (today: Temporal.PlainDate) =>
  sql`least(greatest(${today}::date, m.started_on), coalesce(m.ended_on, 'infinity'::date))`

/** The manager is named as they are called now, not as they were called when it was written down. */
async function factsOn(db: Db, actor: Actor, today: Temporal.PlainDate, ids: readonly string[]) {
  const { rows } = await sql<{ membershipId: string; kind: string; value: string; confirmed: boolean }>`
    select f.membership_id as "membershipId", f.kind, coalesce(manager.name, f.value) as value, f.confirmed_at is not null as confirmed
    from membership_fact f
    join membership m on m.organisation_id = f.organisation_id and m.membership_id = f.membership_id
    left join membership manager on manager.organisation_id = f.organisation_id and manager.membership_id = f.manager_id
    where f.organisation_id = ${actor.organisationId} and f.membership_id = any (${[...ids]}::uuid[]) and f.withdrawn_at is null
      and f.kind in ('role', 'post', 'line_manager')
      and f.valid_from <= ${day(today)} and (f.valid_until is null or f.valid_until >= ${day(today)})
    order by f.kind, f.value`.execute(db)
  return rows
}

async function supervisorsOf(db: Db, actor: Actor): Promise<Map<string, string[]>> {
  const pairs = await supervisionPairs(db)
  const found = new Map<string, string[]>()
  if (pairs.length === 0) return found
  const names = await db
    .selectFrom('membership')
    .select(['membership_id as id', 'name'])
    .where('organisation_id', '=', actor.organisationId)
    .where('membership_id', 'in', [...new Set(pairs.map(({ supervisorId }) => supervisorId))])
    .execute()
  const nameOf = new Map(names.map(({ id, name }) => [id, name]))
  for (const { superviseeId, supervisorId } of pairs) {
    found.set(superviseeId, [...(found.get(superviseeId) ?? []), nameOf.get(supervisorId) ?? ''])
  }
  return found
}

/** Invitations are for administrators' eyes; a head sees who can sign in and who cannot yet. */
async function signInOf(
  db: Db,
  actor: Actor,
  now: Temporal.Instant,
  ids: readonly string[],
): Promise<(id: string) => ListedPerson['signIn']> {
  const can = await peopleWithAccount(db)
  const rows = holds(actor, 'administrator')
    ? await db
        .selectFrom('invitation')
        .select(['membership_id as id', (e) => e.fn.max('expires_at').as('until')])
        .where('organisation_id', '=', actor.organisationId)
        .where('membership_id', 'in', [...ids])
        .where('used_at', 'is', null)
        .groupBy('membership_id')
        .execute()
    : []
  const until = new Map(rows.map((row) => [row.id, row.until]))
  return (id) => {
    const last = until.get(id)
    if (can.has(id)) return 'can'
    if (last === undefined || last === null) return 'never'
    return Temporal.Instant.compare(last, now) > 0 ? 'invited' : 'run_out'
  }
}
