import { draftsPolicy } from '../../../domain/access/who.ts'
import type { Pack, Parameter } from '../../../domain/policy/pack.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { withParameter, withValues } from '../../../platform/policies/edit-pack.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { changeDraft } from '../draft/change-draft.command.ts'
import { draftText, revisionOf, type DraftText } from '../draft/draft-text.ts'
import { problemInWords } from '../draft/problem-list.tsx'
import { followedBy, shelfOf } from '../read/shelf.ts'
import { parametersOf } from '../show/policy-view.ts'
import { draftCrumbs } from '../vary/vary-rule.routes.tsx'
import { parameterInLines, readParameterForm, valuesOfParameter, type ParameterValue } from './parameter.form.ts'
import { ParameterPage } from './parameter.page.tsx'

interface AtHand {
  draft: DraftText
  pack: Pack
  name: string
  parameter: Parameter
  followed: unknown
  /** whether the question itself is one of our own */
  isOwn: boolean
}

async function atHand(ctx: Ctx): Promise<AtHand> {
  const shelf = await shelfOf(ctx)
  const draft = await draftText(ctx, shelf)
  const pack = draft?.read.resolved?.pack
  const name = ctx.params['name'] ?? ''
  const parameter = Object.hasOwn(pack?.parameters ?? {}, name) ? pack?.parameters?.[name] : undefined
  if (draft === null || pack === undefined || parameter === undefined) return ctx.notFound()
  const own = draft.read.written?.parameters?.[name]
  const followed = followedBy(shelf, draft.read)?.pack.parameters?.[name]?.value
  return { draft, pack, name, parameter, followed, isOwn: own !== undefined && 'asks' in own }
}

function show(ctx: Ctx, here: AtHand, state: FormState | null, typed?: FormState['values']): Response {
  const { draft, pack, name, parameter, followed } = here
  const values = valuesOfParameter(parameter)
  return ctx.page(
    {
      title: parameter.asks,
      under: 'policy',
      breadcrumbs: draftCrumbs,
      bobAtLogo: true,
      status: typed !== undefined ? 409 : state === null ? 200 : 422,
    },
    <ParameterPage
      name={name}
      parameter={parameter}
      followed={followed}
      isSetHere={draft.read.written?.parameters?.[name]?.value !== undefined}
      rules={(pack.rules ?? []).filter((rule) => parametersOf(rule).has(name))}
      pack={pack}
      versionNo={draft.no}
      state={state ?? { values: typed ?? values, errors: {} }}
      revision={revisionOf(draft, { parameter: name })}
      stale={typed === undefined ? null : { mine: parameterInLines(typed), theirs: parameterInLines(values) }}
      tokens={ctx.tokens}
    />,
  )
}

async function save(ctx: Ctx): Promise<Response> {
  const here = await atHand(ctx)
  const { name, parameter, followed, isOwn } = here
  const isClearing = textOf(ctx.form, 'what') === 'clear'
  const { set, errors } = isClearing ? { set: null, errors: {} } : readParameterForm(ctx.form, parameter, followed)
  const seen = textOf(ctx.form, 'revision')
  if (seen !== revisionOf(here.draft, { parameter: name })) return show(ctx, here, null, ctx.form)
  const refuse = (more: Record<string, string>) => show(ctx, here, { values: ctx.form, errors: { ...errors, ...more } })
  if (set === null && !isClearing) return refuse({})
  const changing = await changeDraft(ctx, {
    part: { parameter: name },
    seen,
    edit: (text) => (isOwn ? withOwn(text, name, set) : withParameter(text, name, set)),
    about: name,
  })
  if (changing.outcome === 'changed') return ctx.redirect('/policy/change#draft')
  if (changing.outcome === 'stale') return show(ctx, await atHand(ctx), null, ctx.form)
  if (changing.outcome === 'problems') return refuse({ '': changing.problems.map(problemInWords).join('. ') })
  return ctx.notFound()
}

/** A question of our own keeps what it asks. */
const withOwn = (
  text: string,
  name: string,
  set: { value: ParameterValue; set_by: string; reason?: string } | null,
): string =>
  withValues(text, [
    [['parameters', name, 'value'], set?.value ?? null],
    [['parameters', name, 'set_by'], set?.set_by ?? null],
    [['parameters', name, 'reason'], set?.reason ?? null],
  ])

export const parameterRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/change/parameters/:name',
    who: draftsPolicy,
    journal: { nothing: 'a form' },
    async handle(ctx) {
      return show(ctx, await atHand(ctx), null)
    },
  }),
  route({
    method: 'post',
    path: '/policy/change/parameters/:name',
    who: draftsPolicy,
    journal: { writes: ['policy.drafted'] },
    handle: save,
  }),
]
