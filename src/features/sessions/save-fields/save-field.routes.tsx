import { inSupervision } from '../../../domain/access/who.ts'
import { draftKey, factOf, problemWith } from '../../../domain/sessions/draft-fields.ts'
import { timeOfInstant } from '../../../domain/text/dates.ts'
import type { SaveOutcome } from '../../../platform/documents/door.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { markOf, revisionOf } from './posted-fields.form.ts'
import { saveField, type TextToSave } from './save-fields.command.ts'
import { knownDocument, writableDocument } from './writable-document.queries.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const closedWords = 'The record is closed. These words are on this page only: copy them.'

/** One field, as it is typed. The form's token comes in a header, and there is no once: the revision is what makes it one. */
const saveOneField = route({
  method: 'post',
  path: '/sessions/:sessionId/fields',
  who: inSupervision,
  journal: { writes: ['field.saved', 'field.conflict', 'direction.recorded'] },
  bodyLimit: 200_000,
  asksDatabaseAlone: true,
  async handle(ctx) {
    const [documentId, key] = [textOf(ctx.form, 'documentId'), textOf(ctx.form, 'fieldKey')]
    const sessionId = ctx.params['sessionId'] ?? ''
    const text = textOf(ctx.form, 'text')
    const basedOn = revisionOf(textOf(ctx.form, 'basedOn'))
    const saved =
      (await savedAtOnce(ctx, sessionId, documentId, { key, basedOn, text })) ??
      (await savedAfterLooking(ctx, sessionId, documentId, { key, basedOn, text }))
    if (saved.outcome === 'invalid') return ctx.json(saved, 422)
    if (saved.outcome === 'conflict') {
      const { revision, theirs, savedBy, savedByName, savedAt } = saved
      return ctx.json(
        {
          outcome: 'conflict',
          revision,
          theirs,
          by: savedBy === ctx.actor.membershipId ? 'you' : savedByName,
          atWords: savedAt === null ? '' : timeOfInstant(savedAt),
          link: `/sessions/${sessionId}/differ/${documentId}/${key}`,
        },
        409,
      )
    }
    if (saved.outcome !== 'saved' && saved.outcome !== 'same') {
      return saved.outcome === 'refused' ? ctx.notFound() : ctx.json({ outcome: 'closed', words: closedWords }, 409)
    }
    return ctx.json({
      outcome: saved.outcome,
      revision: saved.revision,
      was: markOf(text),
      savedAtWords: timeOfInstant(saved.savedAt),
    })
  },
})

interface Typed extends Omit<TextToSave, 'what'> {
  key: string
}

/**
 * The usual case in one statement, which looks at who may write while it saves: the document was seen before, the text fits
 * it, and no fact follows it. Null for every other case, so that nothing is said about a document before it is looked at.
 */
async function savedAtOnce(
  ctx: Ctx,
  sessionId: string,
  documentId: string,
  { key, basedOn, text }: Typed,
): Promise<SaveOutcome | null> {
  const known = knownDocument(ctx.actor.organisationId, documentId)
  const what = known === null ? null : draftKey(known.template, known.kind, key)
  if (what === null || factOf(what) !== null || problemWith(what, text, ctx.today) !== null) return null
  return ctx.last(() => ctx.door.save(documentId, what.key, basedOn, text, sessionId))
}

async function savedAfterLooking(
  ctx: Ctx,
  sessionId: string,
  documentId: string,
  { key, basedOn, text }: Typed,
): Promise<SaveOutcome | { outcome: 'invalid'; words: string }> {
  const document = uuid.test(documentId) ? await writableDocument(ctx, sessionId, documentId) : null
  const what = document === null ? null : draftKey(document.template, document.kind, key)
  if (document === null || what === null) return ctx.notFound()
  const wrong = problemWith(what, text, ctx.today)
  return wrong === null ? saveField(ctx, document, { what, basedOn, text }) : { outcome: 'invalid', words: wrong }
}

export const saveFieldRoutes = [saveOneField]
