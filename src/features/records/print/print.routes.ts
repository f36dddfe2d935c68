import { member } from '../../../domain/access/who.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { renderPdf } from '../../../platform/pdf/render-pdf.ts'
import { openOversight, oversightPdf } from '../../oversight/public.ts'
import { documentById, documentsOfSession } from '../facts/record-documents.queries.ts'
import { recordAsRead } from '../read/record.queries.ts'
import { blankForm, filledForm } from './fill-form.ts'
import { downloadAgreement, downloadAgreementForm } from './print-agreement.routes.ts'
import { formContent } from './print.queries.ts'
import { printRecord } from './print-record.ts'

const writes = { writes: ['document.read', 'document.printed'] } as const
const pdf = 'application/pdf'

export const printRoutes: readonly Route[] = [
  route({ method: 'get', path: '/documents/:documentId/pdf', who: member, journal: writes, handle: printDocument }),
  route({ method: 'get', path: '/documents/:documentId/form', who: member, journal: writes, handle: printForm }),
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
  if (found.kind === 'agreement') return downloadAgreement(ctx, found)
  if (found.kind === 'referral') return ctx.redirect(`/referrals/${documentId}/pdf`)
  if (found.kind === 'oversight') return printOversightOf(ctx, documentId)
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
      isGroup: record.isGroup,
      organisation: actor.organisationName,
    }),
  )
  // No child's name in the name of a file: it leaves the building in mail and on screens.
  const names = { case_discussion: 'decision-record', work: 'staff-record', wellbeing: 'wellbeing-note' } as const
  return ctx.download(bytes, pdf, `${names[document.sealed.content.kind]}-${londonDay(document.sealed.sealedAt)}.pdf`)
}

/** Management oversight: the page of the manager who wrote it, for the child’s file. */
async function printOversightOf(ctx: Ctx, documentId: string): Promise<Response> {
  const sealed = await openOversight(ctx, documentId, 'to print')
  if (sealed === null) return ctx.notFound()
  await ctx.journal('document.printed', {
    subject: 'document',
    id: documentId,
    documentId,
    details: { version: sealed.versionNo },
  })
  const bytes = await oversightPdf(sealed, ctx.actor.organisationName)
  return ctx.download(bytes, pdf, `oversight-${londonDay(sealed.sealedAt)}.pdf`)
}

/** An agreement as its policy’s contract form. */
async function printForm(ctx: Ctx): Promise<Response> {
  const found = await documentById(ctx.db, ctx.actor.organisationId, ctx.params['documentId'] ?? '')
  return found?.kind === 'agreement' ? downloadAgreementForm(ctx, found) : ctx.notFound()
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
    only: form.boundFor === 'child_file' && only !== null ? only : await forASheet(ctx, sessionId),
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

/** The documents that a sheet for the supervision file may be filled from. What is said of wellbeing is not opened for it. */
async function forASheet({ actor, db }: Ctx, sessionId: string): Promise<string[]> {
  const documents = await documentsOfSession(db, actor.organisationId, sessionId)
  return documents.filter(({ kind }) => kind !== 'wellbeing').map(({ documentId }) => documentId)
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
  const form = ctx.services.templates.forms.find((each) => each.key === ctx.params['key'])
  return form ?? ctx.notFound()
}
