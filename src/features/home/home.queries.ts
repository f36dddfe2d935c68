import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../domain/access/actor.ts'
import type { GroupSessionNow } from '../../domain/home/group-steps.ts'
import type { ToSettle } from '../../domain/home/leaving-steps.ts'
import type { ReferralWaiting } from '../../domain/home/referral-steps.ts'
import type { OrganisationNeeds } from '../../domain/home/organisation-needs.ts'
import { london, londonDay } from '../../domain/text/dates.ts'
import type { Db } from '../../platform/database/scope.ts'
import { readWaiting, referralsWaiting, type ReferralRow } from '../sessions/public.ts'

type Me = Pick<Actor, 'organisationId' | 'membershipId'>

/** A session of one's own that is ahead, open, or completed and not signed by both. */
export interface SessionToWorkOn {
  sessionId: string
  agreementId: string
  startsAt: Temporal.Instant
  on: Temporal.PlainDate
  venue: string
  state: 'planned' | 'open' | 'completed'
  iAm: 'supervisee' | 'supervisor'
  withName: string
  /** names of the children on its agenda whose part is written, and is not; only for the supervisee, who writes it */
  written: readonly string[]
  unwritten: readonly string[]
  firstUnwritten: string | null
  signedByMe: boolean
  signedByOther: Temporal.PlainDate | null
}

/** A name, looked up by its key: a join would be planned from the side of everybody in the organisation. */
const nameOf = (me: Me, id: RawBuilder<unknown>) =>
  sql`(select n.name from membership n where n.organisation_id = ${me.organisationId} and n.membership_id = ${id})`

const furthestBack = { days: 400 }
const furthestAhead = { days: 60 }

/** One's own sessions that something may still have to be done for, in order. Two arms, each by its own index. */
export async function sessionsToWorkOn(db: Db, me: Me, today: Temporal.PlainDate): Promise<SessionToWorkOn[]> {
  const from = today.subtract(furthestBack).toZonedDateTime(london).toInstant()
  const to = today.add(furthestAhead).toZonedDateTime(london).toInstant()
  const arm = (side: 'supervisee' | 'supervisor') => {
    const [mine, other] = [
      sql.ref(`s.${side}_id`),
      sql.ref(side === 'supervisee' ? 's.supervisor_id' : 's.supervisee_id'),
    ]
    return sql`(select s.session_id, s.agreement_id, s.starts_at, s.venue, s.state, ${sql.lit(side)} as side, ${other} as other_id
      from session s
      where s.organisation_id = ${me.organisationId} and ${mine} = ${me.membershipId} and s.group_id is null and s.state in ('planned', 'open', 'completed')
        and s.starts_at >= ${from} and s.starts_at < ${to}
      order by s.starts_at limit 100)`
  }
  const { rows } = await sql<{
    session_id: string
    agreement_id: string
    starts_at: Temporal.Instant
    venue: string
    state: SessionToWorkOn['state']
    side: SessionToWorkOn['iAm']
    name: string
    written: string[] | null
    unwritten: string[] | null
    first_unwritten: string | null
    by_me: boolean | null
    by_other: Temporal.Instant | null
  }>`
    select x.*, ${nameOf(me, sql.ref('x.other_id'))} as name, k.written, k.unwritten, k.first_unwritten, g.by_me, g.by_other
    from (${arm('supervisee')} union all ${arm('supervisor')}) x
    left join lateral (
      select array_agg(c.given_name || ' ' || c.family_name order by sc.position) filter (where sc.prepared_at is not null) as written,
        array_agg(c.given_name || ' ' || c.family_name order by sc.position) filter (where sc.prepared_at is null) as unwritten,
        (array_agg(sc.child_id order by sc.position) filter (where sc.prepared_at is null))[1] as first_unwritten
      from session_child sc join child c on c.organisation_id = sc.organisation_id and c.child_id = sc.child_id
      where sc.organisation_id = ${me.organisationId} and sc.session_id = x.session_id and sc.removed_at is null
        and x.side = 'supervisee' and x.state = 'planned'
    ) k on true
    left join lateral (
      select bool_or(y.membership_id = ${me.membershipId}) as by_me, max(y.signed_at) filter (where y.membership_id <> ${me.membershipId}) as by_other
      from signing_set s join signature y on y.organisation_id = s.organisation_id and y.set_id = s.set_id
      where s.organisation_id = ${me.organisationId} and s.session_id = x.session_id and s.ended_at is null and s.completed_at is null and x.state = 'completed'
    ) g on true
    order by x.starts_at, x.session_id`.execute(db)
  return rows.map((row) => ({
    sessionId: row.session_id,
    agreementId: row.agreement_id,
    startsAt: row.starts_at,
    on: londonDay(row.starts_at),
    venue: row.venue,
    state: row.state,
    iAm: row.side,
    withName: row.name,
    written: row.written ?? [],
    unwritten: row.unwritten ?? [],
    firstUnwritten: row.first_unwritten,
    signedByMe: row.by_me ?? false,
    signedByOther: row.by_other === null ? null : londonDay(row.by_other),
  }))
}

