import { inSupervision } from '../../../domain/access/who.ts'
import { draftKey, problemWith } from '../../../domain/sessions/draft-fields.ts'
import { timeOfInstant } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { markOf, revisionOf } from './posted-fields.form.ts'
import { saveField } from './save-fields.command.ts'
import { writableDocument } from './writable-document.queries.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

const closedWords = 'The record is closed. These words are on this page only: copy them.'

/** One field, as it is typed. The form's token comes in a header, and there is no once: the revision is what makes it one. */
const saveOneField = route({
  method: 'post',
  path: '/sessions/:sessionId/fields',
  who: inSupervision,
  journal: { writes: ['field.saved', 'field.conflict', 'direction.recorded'] },
  bodyLimit: 200_000,
  async handle(ctx) {
    const [documentId, key] = [textOf(ctx.form, 'documentId'), textOf(ctx.form, 'fieldKey')]
    const sessionId = ctx.params['sessionId'] ?? ''
    const document = uuid.test(documentId) ? await writableDocument(ctx, sessionId, documentId) : null
    const what = document === null ? null : draftKey(document.template, document.kind, key)
    if (document === null || what === null) return ctx.notFound()
    const text = textOf(ctx.form, 'text')
    const wrong = problemWith(what, text, ctx.today)
    if (wrong !== null) return ctx.json({ outcome: 'invalid', words: wrong }, 422)
    const basedOn = revisionOf(textOf(ctx.form, 'basedOn'))
    const saved = await saveField(ctx, document, { what, basedOn, text })
    if (saved.outcome === 'conflict') {
      const { revision, theirs, savedBy, savedAt } = saved
      return ctx.json(
        {
          outcome: 'conflict',
          revision,
          theirs,
          by: savedBy === ctx.actor.membershipId ? 'you' : await nameOf(ctx, savedBy),
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

async function nameOf(ctx: Ctx, membershipId: string | null): Promise<string> {
  if (membershipId === null) return ''
  const row = await ctx.db
    .selectFrom('membership')
    .select('name')
    .where('organisation_id', '=', ctx.actor.organisationId)
    .where('membership_id', '=', membershipId)
    .executeTakeFirst()
  return row?.name ?? ''
}

export const saveFieldRoutes = [saveOneField]
