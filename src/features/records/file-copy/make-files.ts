import { strToU8, zipSync } from 'fflate'
import { decisionCsv, type CsvRecord } from '../../../domain/file-copy/decision-csv.ts'
import { decisionFile, type FileChild } from '../../../domain/file-copy/decision-file.ts'
import { oversightFile } from '../../../domain/file-copy/oversight-file.ts'
import { londonDay, monthNames } from '../../../domain/text/dates.ts'
import type { Ctx } from '../../../platform/http/route.ts'
import { renderPdf } from '../../../platform/pdf/render-pdf.ts'
import { openOversight, oversightPdf } from '../../oversight/public.ts'
import { documentById, type RecordDocument } from '../facts/record-documents.queries.ts'
import { printRecord } from '../print/print-record.ts'
import { proofOf } from '../prove/proof-of.ts'
import { recordAsRead, type RecordAsRead } from '../read/record.queries.ts'
import { factOf } from '../sealed/entries.ts'
import { fileChildOf } from './file-child.queries.ts'

/** What one decision record goes to another system as. */
export interface RecordFiles extends CsvRecord {
  /** "decision-record-2026-03-12-1a2b3c4d": no child's name, because it leaves the building in mail and on screens */
  stem: string
  /** its page */
  pdf: () => Promise<Uint8Array>
}

/**
 * Open one decision record, or a manager’s oversight, through the door and make its file of it, noting that a copy was taken.
 * Nothing else of its session is opened.
 * @returns null when this reader may not open it, when it is neither, or while not all have signed
 */
export async function filesOf(ctx: Ctx, documentId: string, form: string): Promise<RecordFiles | null> {
  const { actor, db } = ctx
  const found = await documentById(db, actor.organisationId, documentId)
  if (found === null || found.childId === null) return null
  const child = await fileChildOf(db, actor, found.childId)
  if (child === null) return null
  const files =
    found.kind === 'oversight' ? await ofOversight(ctx, documentId, child) : await ofRecord(ctx, found, child)
  if (files === null) return null
  await ctx.journal('document.printed', {
    subject: 'document',
    id: documentId,
    documentId,
    details: { version: files.file.version, file: form },
  })
  return files
}

async function ofOversight(ctx: Ctx, documentId: string, child: FileChild): Promise<RecordFiles | null> {
  const sealed = await openOversight(ctx, documentId, 'to print')
  if (sealed === null) return null
  const { content, versionNo, sealedAt } = sealed
  const { organisationId, organisationName } = ctx.actor
  const file = oversightFile({
    organisation: { id: organisationId, name: organisationName },
    child,
    documentId,
    version: versionNo,
    sealedAt: sealedAt.toString(),
    content,
  })
  const stem = `oversight-${londonDay(sealedAt)}-${documentId.slice(0, 8)}`
  return { ...named(stem), file, sessionOn: '', pdf: () => oversightPdf(sealed, organisationName) }
}

const named = (stem: string) => ({ stem, pdfFile: `${stem}.pdf`, jsonFile: `${stem}.json` })

async function ofRecord(ctx: Ctx, found: RecordDocument, child: FileChild): Promise<RecordFiles | null> {
  if (found.kind !== 'case_discussion' || found.sessionId === null) return null
  const record = await recordAsRead(ctx, found.sessionId, { only: found.documentId, purpose: 'to print' })
  return record === null ? null : madeOf(ctx, record, child)
}

async function madeOf(ctx: Ctx, record: RecordAsRead, child: FileChild): Promise<RecordFiles | null> {
  const [document] = record.documents
  if (document === undefined || !record.complete || document.sealed.content.kind !== 'case_discussion') return null
  const { documentId, versionNo, content, salt, sealedAt } = document.sealed
  const proof = await proofOf(ctx, record.set, { documentId, versionNo, kind: content.kind, content, salt })
  if (proof === null) return null
  const file = decisionFile({
    organisation: { id: ctx.actor.organisationId, name: ctx.actor.organisationName },
    child,
    documentId,
    version: versionNo,
    sealedAt: sealedAt.toString(),
    content,
    disagreements: document.disagreements.map(({ by, at, words }) => ({ by, at: at.toString(), words })),
    proof,
    parties: record.isGroup
      ? null
      : { supervisorId: record.supervisor.membershipId, superviseeId: record.supervisee.membershipId },
  })
  const stem = `decision-record-${londonDay(sealedAt)}-${documentId.slice(0, 8)}`
  const sessionOn = record.day?.toString() ?? dayOf(factOf(content, 'session.date'))
  return { ...named(stem), file, sessionOn, pdf: () => pdfOf(record, ctx.actor.organisationName) }
}

/** The PDF of a record that was opened, as it also goes to the file by itself. */
function pdfOf(record: RecordAsRead, organisation: string): Promise<Uint8Array> {
  const [document] = record.documents
  if (document === undefined) throw new Error('There is no document to print')
  const { set, supervisee, supervisor, isGroup } = record
  return renderPdf(printRecord({ document, set, supervisee, supervisor, isGroup, organisation }))
}

export const jsonOf = ({ file }: Pick<RecordFiles, 'file'>): Uint8Array => strToU8(`${JSON.stringify(file, null, 2)}\n`)

/** One table of all, as UTF-8. */
export const csvOf = (records: readonly CsvRecord[]): Uint8Array => strToU8(decisionCsv(records))

/**
 * A PDF and a JSON for each, and one table of all that names them.
 * @param pages what goes as a page alone, by the name of its file
 */
export async function packageOf(
  records: readonly RecordFiles[],
  pages: Readonly<Record<string, Uint8Array>> = {},
): Promise<Uint8Array> {
  const entries: Record<string, Uint8Array> = { 'decision-records.csv': csvOf(records), ...pages }
  for (const each of records) {
    entries[each.pdfFile] = await each.pdf()
    entries[each.jsonFile] = jsonOf(each)
  }
  // The same content is the same bytes on any day, so that a copy can be compared with another.
  return zipSync(entries, { mtime: new Date('1980-01-02T00:00:00Z') })
}

/** "5 March 2026", as a sealed document has it, as 2026-03-05; '' when it is no such day. */
function dayOf(words: string): string {
  const [, day, month, year] = /^(\d{1,2})\s([A-Z][a-z]+)\s(\d{4})$/u.exec(words) ?? []
  const at = monthNames.findIndex((name) => name === month)
  if (day === undefined || year === undefined || at < 0) return ''
  return Temporal.PlainDate.from({ year: Number(year), month: at + 1, day: Number(day) }).toString()
}
