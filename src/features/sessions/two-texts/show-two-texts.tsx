import { labelOf, longest } from '../../../domain/sessions/draft-fields.ts'
import { bothTexts } from '../../../domain/sessions/two-texts.ts'
import { optionsOf } from '../../../domain/templates/field-values.ts'
import { fillLabel } from '../../../domain/templates/fill-label.ts'
import { instantInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { Ctx, FormValues } from '../../../platform/http/route.ts'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'
import { namesFor } from '../facts/session-words.ts'
import type { Differing } from '../save-fields/save-fields.command.ts'
import type { WritableDocument } from '../save-fields/writable-document.queries.ts'
import { TwoTextsPage, type DifferingField } from './two-texts.page.tsx'

export interface TwoTextsToShow {
  session: SessionFacts
  document: WritableDocument
  child: SessionChild | null
  differing: readonly Differing[]
  /** where the fields are written */
  back: string
  /** the form, when an action was typed on it that comes along */
  action: FormValues | null
  /** when the page is shown again */
  typed?: { values: FormValues; errors: Record<string, string> }
}

export const actionNames = [
  'action.what',
  'action.why',
  'action.who',
  'action.by-day',
  'action.by-month',
  'action.by-year',
]

/** The page with both texts of each field that somebody else (or another tab) wrote in between. 409. */
export function showTwoTexts(ctx: Ctx, shown: TwoTextsToShow): Response {
  const { session, document, differing } = shown
  const fields = differing.map((each) => differingField(ctx, shown, each))
  const first = fields[0]
  if (first === undefined) return ctx.redirect(shown.back)
  const other = differing.find((each) => each.savedBy !== ctx.actor.membershipId)
  const started = Object.fromEntries(fields.map((field) => [`new.${field.key}`, bothTexts(field)]))
  return ctx.page(
    { title: 'Two texts of one answer', under: 'sessions', status: 409 },
    <TwoTextsPage
      otherName={other === undefined ? null : firstNameOf(session, other.savedBy)}
      fields={fields}
      action={`/sessions/${session.sessionId}/differ/${document.documentId}/${first.key}`}
      backHref={`${shown.back}#${first.key}`}
      tokens={ctx.tokens}
      state={{ values: { ...started, ...shown.typed?.values }, errors: shown.typed?.errors ?? {} }}
      carried={
        shown.action === null
          ? null
          : actionNames.map((name) => <HiddenField key={name} name={name} value={textOf(shown.action ?? {}, name)} />)
      }
    />,
  )
}

function firstNameOf(session: SessionFacts, membershipId: string | null): string {
  const writer = session.writers.find((each) => each.membershipId === membershipId)
  return (writer ?? session.supervisee).firstName
}

function differingField(ctx: Ctx, { document, session, child }: TwoTextsToShow, each: Differing): DifferingField {
  const { what } = each
  const kind = what.field?.kind ?? 'long'
  const options = what.field === null ? [] : optionsOf(what.field)
  const inWords = (text: string) => options.find((option) => option.value === text)?.label ?? text
  return {
    key: what.key,
    label: fillLabel(labelOf(document.template, what), namesFor(session, child, ctx.today)),
    mine: each.mine,
    theirs: each.theirs,
    mineInWords: inWords(each.mine),
    theirsInWords: inWords(each.theirs),
    revision: each.revision,
    isTyped: kind === 'long' || kind === 'short',
    maxLength: longest(what),
    savedWords: each.savedAt === null ? 'Saved' : `Saved ${instantInWords(each.savedAt, ctx.today)}`,
  }
}
