import { member } from '../../../domain/access/who.ts'
import { agreementContentSchema } from '../../../domain/templates/content.ts'
import { agreementTemplate, paperForm, paperForms } from '../../../domain/templates/library.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { renderPdf } from '../../../platform/pdf/render-pdf.ts'
import { signingSetOf } from '../../signing/public.ts'
import { documentById, type RecordDocument } from '../facts/record-documents.queries.ts'
import { setOfDocument } from '../facts/sets.queries.ts'
import { recordAsRead } from '../read/record.queries.ts'
import { sealedAs } from '../sealed/read-sealed.ts'
import { blankForm, filledForm } from './fill-form.ts'
import { nothingFilled } from './form-content.ts'
import { formContent, signaturesOnPaper } from './print.queries.ts'
import { printRecord } from './print-record.ts'

const writes = { writes: ['document.read', 'document.printed'] } as const
const pdf = 'application/pdf'

export const printRoutes: readonly Route[] = [
  route({ method: 'get', path: '/documents/:documentId/pdf', who: member, journal: writes, handle: printDocument }),
  route({ method: 'get', path: '/sessions/:sessionId/forms/:key', who: member, journal: writes, handle: printFilled }),
  route({
    method: 'get',
    path: '/forms/:key/blank',
    who: member,
    journal: { nothing: 'a blank form says nothing of anybody' },
    handle: printBlank,
  }),
]

async function printDocument(ctx: Ctx): Promise<Response> {
  const { actor, db } = ctx
  const documentId = ctx.params['documentId'] ?? ''
  const found = await documentById(db, actor.organisationId, documentId)
  if (found === null) return ctx.notFound()
  if (found.kind === 'agreement') return printAgreement(ctx, found)
  if (found.sessionId === null) return ctx.notFound()
  const record = await recordAsRead(ctx, found.sessionId, { only: documentId, purpose: 'to print' })
  const document = record?.documents[0]
  if (record === null || document === undefined) return ctx.notFound()
  await ctx.journal('document.printed', {
    subject: 'document',
    id: documentId,
    documentId,
    details: { version: document.sealed.versionNo },
  })
  const bytes = await renderPdf(
    printRecord({
      document,
      set: record.set,
      supervisee: record.supervisee,
      supervisor: record.supervisor,
      organisation: actor.organisationName,
    }),
  )
  // No child's name in the name of a file: it leaves the building in mail and on screens.
  const names = { case_discussion: 'decision-record', work: 'staff-record', wellbeing: 'wellbeing-note' } as const
  return ctx.download(bytes, pdf, `${names[document.sealed.content.kind]}-${londonDay(document.sealed.sealedAt)}.pdf`)
}

/** An agreement as its policy's contract form. */
async function printAgreement(ctx: Ctx, { documentId, agreementId }: RecordDocument): Promise<Response> {
  const { actor, db } = ctx
  const setId = await setOfDocument(db, actor.organisationId, documentId)
  const set = setId === null ? null : await signingSetOf(db, actor.organisationId, { setId })
  const versionNo = set?.items[0]?.versionNo
  const [opened] = versionNo === undefined ? [] : await ctx.door.open([documentId], 'to print', versionNo)
  if (set === null || opened === undefined || agreementId === null) return ctx.notFound()
  const { content, sealedAt } = sealedAs(opened, agreementContentSchema)
  const parties = await db
    .selectFrom('agreement')
    .select(['supervisor_id', 'supervisee_id'])
    .where('organisation_id', '=', actor.organisationId)
    .where('agreement_id', '=', agreementId)
    .executeTakeFirst()
  await ctx.journal('document.printed', {
    subject: 'document',
    id: documentId,
    documentId,
    details: { version: opened.versionNo },
  })
  const complete = set.signatures.length === set.signers.length
  const form = filledForm(
    paperForm(agreementTemplate(content.template.key).paperForm),
    {
      ...nothingFilled,
      organisation: actor.organisationName,
      agreement: content,
      signatures: parties === undefined ? {} : signaturesOnPaper(set, parties.supervisor_id, parties.supervisee_id),
    },
    {
      organisation: actor.organisationName,
      author: `${content.parties.supervisee.name} and ${content.parties.supervisor.name}`,
      date: londonDay(sealedAt),
      standing: complete ? 'Signed by both' : 'Not signed by both yet',
    },
  )
  return ctx.download(
    await renderPdf(form),
    pdf,
    `${actor.words['agreement'] ?? 'agreement'}-${londonDay(sealedAt)}.pdf`,
  )
}

async function printFilled(ctx: Ctx): Promise<Response> {
  const { actor } = ctx
  const form = formCalled(ctx)
  const sessionId = ctx.params['sessionId'] ?? ''
  if (!('record' in form.of)) return ctx.notFound()
  const only = ctx.query.get('document')
  if (only !== null && !/^[0-9a-f-]{36}$/i.test(only)) return ctx.notFound()
  // A form for a child's file is one document's, which is named: nothing else is opened for it.
  if (form.boundFor === 'child_file' && only === null) return ctx.notFound()
  const record = await recordAsRead(ctx, sessionId, {
    purpose: 'to print',
    ...(form.boundFor === 'child_file' && only !== null ? { only } : {}),
  })
  const [first] = record?.documents ?? []
  if (record === null || first === undefined || first.sealed.content.template.key !== form.of.record)
    return ctx.notFound()
  if (form.boundFor === 'child_file' && first.sealed.content.kind !== 'case_discussion') return ctx.notFound()
  for (const { sealed } of record.documents) {
    const { documentId, versionNo: version } = sealed
    await ctx.journal('document.printed', {
      subject: 'document',
      id: documentId,
      documentId,
      details: { version, form: form.key },
    })
  }
  const print = filledForm(form, await formContent(ctx, record), {
    organisation: actor.organisationName,
    author: `${record.supervisee.name} and ${record.supervisor.name}`,
    date: londonDay(first.sealed.sealedAt),
    standing: record.complete ? 'Signed by both' : 'Not signed by both yet',
  })
  return ctx.download(await renderPdf(print), pdf, `${form.key}-${londonDay(first.sealed.sealedAt)}.pdf`)
}

async function printBlank(ctx: Ctx): Promise<Response> {
  const form = formCalled(ctx)
  const { organisationName } = ctx.actor
  const bytes = await renderPdf(
    blankForm(form, { organisation: organisationName, author: organisationName, date: ctx.today }),
  )
  return ctx.download(bytes, pdf, `${form.key}-blank.pdf`)
}

function formCalled(ctx: Ctx) {
  const form = paperForms.find((each) => each.key === ctx.params['key'])
  return form ?? ctx.notFound()
}
