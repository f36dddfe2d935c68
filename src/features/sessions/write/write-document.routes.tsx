import { inSupervision } from '../../../domain/access/who.ts'
import { draftDecisionsFrom } from '../../../domain/sessions/decisions.ts'
import type { DocumentKind } from '../../../domain/templates/facts.ts'
import { isAsked } from '../../../domain/templates/field-values.ts'
import type { Condition } from '../../../domain/templates/shape.ts'
import { fieldsOf } from '../../../domain/templates/shape.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { agreeAction, readAction } from '../../actions/public.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { conditionsFor } from '../facts/session-words.ts'
import { readPostedFields, type PostedFields } from '../save-fields/posted-fields.form.ts'
import { saveFields } from '../save-fields/save-fields.command.ts'
import type { WritableDocument } from '../save-fields/writable-document.queries.ts'
import { showClosed } from '../two-texts/show-closed.tsx'
import { showTwoTexts } from '../two-texts/show-two-texts.tsx'
import { pageAfter } from './agenda-links.ts'
import { mySession, mySessionToWrite } from './session-at-hand.ts'
import { pathOf, placeOf, showDocument, type Written } from './show-document.tsx'

/** The document of the path in a session; 404 when its child is not on the agenda. */
function writtenIn(ctx: Ctx, session: SessionFacts, kind: DocumentKind): Written {
  const child =
    kind === 'case_discussion' ? session.children.find((each) => each.childId === ctx.params['childId']) : null
  const documentId =
    child?.documentId ??
    (kind === 'work' ? session.workDocumentId : kind === 'wellbeing' ? session.wellbeingDocumentId : null)
  return child === undefined || documentId === null ? ctx.notFound() : { session, kind, child, documentId }
}

async function read(ctx: Ctx, kind: DocumentKind): Promise<Response> {
  const session = await mySessionToWrite(ctx)
  if (session instanceof Response) return session
  const written = writtenIn(ctx, session, kind)
  if (session.state === 'planned' && written.child !== null) {
    return ctx.redirect(`/sessions/${session.sessionId}/prepare/${written.child.childId}`)
  }
  return showDocument(ctx, written)
}

async function save(ctx: Ctx, kind: DocumentKind): Promise<Response> {
  const session = await mySession(ctx)
  const written = writtenIn(ctx, session, kind)
  const document: WritableDocument = {
    documentId: written.documentId,
    sessionId: session.sessionId,
    kind,
    childId: written.child?.childId ?? null,
    template: session.recordTemplate,
    open: session.state === 'open' || (session.state === 'planned' && kind !== 'case_discussion'),
  }
  const posted = readPostedFields(ctx.form, document, ctx.today)
  const { differing, closed } = await saveFields(ctx, document, posted.changed)
  if (closed.length > 0) return showClosed(ctx, session, closed)
  const action = session.state === 'open' ? readActionOf(ctx, written) : null
  const errors = { ...posted.errors, ...(action !== null && 'errors' in action ? action.errors : {}) }
  if (Object.keys(errors).length > 0) {
    return showDocument(ctx, written, {
      values: ctx.form,
      errors,
      keep: [...Object.keys(posted.errors), ...differing.map(({ what }) => what.key)],
    })
  }
  if (differing.length > 0) {
    return showTwoTexts(ctx, {
      session,
      document,
      child: written.child,
      differing,
      back: pathOf(written),
      action: action === null ? null : ctx.form,
    })
  }
  if (action !== null && 'action' in action) {
    const childId = written.child?.childId ?? null
    if ((await agreeAction(ctx, { ...action.action, sessionId: session.sessionId, childId })) === null) ctx.notFound()
  }
  return ctx.redirect(whereNext(ctx, written, posted))
}

function readActionOf(ctx: Ctx, { session, kind }: Written) {
  const document = session.recordTemplate.documents[kind]
  if (document.kind === 'wellbeing') return null
  return readAction(
    ctx.form,
    document.actions,
    (session.group?.members ?? session.writers).map(({ membershipId }) => membershipId),
    ctx.today,
  )
}

function whereNext(ctx: Ctx, written: Written, posted: PostedFields): string {
  const { session } = written
  const go = textOf(ctx.form, 'go')
  const change = /^change-action:([0-9a-f-]{36})$/.exec(go)
  if (change !== null) return `/actions/${change[1]}`
  if (go === 'action') return `${pathOf(written)}?news=action#actions`
  if (go === 'decision') {
    const no = draftDecisionsFrom(postedTexts(ctx, posted)).length + 1
    return `${pathOf(written)}?decisions=${no}#decision.${no}.what`
  }
  const asked = newlyAsked(ctx, written, posted)
  if (asked !== null) return `${pathOf(written)}?news=asked#${asked}`
  if (go === 'later' || session.state === 'planned') return `/sessions/${session.sessionId}`
  return pageAfter(session, session.recordTemplate, placeOf(written)).href
}

const postedTexts = (ctx: Ctx, posted: PostedFields): Record<string, string> =>
  Object.fromEntries(posted.keys.map((key) => [key, textOf(ctx.form, key)]))

/** A question that is asked because of an answer just given, and could not be seen without a script. */
function newlyAsked(ctx: Ctx, { session, kind, child }: Written, posted: PostedFields): string | null {
  const texts = postedTexts(ctx, posted)
  const changed = posted.changed.map(({ what }) => what.key)
  const dependsOn = (condition: Condition | undefined): boolean => {
    if (condition === undefined) return false
    if ('anyOf' in condition) return condition.anyOf.some((one) => dependsOn(one))
    return 'field' in condition && changed.includes(condition.field)
  }
  const found = fieldsOf(session.recordTemplate.documents[kind]).find(
    (field) =>
      posted.keys.includes(field.key) &&
      texts[field.key] === '' &&
      dependsOn(field.showWhen) &&
      isAsked(field, texts, conditionsFor(child)),
  )
  return found?.key ?? null
}

const pages: { path: string; kind: DocumentKind }[] = [
  { path: '/sessions/:sessionId/write/child/:childId', kind: 'case_discussion' },
  { path: '/sessions/:sessionId/write/work', kind: 'work' },
  { path: '/sessions/:sessionId/write/wellbeing', kind: 'wellbeing' },
]

export const writeDocumentRoutes: readonly Route[] = pages.flatMap(({ path, kind }) => [
  route({
    method: 'get',
    path,
    who: inSupervision,
    journal: { writes: ['draft.read', 'document.read'] },
    handle: (ctx) => read(ctx, kind),
  }),
  route({
    method: 'post',
    path,
    who: inSupervision,
    journal: {
      writes: ['field.saved', 'field.conflict', 'direction.recorded', 'action.agreed', 'draft.read', 'document.read'],
    },
    handle: (ctx) => save(ctx, kind),
  }),
])
