import { sql } from 'kysely'
import type { Actor } from '../../../domain/access/actor.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { Db } from '../../../platform/database/scope.ts'

type Who = Pick<Actor, 'organisationId' | 'membershipId' | 'roles'>

export const copyStates = ['waiting', 'sent', 'received', 'failed', 'not_needed', 'superseded'] as const
export type CopyState = (typeof copyStates)[number]

export const waysToSend = ['upload', 'secure_email', 'post', 'by_hand'] as const
export type WayToSend = (typeof waysToSend)[number]

/** One copy that is to go, or went, to the file of a child. */
export interface FileCopy {
  copyId: string
  documentId: string
  versionNo: number
  kind: 'case_discussion' | 'referral' | 'oversight'
  childId: string
  childName: string
  /** the day of the session; of oversight, the day of looking */
  sessionOn: Temporal.PlainDate | null
  state: CopyState
  /** the day on which all had signed, or it was sealed */
  since: Temporal.PlainDate
  sentTo: string
  sentHow: WayToSend | null
  sentOn: Temporal.PlainDate | null
  notedBy: string
  receivedOn: Temporal.PlainDate | null
  receivedBy: string
  reference: string
}

interface CopyRow {
  copy_id: string
  document_id: string
  version_no: number
  kind: string
  child_id: string
  child_name: string
  starts_at: Temporal.Instant | null
  held_on: Temporal.PlainDate | null
  state: string
  made_at: Temporal.Instant
  sent_to: string | null
  sent_how: string | null
  sent_on: Temporal.PlainDate | null
  noted_by: string | null
  received_on: Temporal.PlainDate | null
  received_by: string | null
  reference: string | null
}

const copyFrom = (row: CopyRow): FileCopy => ({
  copyId: row.copy_id,
  documentId: row.document_id,
  versionNo: row.version_no,
  kind: row.kind === 'referral' || row.kind === 'oversight' ? row.kind : 'case_discussion',
  childId: row.child_id,
  childName: row.child_name,
  sessionOn: row.starts_at === null ? row.held_on : londonDay(row.starts_at),
  state: row.state as CopyState,
  since: londonDay(row.made_at),
  sentTo: row.sent_to ?? '',
  sentHow: row.sent_how as WayToSend | null,
  sentOn: row.sent_on,
  notedBy: row.noted_by ?? '',
  receivedOn: row.received_on,
  receivedBy: row.received_by ?? '',
  reference: row.reference ?? '',
})

const copies = sql`
  select c.copy_id, c.document_id, c.version_no, d.kind, c.child_id, coalesce(h.given_name || ' ' || h.family_name, 'a child') as child_name,
    platform.session_of_page_at(d.document_id) as starts_at, o.held_on, c.state, c.made_at, c.sent_to, c.sent_how, c.sent_on, m.name as noted_by, c.received_on, c.received_by, c.reference
  from file_copy c
  join document d on d.organisation_id = c.organisation_id and d.document_id = c.document_id
  left join oversight o on o.organisation_id = d.organisation_id and o.oversight_id = d.oversight_id
  left join child h on h.organisation_id = c.organisation_id and h.child_id = c.child_id
  left join membership m on m.organisation_id = c.organisation_id and m.membership_id = c.noted_by`

/** Every copy of one document, the newest first. */
export async function copiesOf(db: Db, { organisationId }: Who, documentId: string): Promise<FileCopy[]> {
  const { rows } = await sql<CopyRow>`${copies}
    where c.organisation_id = ${organisationId} and c.document_id = ${documentId}
    order by c.made_at desc, c.copy_id`.execute(db)
  return rows.map(copyFrom)
}

/** One copy, for whoever may open the document it is of. */
export async function copyOf(db: Db, { organisationId }: Who, copyId: string): Promise<FileCopy | null> {
  const { rows } = await sql<CopyRow>`${copies}
    where c.organisation_id = ${organisationId} and c.copy_id = ${copyId}`.execute(db)
  return rows[0] === undefined ? null : copyFrom(rows[0])
}

/** Those that the one in scope may note (`mayNote` in note-copy.command.ts): all for the team that keeps the files. */
const mine = ({ membershipId, roles }: Who) =>
  roles.includes('dsl') || roles.includes('deputy_dsl')
    ? sql`true`
    : sql`exists (select 1 from document_reader r where r.organisation_id = c.organisation_id and r.document_id = c.document_id
        and r.membership_id = ${membershipId} and r.basis = 'party')`

/** Copies that wait to go, the longest waiting first. */
export async function copiesWaiting(db: Db, who: Who, limit: number): Promise<FileCopy[]> {
  const { rows } = await sql<CopyRow>`${copies}
    where c.organisation_id = ${who.organisationId} and c.state = 'waiting' and ${mine(who)}
    order by c.made_at, c.copy_id limit ${limit}`.execute(db)
  return rows.map(copyFrom)
}

/** Copies that went and of which nobody has said that they arrived, the oldest first. */
export async function copiesWithoutReceipt(db: Db, who: Who, limit: number): Promise<FileCopy[]> {
  const { rows } = await sql<CopyRow>`${copies}
    where c.organisation_id = ${who.organisationId} and c.state = 'sent' and ${mine(who)}
    order by c.sent_on, c.copy_id limit ${limit}`.execute(db)
  return rows.map(copyFrom)
}

/** Where one's last copy went and how: what the next form opens with. */
export async function lastPlace(
  db: Db,
  { organisationId, membershipId }: Who,
): Promise<{ to: string; how: string } | null> {
  const row = await db
    .selectFrom('file_copy')
    .select(['sent_to', 'sent_how'])
    .where('organisation_id', '=', organisationId)
    .where('noted_by', '=', membershipId)
    .where('sent_to', 'is not', null)
    .orderBy('noted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { to: row.sent_to ?? '', how: row.sent_how ?? '' }
}
