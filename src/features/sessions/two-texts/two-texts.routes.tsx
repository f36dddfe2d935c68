import { inSupervision } from '../../../domain/access/who.ts'
import { draftKey, problemWith, type DraftKey } from '../../../domain/sessions/draft-fields.ts'
import { textChoices, textChosen, type TextChoice } from '../../../domain/sessions/two-texts.ts'
import { textOf, textsOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { agreeAction, readAction } from '../../actions/public.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'
import { declaredFields } from '../write/agenda-links.ts'
import { mySession } from '../write/session-at-hand.ts'
import { revisionOf } from '../save-fields/posted-fields.form.ts'
import { saveField, type Differing, type TextToSave } from '../save-fields/save-fields.command.ts'
import { writableDocument, type WritableDocument } from '../save-fields/writable-document.queries.ts'
import { resolveTexts, type Resolved } from './resolve.command.ts'
import { showClosed } from './show-closed.tsx'
import { actionNames, showTwoTexts } from './show-two-texts.tsx'

interface Differ {
  session: SessionFacts
  document: WritableDocument
  child: SessionChild | null
  back: string
}

async function differOf(ctx: Ctx): Promise<Differ> {
  const session = await mySession(ctx)
  const document = await writableDocument(ctx, session.sessionId, ctx.params['documentId'] ?? '')
  if (document === null) return ctx.notFound()
  const child = session.children.find((each) => each.childId === document.childId) ?? null
  const at = `/sessions/${session.sessionId}`
  const onClose = declaredFields(document.template).includes(ctx.params['fieldKey'] ?? '')
  const page = document.childId === null ? (onClose ? 'close' : document.kind) : `child/${document.childId}`
  const back =
    document.childId !== null && session.state === 'planned'
      ? `${at}/prepare/${document.childId}`
      : `${at}/write/${page}`
  return { session, document, child, back }
}

/** Without words of one's own there is nothing to compare: back to where they are written. */
const look = route({
  method: 'get',
  path: '/sessions/:sessionId/differ/:documentId/:fieldKey',
  who: inSupervision,
  journal: { nothing: 'leads to the page where the field is written' },
  async handle(ctx) {
    const { back } = await differOf(ctx)
    return ctx.redirect(back)
  },
})

const choose = route({
  method: 'post',
  path: '/sessions/:sessionId/differ/:documentId/:fieldKey',
  who: inSupervision,
  journal: { writes: ['field.saved', 'field.conflict', 'direction.recorded', 'action.agreed'] },
  async handle(ctx) {
    const differ = await differOf(ctx)
    const keys = textsOf(ctx.form, 'key')
    return keys.length === 0 ? bringText(ctx, differ) : decide(ctx, differ, keys.slice(0, 100))
  },
})

/** A text that could not be saved comes with the form (`text`, `basedOn`): tried once more, then shown beside the other. */
async function bringText(ctx: Ctx, differ: Differ): Promise<Response> {
  const what = draftKey(differ.document.template, differ.document.kind, ctx.params['fieldKey'] ?? '')
  if (what === null) return ctx.notFound()
  const text = textOf(ctx.form, 'text')
  if (problemWith(what, text, ctx.today) !== null) return ctx.redirect(differ.back)
  const saved = await saveField(ctx, differ.document, { what, basedOn: revisionOf(textOf(ctx.form, 'basedOn')), text })
  if (saved.outcome === 'conflict') {
    const { theirs, revision, savedBy, savedAt } = saved
    return showTwoTexts(ctx, {
      ...differ,
      differing: [{ what, mine: text, theirs, revision, savedBy, savedAt }],
      action: null,
    })
  }
  if (saved.outcome === 'saved' || saved.outcome === 'same') return ctx.redirect(`${differ.back}#${what.key}`)
  return showClosed(ctx, differ.session, [{ what, basedOn: 0, text }])
}

async function decide(ctx: Ctx, differ: Differ, keys: readonly string[]): Promise<Response> {
  const errors: Record<string, string> = {}
  const resolved: Resolved[] = []
  for (const key of keys) {
    const what = draftKey(differ.document.template, differ.document.kind, key)
    if (what === null) return ctx.notFound()
    const read = readChoice(ctx, what)
    if ('error' in read) errors[read.at] = read.error
    else resolved.push(read)
  }
  const action = actionNames.some((name) => textOf(ctx.form, name) !== '') ? ctx.form : null
  if (Object.keys(errors).length > 0) {
    const differing = keys.flatMap((key) => againOf(ctx, differ, key))
    return showTwoTexts(ctx, { ...differ, differing, action, typed: { values: ctx.form, errors } })
  }
  const again: Differing[] = []
  const closed: TextToSave[] = []
  for (const each of resolved) {
    const outcome = await resolveTexts(ctx, differ.document, each)
    if (outcome === 'closed') closed.push({ what: each.what, basedOn: 0, text: each.chosen })
    else if (outcome !== 'done') again.push(outcome)
  }
  if (closed.length > 0) return showClosed(ctx, differ.session, closed)
  if (again.length > 0) return showTwoTexts(ctx, { ...differ, differing: again, action })
  await agreeCarried(ctx, differ)
  return ctx.redirect(`${differ.back}?news=kept#${keys[0] ?? ''}`)
}

function readChoice(ctx: Ctx, what: DraftKey): Resolved | { at: string; error: string } {
  const choice = textOf(ctx.form, `choice.${what.key}`)
  const at = `choice.${what.key}`
  if (!(textChoices as readonly string[]).includes(choice)) return { at, error: 'Choose what the record should say' }
  const [mine, theirs, fresh] = [`mine.${what.key}`, `theirs.${what.key}`, `new.${what.key}`].map((name) =>
    textOf(ctx.form, name),
  )
  const chosen = textChosen(choice as TextChoice, { mine: mine ?? '', theirs: theirs ?? '', fresh: fresh ?? '' })
  const wrong = problemWith(what, chosen, ctx.today)
  if (wrong !== null) return { at: choice === 'new' ? `new.${what.key}` : at, error: wrong }
  if (problemWith(what, mine ?? '', ctx.today) !== null) return { at, error: 'Choose what the record should say' }
  return { what, mine: mine ?? '', chosen, revision: revisionOf(textOf(ctx.form, `rev.${what.key}`)) }
}

/** The two texts as they came with the form, to be shown again. */
function againOf(ctx: Ctx, { document, session }: Differ, key: string): Differing[] {
  const what = draftKey(document.template, document.kind, key)
  if (what === null) return []
  const other = session.iAm === 'supervisee' ? session.supervisor : session.supervisee
  return [
    {
      what,
      mine: textOf(ctx.form, `mine.${key}`),
      theirs: textOf(ctx.form, `theirs.${key}`),
      revision: revisionOf(textOf(ctx.form, `rev.${key}`)),
      savedBy: textOf(ctx.form, 'by') === 'me' ? ctx.actor.membershipId : other.membershipId,
      savedAt: null,
    },
  ]
}

/** An action that was typed on the same form is agreed once the texts are settled. */
async function agreeCarried(ctx: Ctx, { session, document }: Differ): Promise<void> {
  const asked = document.template.documents[document.kind]
  if (asked.kind === 'wellbeing') return
  const read = readAction(
    ctx.form,
    asked.actions,
    (session.group?.members ?? session.writers).map(({ membershipId }) => membershipId),
    ctx.today,
  )
  if (read !== null && 'action' in read) {
    await agreeAction(ctx, { ...read.action, sessionId: session.sessionId, childId: document.childId })
  }
}

export const twoTextsRoutes = [look, choose]
