import { draftsPolicy } from '../../../domain/access/who.ts'
import { isFollowing } from '../../../domain/policy/resolved.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { readDecided } from '../decided.form.ts'
import { changeDraft, type ChangingDraft } from '../draft/change-draft.command.ts'
import { draftText, revisionOf, type DraftText } from '../draft/draft-text.ts'
import { problemInWords } from '../draft/problem-list.tsx'
import { shelfOf, type Shelf } from '../read/shelf.ts'
import { asItWas, withoutRule, withRule } from './edit-rule.ts'
import { ruleAtHand, type RuleAtHand } from './rule-at-hand.ts'
import { readRuleForm, ruleInLines, valuesOfRule } from './vary-rule.form.ts'
import { VaryRulePage } from './vary-rule.page.tsx'

interface AtHand {
  shelf: Shelf
  draft: DraftText
  hand: RuleAtHand
}

export const draftCrumbs = [
  { text: 'Policy', href: '/policy' },
  { text: 'Draft', href: '/policy/change' },
]

async function atHand(ctx: Ctx): Promise<AtHand> {
  const shelf = await shelfOf(ctx)
  const draft = await draftText(ctx, shelf)
  const hand = draft === null ? null : ruleAtHand(shelf, draft, ctx.params['rule'] ?? '')
  return draft === null || hand === null ? ctx.notFound() : { shelf, draft, hand }
}

interface Shown {
  state?: FormState
  leaving?: FormState
  /** what was typed, when somebody else had changed the rule: shown beside what the draft says now */
  typed?: FormState['values']
}

function show(ctx: Ctx, { draft, hand }: AtHand, { state, leaving, typed }: Shown = {}): Response {
  const written = draft.read.written
  const errors = Object.keys({ ...state?.errors, ...leaving?.errors }).length > 0
  return ctx.page(
    {
      title: hand.rule.title,
      under: 'policy',
      breadcrumbs: draftCrumbs,
      bobAtLogo: true,
      status: typed !== undefined ? 409 : errors ? 422 : 200,
    },
    <VaryRulePage
      hand={hand}
      followed={written !== null && isFollowing(written) ? written.extends : null}
      versionNo={draft.no}
      state={state ?? { values: typed ?? valuesOfRule(hand), errors: {} }}
      leaving={leaving ?? emptyForm}
      revision={revisionOf(draft, { rules: [hand.id] })}
      stale={
        typed === undefined ? null : { mine: ruleInLines(typed, hand), theirs: ruleInLines(valuesOfRule(hand), hand) }
      }
      isSaved={ctx.query.get('saved') === '1' && !errors && typed === undefined}
      tokens={ctx.tokens}
    />,
  )
}

async function save(ctx: Ctx): Promise<Response> {
  const here = await atHand(ctx)
  const { hand } = here
  const what = textOf(ctx.form, 'what')
  // Before anything is read of it: a form of an older draft may have other fields.
  if (textOf(ctx.form, 'revision') !== revisionOf(here.draft, { rules: [hand.id] }))
    return show(ctx, here, { typed: ctx.form })
  if (what === 'restore') {
    return done(ctx, await change(ctx, hand, (text) => asItWas(text, hand)), (errors) =>
      show(ctx, here, { state: { values: valuesOfRule(hand), errors } }),
    )
  }
  if (what === 'leave') {
    const typed = { reason: textOf(ctx.form, 'leave_reason'), agreed: textOf(ctx.form, 'leave_agreed') }
    const { decided, errors } = readDecided(typed)
    const as = textOf(ctx.form, 'leave_as')
    const wrong = {
      ...(as === 'out' || as === 'people' ? {} : { leave_as: 'Choose what becomes of it' }),
      ...Object.fromEntries(Object.entries(errors).map(([name, words]) => [`leave_${name}`, words])),
    }
    const refuse = (more: Record<string, string>) =>
      show(ctx, here, { leaving: { values: ctx.form, errors: { ...wrong, ...more } } })
    if (Object.keys(wrong).length > 0) return refuse({})
    return done(ctx, await change(ctx, hand, (text) => withoutRule(text, hand, decided, as === 'people')), refuse)
  }
  const { wanted, errors } = readRuleForm(ctx.form, hand)
  const refuse = (more: Record<string, string>) =>
    show(ctx, here, { state: { values: ctx.form, errors: { ...errors, ...more } } })
  if (wanted === null) return refuse({})
  return done(ctx, await change(ctx, hand, (text) => withRule(text, hand, wanted)), refuse)
}

const change = (ctx: Ctx, hand: RuleAtHand, edit: (text: string) => string) =>
  changeDraft(ctx, { part: { rules: [hand.id] }, seen: textOf(ctx.form, 'revision'), edit, about: hand.id })

async function done(
  ctx: Ctx,
  changing: ChangingDraft,
  refuse: (errors: Record<string, string>) => Response,
): Promise<Response> {
  if (changing.outcome === 'changed') return ctx.redirect(`${ctx.path}?saved=1`)
  if (changing.outcome === 'stale') return show(ctx, await atHand(ctx), { typed: ctx.form })
  if (changing.outcome === 'problems') return refuse({ '': changing.problems.map(problemInWords).join('. ') })
  return ctx.notFound()
}

export const varyRuleRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/change/rules/:rule',
    who: draftsPolicy,
    journal: { nothing: 'a form' },
    async handle(ctx) {
      return show(ctx, await atHand(ctx))
    },
  }),
  route({
    method: 'post',
    path: '/policy/change/rules/:rule',
    who: draftsPolicy,
    journal: { writes: ['policy.drafted'] },
    handle: save,
  }),
]
