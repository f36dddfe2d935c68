import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import type { AgreementKind } from '../../../domain/agreements/kinds.ts'
import type { Frequency } from '../../../domain/planning/series-types.ts'
import { london, londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'

/** One person's supervision by another, as facts: never what was said. */
export interface SupervisionRow {
  supervisee: { id: string; name: string; post: string | null }
  /** null for somebody who has no agreement: the rest is then empty */
  agreementId: string | null
  kind: AgreementKind | null
  supervisor: { id: string; name: string } | null
  /** the version in force */
  signed: {
    versionNo: number
    frequency: Frequency
    minutes: number
    startsOn: Temporal.PlainDate
    reviewOn: Temporal.PlainDate | null
    signedAt: Temporal.Instant | null
  } | null
  /** a version that waits for signatures; who of the two has signed it is known only to the two */
  proposed: { versionNo: number; by: string; at: Temporal.Instant; signedBy: readonly string[] } | null
  /** days of the last twelve sessions held, the newest first */
  held: readonly Temporal.PlainDate[]
  last: { sessionId: string; on: Temporal.PlainDate; state: string } | null
  next: { sessionId: string; startsAt: Temporal.Instant; minutes: number; venue: string } | null
  /** the day of the last one booked */
  bookedUntil: Temporal.PlainDate | null
}

/** Whose: one's own on either side; one person's as supervisee or supervisor; everybody's who is, or is to be, supervised. */
export type InView = { mine: true } | { of: string } | { everybody: true; limit: number }

interface Row {
  supervisee_id: string
  supervisee_name: string
  post: string | null
  agreement_id: string | null
  kind: AgreementKind | null
  supervisor_id: string | null
  supervisor_name: string | null
  signed_no: number | null
  frequency: Frequency | null
  minutes: number | null
  starts_on: Temporal.PlainDate | null
  review_on: Temporal.PlainDate | null
  signed_at: Temporal.Instant | null
  proposed_no: number | null
  proposed_by: string | null
  proposed_at: Temporal.Instant | null
  signed_by: string[] | null
  held: string[] | null
  last_id: string | null
  last_at: Temporal.Instant | null
  last_state: string | null
  next_id: string | null
  next_at: Temporal.Instant | null
  next_minutes: number | null
  next_venue: string | null
  booked_until: Temporal.Instant | null
}

/**
 * Agreements that have not ended, with the facts of their sessions, in one statement that reads each agreement's sessions
 * by index. Row security decides which exist for the one in scope.
 */
export async function agreementsInView(
  db: Db,
  actor: Pick<Actor, 'organisationId' | 'membershipId'>,
  today: Temporal.PlainDate,
  view: InView,
): Promise<SupervisionRow[]> {
  const organisation = actor.organisationId
  const from = today.toZonedDateTime(london).toInstant()
  const { rows } = await sql<Row>`
    select a.supervisee_id, a.supervisee_name, f.post, a.agreement_id, a.kind, a.supervisor_id, ${nameOf(organisation, sql.ref('a.supervisor_id'))} as supervisor_name,
      v.version_no as signed_no, v.frequency, v.minutes, v.starts_on, v.review_on, v.signed_at,
      p.version_no as proposed_no, p.proposed_by, p.proposed_at, g.signed_by,
      h.days as held, l.session_id as last_id, l.starts_at as last_at, l.state as last_state,
      n.session_id as next_id, n.starts_at as next_at, n.planned_minutes as next_minutes, n.venue as next_venue, b.starts_at as booked_until
    from (${wanted(view, actor, today)}) a
    left join lateral (
      select mf.value as post from membership_fact mf
      where mf.organisation_id = ${organisation} and mf.membership_id = a.supervisee_id and mf.kind = 'post' and mf.withdrawn_at is null
        and mf.valid_from <= ${today} and (mf.valid_until is null or mf.valid_until >= ${today}) limit 1
    ) f on true
    left join agreement_version v on v.organisation_id = ${organisation} and v.agreement_id = a.agreement_id and v.state = 'signed'
    left join agreement_version p on p.organisation_id = ${organisation} and p.agreement_id = a.agreement_id and p.state = 'proposed'
    left join lateral (
      select array_agg(x.membership_id::text) as signed_by
      from signing_set s join signature x on x.organisation_id = s.organisation_id and x.set_id = s.set_id
      where s.organisation_id = ${organisation} and s.agreement_id = a.agreement_id and s.version_no = p.version_no and s.ended_at is null
        and ${actor.membershipId} in (a.supervisee_id, a.supervisor_id)
    ) g on true
    left join lateral (
      select array_agg((x.starts_at at time zone 'Europe/London')::date::text order by x.starts_at desc) as days from (
        select s.starts_at from session s
        where s.organisation_id = ${organisation} and s.agreement_id = a.agreement_id and s.state in ('open', 'completed', 'signed')
        order by s.starts_at desc limit 12) x
    ) h on true
    left join lateral (
      select s.session_id, s.starts_at, s.state from session s
      where s.organisation_id = ${organisation} and s.agreement_id = a.agreement_id and s.state in ('open', 'completed', 'signed')
      order by s.starts_at desc limit 1
    ) l on true
    left join lateral (
      select s.session_id, s.starts_at, s.planned_minutes, s.venue from session s
      where s.organisation_id = ${organisation} and s.agreement_id = a.agreement_id and s.state = 'planned' and s.starts_at >= ${from}
      order by s.starts_at limit 1
    ) n on true
    left join lateral (
      select s.starts_at from session s
      where s.organisation_id = ${organisation} and s.agreement_id = a.agreement_id and s.state = 'planned' and s.starts_at >= ${from}
      order by s.starts_at desc limit 1
    ) b on true
    order by a.supervisee_name, a.supervisee_id, a.agreement_id`.execute(db)
  return rows.map(supervision)
}

/** A name, looked up by its key: a join would be planned from the side of everybody in the organisation. */
const nameOf = (organisationId: string, id: RawBuilder<unknown>) =>
  sql`(select n.name from membership n where n.organisation_id = ${organisationId} and n.membership_id = ${id})`

function wanted(
  view: InView,
  { organisationId, membershipId }: Pick<Actor, 'organisationId' | 'membershipId'>,
  today: Temporal.PlainDate,
): RawBuilder<unknown> {
  const running = sql`(x.ended_on is null or x.ended_on >= ${today})`
  if ('everybody' in view) {
    return sql`
      select m.membership_id as supervisee_id, m.name as supervisee_name, x.agreement_id, x.kind, x.supervisor_id
      from membership m
      left join agreement x on x.organisation_id = m.organisation_id and x.supervisee_id = m.membership_id and ${running}
      where m.organisation_id = ${organisationId} and m.started_on <= ${today} and (m.ended_on is null or m.ended_on >= ${today})
        and (x.agreement_id is not null or exists (
          select 1 from membership_fact r where r.organisation_id = m.organisation_id and r.membership_id = m.membership_id
            and r.kind = 'role' and r.value in ('supervisee', 'deputy_dsl', 'dsl') and r.withdrawn_at is null
            and r.valid_from <= ${today} and (r.valid_until is null or r.valid_until >= ${today})))
      order by m.name, m.membership_id limit ${view.limit}`
  }
  const who = 'of' in view ? view.of : membershipId
  // Two arms and no `or`, so that each is one look-up in its own index.
  return sql`
    select x.supervisee_id, ${nameOf(organisationId, sql.ref('x.supervisee_id'))} as supervisee_name, x.agreement_id, x.kind, x.supervisor_id
    from (
      select y.* from agreement y where y.organisation_id = ${organisationId} and y.supervisee_id = ${who}
      union all
      select y.* from agreement y where y.organisation_id = ${organisationId} and y.supervisor_id = ${who}
    ) x
    where ${running}`
}

function supervision(row: Row): SupervisionRow {
  return {
    supervisee: { id: row.supervisee_id, name: row.supervisee_name, post: row.post },
    agreementId: row.agreement_id,
    kind: row.kind,
    supervisor: row.supervisor_id === null ? null : { id: row.supervisor_id, name: row.supervisor_name ?? '' },
    signed:
      row.signed_no === null || row.frequency === null || row.starts_on === null
        ? null
        : {
            versionNo: row.signed_no,
            frequency: row.frequency,
            minutes: row.minutes ?? 0,
            startsOn: row.starts_on,
            reviewOn: row.review_on,
            signedAt: row.signed_at,
          },
    proposed:
      row.proposed_no === null || row.proposed_by === null || row.proposed_at === null
        ? null
        : { versionNo: row.proposed_no, by: row.proposed_by, at: row.proposed_at, signedBy: row.signed_by ?? [] },
    held: (row.held ?? []).map((day) => Temporal.PlainDate.from(day)),
    last:
      row.last_id === null || row.last_at === null
        ? null
        : { sessionId: row.last_id, on: londonDay(row.last_at), state: row.last_state ?? '' },
    next:
      row.next_id === null || row.next_at === null
        ? null
        : {
            sessionId: row.next_id,
            startsAt: row.next_at,
            minutes: row.next_minutes ?? 0,
            venue: row.next_venue ?? '',
          },
    bookedUntil: row.booked_until === null ? null : londonDay(row.booked_until),
  }
}
