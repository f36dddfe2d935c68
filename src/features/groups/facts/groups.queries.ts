import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { GroupKind, GroupRole } from '../../../domain/groups/words.ts'
import type { SessionState } from '../../../domain/sessions/session-state.ts'
import type { Db } from '../../../platform/database/scope.ts'

export interface Group {
  groupId: string
  name: string
  kind: GroupKind
  discussesCases: boolean
  isTeam: boolean
  form: 'short' | 'full'
  minutesTo: string | null
  minutesClause: string | null
  earlierNotes: boolean
  earlierNotesClause: string | null
  endedOn: Temporal.PlainDate | null
  /** of today, whoever leads it first */
  members: GroupMember[]
  /** the one in scope leads it, or made it */
  mine: boolean
}

export interface GroupMember {
  membershipId: string
  name: string
  role: GroupRole
  joinedOn: Temporal.PlainDate
}

type Who = Pick<Actor, 'organisationId' | 'membershipId'>

/** Groups that the one in scope may see, by name; one of them when it is asked for. */
export async function groupsInView(db: Db, actor: Who, groupId: string | null = null): Promise<Group[]> {
  let query = db
    .selectFrom('supervision_group as g')
    .selectAll('g')
    .select(sql<boolean>`platform.leads_group(g.group_id)`.as('mine'))
    .where('g.organisation_id', '=', actor.organisationId)
  if (groupId !== null) query = query.where('g.group_id', '=', groupId)
  const groups = await query.orderBy('g.name').orderBy('g.group_id').limit(200).execute()
  if (groups.length === 0) return []
  const members = await db
    .selectFrom('group_member as x')
    .innerJoin('membership as m', (on) =>
      on.onRef('m.organisation_id', '=', 'x.organisation_id').onRef('m.membership_id', '=', 'x.membership_id'),
    )
    .select(['x.group_id', 'x.membership_id', 'm.name', 'x.role', 'x.joined_on'])
    .where('x.organisation_id', '=', actor.organisationId)
    .where(
      'x.group_id',
      'in',
      groups.map((group) => group.group_id),
    )
    .where('x.left_on', 'is', null)
    .orderBy('m.name')
    .execute()
  return groups.map((row) => ({
    groupId: row.group_id,
    name: row.name,
    kind: row.kind as GroupKind,
    discussesCases: row.discusses_cases,
    isTeam: row.is_team,
    form: row.form as 'short' | 'full',
    minutesTo: row.minutes_to,
    minutesClause: row.minutes_clause,
    earlierNotes: row.earlier_notes,
    earlierNotesClause: row.earlier_notes_clause,
    endedOn: row.ended_on,
    mine: row.mine,
    members: members
      .filter((member) => member.group_id === row.group_id)
      .map((member) => ({
        membershipId: member.membership_id,
        name: member.name,
        role: member.role as GroupRole,
        joinedOn: member.joined_on,
      }))
      .toSorted((a, b) => Number(b.role === 'facilitator') - Number(a.role === 'facilitator')),
  }))
}

/** A session of a group in a list: dates and states, and what the one in scope has to do about it. */
export interface ListedGroupSession {
  sessionId: string
  groupId: string
  groupName: string
  startsAt: Temporal.Instant
  /** where it was before it was moved, while it is still to come */
  movedFrom: Temporal.Instant | null
  minutes: number
  state: SessionState
  /** it waits for the signature of the one in scope */
  toSign: boolean
  /** a member, a guest, or neither: then only its date is seen */
  iAm: 'member' | 'guest' | null
}

/** Sessions of groups around today that the one in scope may see: of all, or of one group. At most 100, the earliest first. */
export async function groupSessionsAround(
  db: Db,
  actor: Who,
  wanted: { groupId?: string; from: Temporal.Instant; mine?: true },
): Promise<ListedGroupSession[]> {
  const { rows } = await sql<{
    session_id: string
    group_id: string
    group_name: string | null
    starts_at: Temporal.Instant
    moved_from: Temporal.Instant | null
    minutes: number
    state: SessionState
    to_sign: boolean
    is_member: boolean
    is_guest: boolean
  }>`
    select x.* from (
      select s.session_id, s.group_id, g.name as group_name, s.starts_at,
        case when s.state = 'planned' then (select v.from_starts_at from session_move v
          where v.organisation_id = s.organisation_id and v.session_id = s.session_id order by v.moved_at desc limit 1) end as moved_from,
        coalesce(s.actual_minutes, s.planned_minutes) as minutes, s.state,
        exists (select 1 from session_member m where m.organisation_id = s.organisation_id and m.session_id = s.session_id
          and m.membership_id = ${actor.membershipId} and m.removed_at is null and m.present is distinct from false) as is_member,
        exists (select 1 from session_guest q where q.organisation_id = s.organisation_id and q.session_id = s.session_id
          and q.membership_id = ${actor.membershipId} and q.removed_at is null) as is_guest,
        s.state = 'completed' and exists (
          select 1 from signing_set t where t.organisation_id = s.organisation_id and t.session_id = s.session_id and t.ended_at is null
            and t.completed_at is null and ${actor.membershipId} = any (t.signers) and not exists (
              select 1 from signature y where y.organisation_id = t.organisation_id and y.set_id = t.set_id and y.membership_id = ${actor.membershipId})) as to_sign
      from session s
      left join supervision_group g on g.organisation_id = s.organisation_id and g.group_id = s.group_id
      where s.organisation_id = ${actor.organisationId} and s.group_id is not null
        and s.starts_at >= ${wanted.from} ${wanted.groupId === undefined ? sql`` : sql`and s.group_id = ${wanted.groupId}`}
    ) x
    ${wanted.mine ? sql`where x.is_member or x.is_guest` : sql``}
    order by x.starts_at, x.session_id limit 100`.execute(db)
  return rows.map((row) => ({
    sessionId: row.session_id,
    groupId: row.group_id,
    groupName: row.group_name ?? 'Group session',
    startsAt: row.starts_at,
    movedFrom: row.moved_from,
    minutes: row.minutes,
    state: row.state,
    toSign: row.to_sign,
    iAm: row.is_member ? 'member' : row.is_guest ? 'guest' : null,
  }))
}

/**
 * People of the organisation today, to be asked into a group or in as guests, by name: no administrator or board member,
 * who see no narrative (the database refuses them too).
 */
export async function peopleToAsk(
  db: Db,
  { organisationId }: Who,
  today: Temporal.PlainDate,
): Promise<{ membershipId: string; name: string }[]> {
  const rows = await db
    .selectFrom('membership')
    .select(['membership_id', 'name'])
    .where('organisation_id', '=', organisationId)
    .where('started_on', '<=', today)
    .where((or) => or.or([or('ended_on', 'is', null), or('ended_on', '>=', today)]))
    .where(sql<boolean>`not platform.without_narrative(membership_id)`)
    .orderBy('name')
    .orderBy('membership_id')
    .limit(500)
    .execute()
  return rows.map((row) => ({ membershipId: row.membership_id, name: row.name }))
}