/** Somebody else who opened a document that one is a party to. */
export interface ReaderOfMine {
  name: string
  on: Temporal.PlainDate
  documents: number
  purposes: readonly string[]
}

/**
 * Who else has opened the words of one's own records since a moment, the newest first; the other party is left out,
 * since the record is theirs too. At most 20 people. Each document's
 * entries are looked up by its own key (`offset 0` keeps it so): from the people's side it would be the whole organisation's
 * reading of a month.
 */
export async function whoHasRead(db: Db, me: Me, since: Temporal.Instant): Promise<ReaderOfMine[]> {
  const { rows } = await sql<{ name: string; at: Temporal.Instant; documents: number; purposes: string[] }>`
    with mine as materialized (
      select r.document_id from document_reader r
      where r.organisation_id = ${me.organisationId} and r.membership_id = ${me.membershipId} and r.basis = 'party'
    ), readings as materialized (
      select e.* from mine cross join lateral (
        select j.membership_id, j.document_id, j.at, j.details->>'purpose' as purpose from journal_entry j
        where j.organisation_id = ${me.organisationId} and j.document_id = mine.document_id and j.at >= ${since}
          and j.event = 'document.read' and j.membership_id <> ${me.membershipId}
        offset 0) e
    ), readers as materialized (
      select membership_id, max(at) as at, count(distinct document_id)::int as documents, array_agg(distinct purpose) as purposes
      from readings x where not exists (
        select 1 from document_reader o where o.organisation_id = ${me.organisationId} and o.document_id = x.document_id
          and o.membership_id = x.membership_id and o.basis = 'party')
      group by membership_id order by at desc limit 20
    )
    select ${nameOf(me, sql.ref('x.membership_id'))} as name, x.at, x.documents, x.purposes
    from readers x
    order by x.at desc`.execute(db)
  return rows.map((row) => ({
    name: row.name,
    on: londonDay(row.at),
    documents: row.documents,
    purposes: row.purposes,
  }))
}

/**
 * What has to reach somebody outside the session: departures that one is named as having approved; agencies that one is to
 * tell by a day; and, for whoever keeps the children's files, copies that wait to go, unless it was said of one that the file
 * is kept here and none ever went, and two entries of a child to confirm as one; and sessions of groups that are within a week, open, or wait for one's signature, referrals that wait, and whether one is in a group. One statement;
 * each part is bounded and has its own index.
 */
export async function toSettle(
  db: Db,
  me: Me & Pick<Actor, 'roles'>,
  by: Temporal.PlainDate,
): Promise<{ settle: ToSettle; groups: GroupSessionNow[]; referrals: ReferralWaiting[]; inGroup: boolean }> {
  const { organisationId, membershipId, roles } = me
  const gone = (state: string) =>
    sql`exists (select 1 from file_copy f where f.organisation_id = ${organisationId} and f.state = ${sql.lit(state)})`
  const inTeam = roles.includes('dsl') || roles.includes('deputy_dsl')
  const copies = inTeam
    ? sql`case when ${gone('sent')} or ${gone('received')} or not ${gone('not_needed')} then (select count(*) from (
          select 1 from file_copy f where f.organisation_id = ${organisationId} and f.state = 'waiting' limit 26) x) else 0 end`
    : sql`0`
  const { rows } = await sql<{
    departures: number
    copies: number
    in_group: boolean
    referrals: ReferralRow[] | null
    agencies: string[][] | null
    same: [id: string, kept: string | null, closed: string | null, askedBy: string][] | null
    groups: [id: string, name: string | null, at: string, state: GroupSessionNow['state']][] | null
  }>`
    select (select count(*) from departure d
        where d.organisation_id = ${organisationId} and d.approver_id = ${membershipId} and d.state = 'asked')::int as departures,
      (${copies})::int as copies,
      exists (select 1 from group_member x where x.organisation_id = ${organisationId} and x.membership_id = ${membershipId} and x.left_on is null) as in_group,
      (${referralsWaiting(me, by)}) as referrals,
      (select json_agg(json_build_array(x.amendment_id, x.agency, x.child_name, x.tell_by) order by x.tell_by) from (
        select g.amendment_id, g.agency, c.given_name || ' ' || c.family_name as child_name, g.tell_by
        from plan_amendment_agency g
        join plan_amendment a on a.organisation_id = g.organisation_id and a.amendment_id = g.amendment_id and a.withdrawn_at is null
        join child c on c.organisation_id = a.organisation_id and c.child_id = a.child_id
        where g.organisation_id = ${organisationId} and g.teller_id = ${membershipId} and g.told_on is null and g.removed_at is null
          and g.tell_by <= ${by}
        order by g.tell_by limit 5) x) as agencies,
      (${inTeam ? sameToConfirm(me) : sql`null::json`}) as same,
      (${groupsNow(me, by)}) as groups`.execute(db)
  const [found] = rows
  return {
    settle: {
      departures: found?.departures ?? 0,
      copies: found?.copies ?? 0,
      agencies: (found?.agencies ?? []).map(([amendmentId = '', agency = '', childName = '', tellBy = '']) => ({
        amendmentId,
        agency,
        childName,
        tellBy: Temporal.PlainDate.from(tellBy),
      })),
      same: (found?.same ?? []).map(([sameId, kept, closed, askedBy]) => ({
        sameId,
        kept: kept ?? 'a child',
        closed: closed ?? 'a child',
        askedBy,
      })),
    },
    referrals: readWaiting(found?.referrals ?? null),
    inGroup: found?.in_group ?? false,
    groups: (found?.groups ?? []).map(([sessionId, name, at, state]) => ({
      sessionId,
      name: name ?? 'your group',
      at: Temporal.PlainDateTime.from(at),
      state,
    })),
  }
}

