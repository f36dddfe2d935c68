import { sql } from 'kysely'
import { statusOrder, type StatusPeriod } from '../../../domain/sessions/child-status.ts'
import { ageOn, firstName } from '../../../domain/sessions/names.ts'
import type { Rag } from '../../../domain/sessions/rag-history.ts'
import type { SessionState } from '../../../domain/sessions/session-state.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { childNames } from '../../../platform/database/child-names.ts'
import type { Db } from '../../../platform/database/scope.ts'
import type { Work } from '../../../platform/http/work.ts'
import { groupTemplateKey } from '../../../domain/groups/group-record.ts'
import { groupOfSession, type GroupRow } from './group-of-session.queries.ts'
import type { ChildStatusFact, SessionChild, SessionFacts } from './session-facts.ts'

interface SessionRow {
  session_id: string
  state: SessionState
  starts_at: Temporal.Instant
  planned_minutes: number
  venue: string
  opened_at: Temporal.Instant | null
  actual_minutes: number | null
  interruptions: number | null
  private_confirmed: boolean | null
  read_through: boolean | null
  extended: boolean
  discussed: 'all' | 'sample' | null
  completed_at: Temporal.Instant | null
  completed_by: string | null
  signed_at: Temporal.Instant | null
  cancelled_reason: string | null
  supervisee_id: string
  supervisor_id: string
  supervisee_name: string
  supervisor_name: string
  supervisee_post: string | null
  supervisor_post: string | null
  agreement_id: string | null
  agreement_kind: string | null
  template_key: string | null
  group_id: string | null
  record_template: string
  organisation_name: string
  version_no: number | null
  minutes: number
  frequency: unknown
  starts_on: Temporal.PlainDate
  review_on: Temporal.PlainDate | null
  fallback_id: string | null
  disagreement_id: string | null
  previous_id: string | null
  previous_at: Temporal.Instant | null
  next_id: string | null
  next_at: Temporal.Instant | null
}

const post = (membership: 'supervisee_id' | 'supervisor_id') => sql`(
  select f.value from membership_fact f
  where f.organisation_id = s.organisation_id and f.membership_id = s.${sql.ref(membership)} and f.kind = 'post' and f.withdrawn_at is null
    and f.valid_from <= (s.starts_at at time zone 'Europe/London')::date
    and (f.valid_until is null or f.valid_until >= (s.starts_at at time zone 'Europe/London')::date)
  order by f.valid_from desc limit 1)`

/**
 * The facts of a session: its parties, how it stands, what was agreed, the children on its agenda in order, and the
 * documents of it that there are. Null when there is none that this person can see; a head, a lead or a line manager sees
 * one without being a party (`isParty`), and then no child of it.
 */
