import { member } from '../../../domain/access/who.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { documentById } from '../facts/record-documents.queries.ts'
import { isParty, sessionHead } from '../facts/session-head.queries.ts'
import { DocumentPage } from './document.page.tsx'
import { RecordPage } from './record.page.tsx'
import { recordAsRead } from './record.queries.ts'

export const readRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/sessions/:sessionId/record',
    who: member,
    journal: { writes: ['document.read'] },
    handle: showRecord,
  }),
  route({
    method: 'get',
    path: '/documents/:documentId',
    who: member,
    journal: { writes: ['document.read'] },
    handle: showDocument,
  }),
]

async function showRecord(ctx: Ctx): Promise<Response> {
  const { actor, db, today } = ctx
  const sessionId = ctx.params['sessionId'] ?? ''
  const version = ctx.query.get('version')
  if (version !== null && !/^[1-9]\d{0,3}$/.test(version)) return ctx.notFound()
  const record = await recordAsRead(ctx, sessionId, version === null ? {} : { version: Number(version) })
  if (record === null) {
    const session = await sessionHead(db, actor.organisationId, sessionId)
    if (version !== null || session === null || !isParty(session, actor.membershipId)) return ctx.notFound()
    return ctx.redirect(`/sessions/${sessionId}`)
  }
  const when = record.session === null || record.day === null ? 'Record' : `Record of ${dayInWords(record.day, today)}`
  return ctx.page(
    {
      title: when,
      under: 'sessions',
      breadcrumbs: [
        { text: 'Home', href: '/' },
        ...(record.isParty && record.day !== null
          ? [{ text: `Session of ${dayInWords(record.day, today)}`, href: `/sessions/${sessionId}` }]
          : []),
      ],
      bobAtLogo: !record.isParty || record.complete,
    },
    <RecordPage
      record={record}
      me={actor.membershipId}
      today={today}
      sheets={ctx.services.templates.forms}
      forms={record.isParty && record.ended === null && record.older === null ? await formsOf(ctx, sessionId) : []}
    />,
  )
}

/** The paper forms of the template that the session's documents were made with; those for one child are by document. */
async function formsOf({ db, actor, services }: Ctx, sessionId: string): Promise<{ key: string; name: string }[]> {
  const template = await templateOf(db, actor.organisationId, sessionId)
  return services.templates.forms
    .filter((form) => 'record' in form.of && form.of.record === template && form.boundFor === 'supervision_file')
    .map(({ key, name }) => ({ key, name }))
}

async function templateOf(db: Ctx['db'], organisationId: string, sessionId: string): Promise<string | null> {
  const row = await db
    .selectFrom('document')
    .select('template_key')
    .where('organisation_id', '=', organisationId)
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'work')
    .executeTakeFirst()
  return row?.template_key ?? null
}

async function showDocument(ctx: Ctx): Promise<Response> {
  const { actor, db, today } = ctx
  const documentId = ctx.params['documentId'] ?? ''
  const document = await documentById(db, actor.organisationId, documentId)
  if (document === null) return ctx.notFound()
  if (document.kind === 'agreement' && document.agreementId !== null)
    return ctx.redirect(`/agreements/${document.agreementId}`)
  if (document.kind === 'disagreement' && document.aboutDocumentId !== null)
    return ctx.redirect(`/documents/${document.aboutDocumentId}`)
  if (document.kind === 'informal_discussion') return ctx.redirect(`/informal/${documentId}`)
  if (document.kind === 'referral') return ctx.redirect(`/referrals/${documentId}`)
  if (document.kind === 'oversight' && document.oversightId !== null)
    return ctx.redirect(`/oversight/${document.oversightId}`)
  if (document.sessionId === null) return ctx.notFound()
  const record = await recordAsRead(ctx, document.sessionId, { only: documentId })
  if (record === null) {
    const session = await sessionHead(db, actor.organisationId, document.sessionId)
    return session !== null && isParty(session, actor.membershipId)
      ? ctx.redirect(`/sessions/${document.sessionId}`)
      : ctx.notFound()
  }
  return ctx.page(
    {
      title: 'Document',
      under: 'sessions',
      bobAtLogo: true,
      breadcrumbs: [
        { text: 'Home', href: '/' },
        { text: 'The record', href: `/sessions/${document.sessionId}/record` },
      ],
    },
    <DocumentPage record={record} me={actor.membershipId} today={today} sheets={ctx.services.templates.forms} />,
  )
}
