import type { Actor } from '../../domain/access/actor.ts'
import type { AgreementKind } from '../../domain/agreements/kinds.ts'
import type { Frequency } from '../../domain/templates/agreement-shape.ts'
import type { AgreementValues } from '../../domain/templates/agreement-values.ts'
import { agreementContentSchema, type AgreementContent } from '../../domain/templates/content.ts'
import type { Db } from '../../platform/database/scope.ts'
import type { Door, Purpose } from '../../platform/documents/door.ts'

export interface Party {
  id: string
  name: string
}

export interface AgreementRow {
  agreementId: string
  kind: AgreementKind
  templateKey: string
  supervisee: Party
  supervisor: Party
  endedOn: Temporal.PlainDate | null
}

export interface VersionRow {
  versionNo: number
  state: 'proposed' | 'signed' | 'superseded' | 'withdrawn'
  proposedBy: string
  proposedAt: Temporal.Instant
  frequency: Frequency
  minutes: number
  startsOn: Temporal.PlainDate
  weekday: number | null
  time: Temporal.PlainTime | null
  reviewOn: Temporal.PlainDate | null
  signedAt: Temporal.Instant | null
}

type Who = Pick<Actor, 'organisationId'>

/** One agreement as far as row security shows it, or null. */
export async function agreementOf(db: Db, actor: Who, agreementId: string): Promise<AgreementRow | null> {
  const row = await agreementRows(db, actor).where('agreement.agreement_id', '=', agreementId).executeTakeFirst()
  return row === undefined ? null : asAgreement(row)
}

/** Agreements of somebody, on either side, that have not ended; the newest first. */
export async function agreementsOfPerson(
  db: Db,
  actor: Who,
  membershipId: string,
  today: Temporal.PlainDate,
): Promise<AgreementRow[]> {
  const rows = await agreementRows(db, actor)
    .where((e) =>
      e.or([e('agreement.supervisee_id', '=', membershipId), e('agreement.supervisor_id', '=', membershipId)]),
    )
    .where((e) => e.or([e('agreement.ended_on', 'is', null), e('agreement.ended_on', '>=', today)]))
    .orderBy('agreement.created_at', 'desc')
    .execute()
  return rows.map(asAgreement)
}

function agreementRows(db: Db, { organisationId }: Who) {
  return db
    .selectFrom('agreement')
    .innerJoin('membership as supervisee', (join) =>
      join
        .onRef('supervisee.organisation_id', '=', 'agreement.organisation_id')
        .onRef('supervisee.membership_id', '=', 'agreement.supervisee_id'),
    )
    .innerJoin('membership as supervisor', (join) =>
      join
        .onRef('supervisor.organisation_id', '=', 'agreement.organisation_id')
        .onRef('supervisor.membership_id', '=', 'agreement.supervisor_id'),
    )
    .select([
      'agreement.agreement_id',
      'agreement.kind',
      'agreement.template_key',
      'agreement.supervisee_id',
      'agreement.supervisor_id',
      'agreement.ended_on',
      'supervisee.name as supervisee_name',
      'supervisor.name as supervisor_name',
    ])
    .where('agreement.organisation_id', '=', organisationId)
}

type Row = Awaited<ReturnType<ReturnType<typeof agreementRows>['executeTakeFirstOrThrow']>>

const asAgreement = (row: Row): AgreementRow => ({
  agreementId: row.agreement_id,
  kind: row.kind as AgreementKind,
  templateKey: row.template_key,
  supervisee: { id: row.supervisee_id, name: row.supervisee_name },
  supervisor: { id: row.supervisor_id, name: row.supervisor_name },
  endedOn: row.ended_on,
})

/** Every version there was, the newest first: what each fixes as facts, never its words. */
export async function versionsOf(db: Db, { organisationId }: Who, agreementId: string): Promise<VersionRow[]> {
  const rows = await db
    .selectFrom('agreement_version')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .where('agreement_id', '=', agreementId)
    .orderBy('version_no', 'desc')
    .execute()
  return rows.map((row) => ({
    versionNo: row.version_no,
    state: row.state as VersionRow['state'],
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
    frequency: row.frequency as unknown as Frequency,
    minutes: row.minutes,
    startsOn: row.starts_on,
    weekday: row.preferred_weekday,
    time: row.preferred_time === null ? null : Temporal.PlainTime.from(row.preferred_time),
    reviewOn: row.review_on,
    signedAt: row.signed_at,
  }))
}

/** Whoever else a version names as a reader, and of what. */
export async function readersNamedIn(
  db: Db,
  { organisationId }: Who,
  agreementId: string,
  versionNo: number,
): Promise<{ membershipId: string; documentKind: string }[]> {
  const rows = await db
    .selectFrom('agreement_reader')
    .select(['membership_id', 'document_kind'])
    .where('organisation_id', '=', organisationId)
    .where('agreement_id', '=', agreementId)
    .where('version_no', '=', versionNo)
    .execute()
  return rows.map((row) => ({ membershipId: row.membership_id, documentKind: row.document_kind }))
}

/** The document with the words of an agreement; null for whoever may not read it. */
export async function agreementDocument(db: Db, { organisationId }: Who, agreementId: string): Promise<string | null> {
  const row = await db
    .selectFrom('document')
    .select('document_id')
    .where('organisation_id', '=', organisationId)
    .where('agreement_id', '=', agreementId)
    .where('kind', '=', 'agreement')
    .executeTakeFirst()
  return row?.document_id ?? null
}

export interface OpenedAgreement {
  content: AgreementContent
  digest: Uint8Array
}

/** The words of one version, through the door and journalled; null when they are not this reader's to read. */
export async function openAgreement(
  door: Door,
  documentId: string,
  versionNo: number,
  purpose: Purpose,
): Promise<OpenedAgreement | null> {
  const [opened] = await door.open([documentId], purpose, versionNo)
  if (opened === undefined) return null
  const { content } = JSON.parse(opened.body) as { content: unknown }
  return { content: agreementContentSchema.parse(content), digest: opened.digest }
}

/** The terms of a sealed version, by clause key. */
export function valuesIn(content: AgreementContent): AgreementValues {
  return Object.fromEntries(content.parts.flatMap((part) => part.clauses.map((clause) => [clause.key, clause.value])))
}

export const isParty = (agreement: AgreementRow, membershipId: string): boolean =>
  agreement.supervisee.id === membershipId || agreement.supervisor.id === membershipId

/** The one of the two who is not this one. */
export const otherParty = (agreement: AgreementRow, membershipId: string): Party =>
  agreement.supervisee.id === membershipId ? agreement.supervisor : agreement.supervisee