export async function loadSession(
  { db, actor, services }: Pick<Work, 'db' | 'actor' | 'services'>,
  sessionId: string,
): Promise<SessionFacts | null> {
  const { rows } = await sql<SessionRow>`
    select s.session_id, s.state, s.starts_at, s.planned_minutes, s.venue, s.opened_at, s.actual_minutes, s.interruptions,
      s.private_confirmed, s.read_through, s.extended, s.discussed, s.completed_at, s.completed_by, s.signed_at, s.cancelled_reason,
      s.supervisee_id, s.supervisor_id, e.name as supervisee_name, r.name as supervisor_name,
      ${post('supervisee_id')} as supervisee_post, ${post('supervisor_id')} as supervisor_post,
      s.agreement_id, s.group_id, a.kind as agreement_kind, a.template_key, o.record_template, o.name as organisation_name,
      v.version_no, v.minutes, v.frequency, v.starts_on, v.review_on, v.fallback_id, v.disagreement_id,
      p.session_id as previous_id, p.starts_at as previous_at, n.session_id as next_id, n.starts_at as next_at
    from session s
    left join agreement a on a.organisation_id = s.organisation_id and a.agreement_id = s.agreement_id
    join organisation o on o.organisation_id = s.organisation_id
    join membership e on e.organisation_id = s.organisation_id and e.membership_id = s.supervisee_id
    join membership r on r.organisation_id = s.organisation_id and r.membership_id = s.supervisor_id
    left join agreement_version v on v.organisation_id = s.organisation_id and v.agreement_id = s.agreement_id and v.state = 'signed'
    left join session n on n.organisation_id = s.organisation_id and n.session_id = s.next_session_id
    left join lateral (
      select b.session_id, b.starts_at from session b
      where b.organisation_id = s.organisation_id
        and (b.group_id = s.group_id or (s.group_id is null and b.supervisee_id = s.supervisee_id and b.supervisor_id = s.supervisor_id and b.group_id is null))
        and b.starts_at < s.starts_at and b.state in ('completed','signed')
      order by b.starts_at desc limit 1
    ) p on true
    where s.organisation_id = ${actor.organisationId} and s.session_id = ${sessionId}`.execute(db)
  const row = rows[0]
  if (row === undefined) return null
  const group = row.group_id === null ? null : await groupOfSession(db, actor.organisationId, sessionId, row.group_id)
  const iAm = group === null ? whichOfTwo(row, actor.membershipId) : whichOfGroup(group, row, actor.membershipId)
  const documents = iAm === null ? [] : await documentsOf(db, actor.organisationId, sessionId)
  const day = londonDay(row.starts_at)
  const supervisee = party(row.supervisee_id, row.supervisee_name, row.supervisee_post)
  const supervisor = party(row.supervisor_id, row.supervisor_name, row.supervisor_post)
  const documentOf = (kind: string) => documents.find((document) => document.kind === kind)
  return {
    organisationId: actor.organisationId,
    organisationName: row.organisation_name,
    sessionId: row.session_id,
    state: row.state,
    startsAt: row.starts_at,
    day,
    plannedMinutes: row.planned_minutes,
    venue: row.venue,
    openedAt: row.opened_at,
    actualMinutes: row.actual_minutes,
    interruptions: row.interruptions,
    privateConfirmed: row.private_confirmed,
    readThrough: row.read_through,
    extended: row.extended,
    discussed: row.discussed,
    completedAt: row.completed_at,
    completedBy: row.completed_by,
    signedAt: row.signed_at,
    cancelledReason: row.cancelled_reason,
    supervisee,
    supervisor,
    iAm,
    isParty: iAm !== null,
    group,
    writers:
      group === null
        ? [supervisee, supervisor]
        : group.members.filter(({ present, role }) => present !== false && role !== 'observer'),
    agreementId: row.agreement_id ?? '',
    agreementKind: row.agreement_kind ?? '',
    agreementTemplateKey: row.template_key ?? '',
    terms: termsOf(row),
    recordTemplate: services.templates.record(
      documents[0]?.template_key ??
        (group === null ? row.record_template : groupTemplateKey(group.form, row.record_template)),
    ),
    previous: at(row.previous_id, row.previous_at),
    next: at(row.next_id, row.next_at),
    children: iAm === null ? [] : await childrenOf(db, actor.organisationId, row, day, documents),
    workDocumentId: documentOf('work')?.document_id ?? null,
    wellbeingDocumentId: documentOf('wellbeing')?.document_id ?? null,
  }
}

const whichOfTwo = (row: SessionRow, me: string) =>
  row.supervisee_id === me ? 'supervisee' : row.supervisor_id === me ? 'supervisor' : null

/** Whoever was asked and did not stay away; a guest is not of it. */
function whichOfGroup(group: GroupRow, row: SessionRow, me: string): SessionFacts['iAm'] {
  const mine = group.members.find(({ membershipId }) => membershipId === me)
  if (mine === undefined || mine.present === false) return null
  return row.supervisor_id === me ? 'supervisor' : 'supervisee'
}

const party = (membershipId: string, name: string, post: string | null) => ({
  membershipId,
  name,
  firstName: firstName(name),
  post,
})

const at = (sessionId: string | null, startsAt: Temporal.Instant | null) =>
  sessionId === null || startsAt === null ? null : { sessionId, startsAt, day: londonDay(startsAt) }

function termsOf(row: SessionRow): SessionFacts['terms'] {
  if (row.version_no === null) return null
  return {
    versionNo: row.version_no,
    minutes: row.minutes,
    frequency: row.frequency,
    startsOn: row.starts_on,
    reviewOn: row.review_on,
    fallbackId: row.fallback_id,
    disagreementId: row.disagreement_id,
  }
}

function documentsOf(db: Db, organisationId: string, sessionId: string) {
  return db
    .selectFrom('document')
    .select(['document_id', 'kind', 'child_id', 'state', 'template_key'])
    .where('organisation_id', '=', organisationId)
    .where('session_id', '=', sessionId)
    .where('kind', 'in', ['case_discussion', 'work', 'wellbeing'])
    .execute()
}

interface ChildRow {
  child_id: string
  given_name: string | null
  family_name: string | null
  born_on: Temporal.PlainDate | null
  family_id: string | null
  family: string | null
  position: number
  why: string
  added_by: string
  presented_by: string | null
  prepared_at: Temporal.Instant | null
  rag: Rag | null
  seen_alone_on: Temporal.PlainDate | null
  earlier: Rag[]
}