/** Two entries that a colleague says are one child, and that wait for a second person: the oldest first, at most 5. */
const sameToConfirm = (me: Me) => sql`
  select json_agg(json_build_array(x.same_id, x.kept, x.closed, ${nameOf(me, sql.ref('x.asked_by'))}) order by x.asked_at)
  from (
    select s.same_id, k.given_name || ' ' || k.family_name as kept, c.given_name || ' ' || c.family_name as closed, s.asked_by, s.asked_at
    from same_child s
    left join child k on k.organisation_id = s.organisation_id and k.child_id = s.kept_id
    left join child c on c.organisation_id = s.organisation_id and c.child_id = s.closed_id
    where s.organisation_id = ${me.organisationId} and s.undone_at is null and s.made_at is null and s.asked_by <> ${me.membershipId}
    order by s.asked_at limit 5) x`

/** Those planned within a week as well; looked up from one's own rows of `session_member`; at most 10. */
const groupsNow = (me: Me, today: Temporal.PlainDate) => sql`
  select json_agg(json_build_array(x.session_id, x.name, to_char(x.starts_at at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI'), x.state)
    order by x.starts_at)
  from (
    select s.session_id, g.name, s.starts_at, s.state
    from session_member m
    join session s on s.organisation_id = m.organisation_id and s.session_id = m.session_id
    left join supervision_group g on g.organisation_id = s.organisation_id and g.group_id = s.group_id
    where m.organisation_id = ${me.organisationId} and m.membership_id = ${me.membershipId} and m.removed_at is null
      and m.present is distinct from false
      and ((s.state = 'planned' and s.starts_at >= ${today.toZonedDateTime(london).toInstant()}
          and s.starts_at < ${today.add({ days: 8 }).toZonedDateTime(london).toInstant()})
        or s.state = 'open'
        or (s.state = 'completed' and not exists (
          select 1 from signing_set t join signature y on y.organisation_id = t.organisation_id and y.set_id = t.set_id
          where t.organisation_id = s.organisation_id and t.session_id = s.session_id and t.ended_at is null and t.completed_at is null
            and y.membership_id = ${me.membershipId})))
    order by s.starts_at limit 10) x`

/** What the organisation still lacks, as counts, for its administrator. No child and no words are looked at. */
export async function organisationNeeds(db: Db, me: Me, today: Temporal.PlainDate): Promise<OrganisationNeeds> {
  const roleToday = sql`f.kind = 'role' and f.withdrawn_at is null and f.valid_from <= ${today} and (f.valid_until is null or f.valid_until >= ${today})`
  const { rows } = await sql<{
    people: number
    without_role: number
    invited: number
    without_agreement: number
    has_terms: boolean
    policy: OrganisationNeeds['policy']
  }>`
    with here as materialized (
      select m.membership_id,
        exists (select 1 from membership_fact f where f.organisation_id = m.organisation_id and f.membership_id = m.membership_id and ${roleToday}) as has_role,
        exists (select 1 from membership_fact f where f.organisation_id = m.organisation_id and f.membership_id = m.membership_id and ${roleToday}
          and f.value in ('supervisee', 'dsl', 'deputy_dsl')) as to_be_supervised
      from membership m
      where m.organisation_id = ${me.organisationId} and m.started_on <= ${today} and (m.ended_on is null or m.ended_on >= ${today})
    )
    select
      (select count(*)::int from here) as people,
      (select count(*)::int from here where not has_role) as without_role,
      (select count(*)::int from here where to_be_supervised
        and membership_id not in (select w.supervisee_id from platform.who_supervises_whom() w)) as without_agreement,
      (select count(distinct i.membership_id)::int from invitation i
        where i.organisation_id = ${me.organisationId} and i.used_at is null and i.membership_id in (select membership_id from here)
          and i.membership_id not in (select platform.people_with_account())) as invited,
      exists (select 1 from platform.lineage() as l (organisation_id) join calendar_period p on p.organisation_id = l.organisation_id
        where p.withdrawn_at is null and p.kind in ('term', 'half_term') and p.ends_on >= ${today}) as has_terms,
      coalesce((select min(v.state) from policy_version v
        where v.organisation_id = ${me.organisationId} and v.state in ('adopted', 'draft')), 'none') as policy`.execute(
    db,
  )
  const row = rows[0]
  if (row === undefined) throw new Error('Counting gave no answer')
  return {
    hasTermDates: row.has_terms,
    policy: row.policy,
    people: row.people,
    withoutRole: row.without_role,
    invited: row.invited,
    withoutAgreement: row.without_agreement,
  }
}
