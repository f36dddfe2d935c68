import { draftsPolicy } from '../../../domain/access/who.ts'
import type { Contradiction } from '../../../domain/policy/contradiction.ts'
import { contradictions } from '../../../domain/policy/contradictions.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { withBothStanding, withoutBothStanding } from '../../../platform/policies/edit-pack.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { readDecided } from '../decided.form.ts'
import { changeDraft } from '../draft/change-draft.command.ts'
import { draftText, revisionOf, type DraftText } from '../draft/draft-text.ts'
import { problemInWords } from '../draft/problem-list.tsx'
import { shelfOf, type Shelf } from '../read/shelf.ts'
import { inPlaceOf, withoutRule, withRule } from '../vary/edit-rule.ts'
import { ruleAtHand, type RuleAtHand } from '../vary/rule-at-hand.ts'
import { draftCrumbs } from '../vary/vary-rule.routes.tsx'
import { ChoosePage } from './choose.page.tsx'

interface AtHand {
  shelf: Shelf
  draft: DraftText
  hands: readonly RuleAtHand[]
  found: Contradiction | null
}

const mostRules = 6

/** The rules that are asked about, those still in force in the draft. */
async function atHand(ctx: Ctx, names: readonly string[]): Promise<AtHand> {
  const shelf = await shelfOf(ctx)
  const draft = await draftText(ctx, shelf)
  if (draft === null || names.length < 2 || names.length > mostRules) return ctx.notFound()
  const hands = [...new Set(names)].map((name) => ruleAtHand(shelf, draft, name) ?? ctx.notFound())
  const pack = draft.read.resolved?.pack
  const found = pack === undefined ? [] : contradictions(pack)
  return {
    shelf,
    draft,
    hands,
    found: found.find(({ rules }) => [...rules].toSorted().join(' ') === [...names].toSorted().join(' ')) ?? null,
  }
}

function show(ctx: Ctx, { draft, hands, found }: AtHand, state: FormState | null, isStale = false): Response {
  return ctx.page(
    {
      title: 'Choose which one stands',
      under: 'policy',
      breadcrumbs: draftCrumbs,
      status: isStale ? 409 : state !== null && Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <ChoosePage
      hands={hands}
      says={found?.says ?? null}
      stricter={found?.stricter ?? null}
      versionNo={draft.no}
      state={state ?? { values: chosenBefore(found), errors: {} }}
      revision={revisionOf(draft, { rules: hands.map(({ id }) => id) })}
      isStale={isStale}
      tokens={ctx.tokens}
    />,
  )
}

/** Where both stand on purpose already, the form opens with why. */
function chosenBefore(found: Contradiction | null): FormState['values'] {
  if (!found?.settled) return {}
  const { reason, agreedBy, agreedOn } = found.settled
  return { choice: 'both', reason, agreed: agreedBy ?? '', ...dateFieldValues('agreed_on', agreedOn ?? undefined) }
}

async function choose(ctx: Ctx): Promise<Response> {
  const here = await atHand(ctx, textOf(ctx.form, 'rules').split(' '))
  const { hands } = here
  const names = hands.map(({ id }) => id)
  const [how, stands] = textOf(ctx.form, 'choice').split(' ')
  const chosen = hands.find(({ id }) => id === stands)
  const { decided, errors } = readDecided(ctx.form)
  const isBoth = how === 'both'
  if (!isBoth && (chosen === undefined || (how !== 'only' && how !== 'over')))
    errors['choice'] = 'Choose which one stands'
  const refuse = (more: Record<string, string>) => show(ctx, here, { values: ctx.form, errors: { ...errors, ...more } })
  const seen = textOf(ctx.form, 'revision')
  if (seen !== revisionOf(here.draft, { rules: names })) return show(ctx, here, { values: ctx.form, errors: {} }, true)
  if (Object.keys(errors).length > 0) return refuse({})
  const others = hands.filter((hand) => hand !== chosen && hand.dropped === null)
  const changing = await changeDraft(ctx, {
    part: { rules: names },
    seen,
    about: names.join(' '),
    edit(before) {
      if (isBoth || chosen === undefined) return withBothStanding(before, names, decided)
      const text = withoutBothStanding(before, names)
      return how === 'only'
        ? others.reduce((so, hand) => withoutRule(so, placedIn(hand, so, here), decided, false), text)
        : withRule(text, chosen, {
            rule: inPlaceOf(
              chosen.rule,
              others.map(({ id }) => id),
            ),
            reading: chosen.reading,
            decided,
          })
    },
  })
  if (changing.outcome === 'changed') return ctx.redirect('/policy/change#draft')
  if (changing.outcome === 'stale') return show(ctx, await atHand(ctx, names), { values: ctx.form, errors: {} }, true)
  if (changing.outcome === 'problems') return refuse({ '': changing.problems.map(problemInWords).join('. ') })
  return ctx.notFound()
}

/** A rule as it stands in the text so far: one of our own moves up when another before it was taken away. */
const placedIn = (hand: RuleAtHand, text: string, { shelf, draft }: AtHand): RuleAtHand =>
  hand.at === null ? hand : (ruleAtHand(shelf, { ...draft, read: shelf.readText(text) }, hand.id) ?? hand)

export const chooseRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/change/choose',
    who: draftsPolicy,
    journal: { nothing: 'a form' },
    async handle(ctx) {
      return show(ctx, await atHand(ctx, ctx.query.getAll('rule')), null)
    },
  }),
  route({
    method: 'post',
    path: '/policy/change/choose',
    who: draftsPolicy,
    journal: { writes: ['policy.drafted'] },
    handle: choose,
  }),
]