async function childrenOf(
  db: Db,
  organisationId: string,
  session: SessionRow,
  day: Temporal.PlainDate,
  documents: Awaited<ReturnType<typeof documentsOf>>,
): Promise<SessionChild[]> {
  const { rows } = await sql<ChildRow>`
    with closed as materialized (select * from platform.closed_entries())
    select x.child_id, c.given_name, c.family_name, c.born_on, c.family_id, f.name as family, x.position, x.why, x.added_by, x.presented_by,
      x.prepared_at, x.rag, x.seen_alone_on,
      array(select y.rag from session_child y join session b on b.organisation_id = y.organisation_id and b.session_id = y.session_id
        where y.organisation_id = x.organisation_id and y.child_id = any (x.child_id || array(select e.closed_id from closed e where e.kept_id = x.child_id)) and y.rag is not null and y.removed_at is null
          and (b.group_id = ${session.group_id} or (${session.group_id}::uuid is null and b.supervisee_id = ${session.supervisee_id}
            and b.supervisor_id = ${session.supervisor_id} and b.group_id is null))
          and b.state in ('completed','signed') and b.starts_at < ${session.starts_at}
        order by b.starts_at desc limit 12) as earlier
    from session_child x
    left join child c on c.organisation_id = x.organisation_id and c.child_id = x.child_id
    left join family f on f.organisation_id = c.organisation_id and f.family_id = c.family_id
    where x.organisation_id = ${organisationId} and x.session_id = ${session.session_id} and x.removed_at is null
    order by x.position, c.family_name, c.given_name, x.child_id`.execute(db)
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.child_id)
  // Sight of a child through a group ends; whose names one has signed, one reads.
  const names = await childNames(
    db,
    rows.flatMap((row) => (row.given_name === null ? row.child_id : [])),
  )
  const statuses = await statusesOn(db, organisationId, ids)
  const since = await statusesSince(db, organisationId, ids, session.previous_at)
  return rows.flatMap((row, index): SessionChild[] => {
    const name = names.get(row.child_id)
    const [givenName, familyName] = [row.given_name ?? name?.given, row.family_name ?? name?.family]
    if (givenName === undefined || familyName === undefined) return []
    const document = documents.find((each) => each.kind === 'case_discussion' && each.child_id === row.child_id)
    const child = {
      childId: row.child_id,
      givenName,
      familyName,
      name: `${givenName} ${familyName}`,
      bornOn: row.born_on,
      age: row.born_on === null ? null : ageOn(row.born_on, day),
      familyId: row.family_id ?? row.child_id,
      family: row.family ?? familyName,
      statuses: statuses.get(row.child_id) ?? [],
      statusesSince: since.get(row.child_id) ?? [],
      position: index + 1,
      why: row.why,
      addedBy: row.added_by,
      presentedBy: row.presented_by,
      preparedAt: row.prepared_at,
      rag: row.rag,
      seenAloneOn: row.seen_alone_on,
      earlierRags: row.earlier,
      documentId: document?.document_id ?? null,
      documentState: document?.state ?? null,
    }
    return [child]
  })
}

/** Statuses of each child that began after the day the pair last met, or ended on it or after; the gravest first. */
async function statusesSince(
  db: Db,
  organisationId: string,
  childIds: readonly string[],
  previousAt: Temporal.Instant | null,
): Promise<Map<string, StatusPeriod[]>> {
  const found = new Map<string, StatusPeriod[]>()
  if (previousAt === null) return found
  const last = londonDay(previousAt).toString()
  const { rows } = await sql<StatusRow & { ends_on: Temporal.PlainDate | null }>`
    select child_id, status, legal_basis, starts_on, case when ends_on < (select platform.today()) then ends_on end as ends_on
    from child_status
    where organisation_id = ${organisationId} and child_id = any (${childIds}::uuid[]) and withdrawn_at is null
      and starts_on <= (select platform.today())
      and (starts_on > ${last}::date or (ends_on >= ${last}::date and ends_on < (select platform.today())))
    order by starts_on, status`.execute(db)
  for (const { child_id, status, legal_basis: legalBasis, starts_on: startsOn, ends_on: endsOn } of rows) {
    const list = found.get(child_id) ?? []
    list.push({ status, legalBasis, startsOn, endsOn })
    found.set(child_id, list)
  }
  for (const list of found.values()) list.sort((a, b) => statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status))
  return found
}

interface StatusRow {
  child_id: string
  status: string
  legal_basis: string | null
  starts_on: Temporal.PlainDate
}

/** What each child's statuses are today, the gravest first. */
export async function statusesOn(
  db: Db,
  organisationId: string,
  childIds: readonly string[],
): Promise<Map<string, ChildStatusFact[]>> {
  const found = new Map<string, ChildStatusFact[]>()
  if (childIds.length === 0) return found
  const { rows } = await sql<StatusRow>`
    select child_id, status, legal_basis, starts_on from child_status
    where organisation_id = ${organisationId} and child_id = any (${childIds}::uuid[]) and withdrawn_at is null
      and starts_on <= (select platform.today()) and (ends_on is null or ends_on >= (select platform.today()))
    order by starts_on`.execute(db)
  for (const row of rows) {
    const list = found.get(row.child_id) ?? []
    list.push({ status: row.status, legalBasis: row.legal_basis, startsOn: row.starts_on })
    found.set(row.child_id, list)
  }
  for (const list of found.values()) list.sort((a, b) => statusOrder.indexOf(a.status) - statusOrder.indexOf(b.status))
  return found
}
