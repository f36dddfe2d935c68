import { adoptsPolicy } from '../../../domain/access/who.ts'
import { isBefore } from '../../../domain/calendar/days.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { againstOf } from '../draft/draft.routes.tsx'
import { draftText, revisionOf } from '../draft/draft-text.ts'
import { readersOf } from '../readers/read-policy.queries.ts'
import { inForceOn, shelfOf } from '../read/shelf.ts'
import { draftCrumbs } from '../vary/vary-rule.routes.tsx'
import { adoptDraft } from './adopt.command.ts'
import { readAdoptForm, readRatification } from './adopt.form.ts'
import { AdoptPage, RatifyPage } from './adopt.page.tsx'
import { ratifyPolicy } from './ratify.command.ts'

async function show(ctx: Ctx, state: FormState | null, isStale = false): Promise<Response> {
  const shelf = await shelfOf(ctx)
  const draft = await draftText(ctx, shelf)
  if (draft === null || draft.kept === null) return ctx.notFound()
  const { resolved } = draft.read
  if (resolved === null) return ctx.redirect('/policy/change')
  const people = await readersOf(ctx, draft.kept)
  const usual = {
    ...dateFieldValues('from', ctx.today.toString()),
    ...dateFieldValues('adopted', ctx.today.toString()),
    ...dateFieldValues('review', ctx.today.add({ years: 1 }).toString()),
    owner: ctx.actor.membershipId,
  }
  return ctx.page(
    {
      title: `Adopt version ${draft.no}`,
      under: 'policy',
      breadcrumbs: draftCrumbs,
      bobAtLogo: true,
      status: isStale ? 409 : state === null ? 200 : 422,
    },
    <AdoptPage
      no={draft.no}
      resolved={resolved}
      against={await againstOf(shelf, draft)}
      before={draft.before}
      open={Object.values(resolved.pack.parameters ?? {}).filter(({ value }) => value === undefined).length}
      people={people.map(({ membershipId, name }) => ({ id: membershipId, name }))}
      state={state ?? { values: usual, errors: {} }}
      revision={revisionOf(draft, 'all')}
      isStale={isStale}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

async function adopt(ctx: Ctx): Promise<Response> {
  const { adoption, errors } = readAdoptForm(ctx.form)
  if (adoption === null) return show(ctx, { values: ctx.form, errors })
  const adopting = await adoptDraft(ctx, adoption, textOf(ctx.form, 'revision'))
  if (adopting.outcome === 'wrong') return show(ctx, { values: ctx.form, errors: adopting.errors })
  if (adopting.outcome === 'stale') return show(ctx, { values: ctx.form, errors: {} }, true)
  if (adopting.outcome === 'none') return ctx.notFound()
  return ctx.redirect(isBefore(ctx.today, adoption.inForceFrom) ? `/policy/versions/${adopting.no}` : '/policy')
}

async function showRatify(ctx: Ctx, state: FormState = emptyForm): Promise<Response> {
  const current = inForceOn((await shelfOf(ctx)).own, ctx.today)
  if (current === null || current.ratifiedOn !== null) return ctx.notFound()
  return ctx.page(
    {
      title: `Ratification of version ${current.no}`,
      under: 'policy',
      breadcrumbs: draftCrumbs.slice(0, 1),
      bobAtLogo: true,
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <RatifyPage no={current.no} state={state} tokens={ctx.tokens} />,
  )
}

async function ratify(ctx: Ctx): Promise<Response> {
  const { ratified, errors } = readRatification(ctx.form, true)
  if (ratified !== null && isBefore(ctx.today, ratified.on)) errors['ratified'] = 'Write today or a day before'
  if (ratified === null || Object.keys(errors).length > 0) return showRatify(ctx, { values: ctx.form, errors })
  const done = await ratifyPolicy(ctx, { versionNo: Number(textOf(ctx.form, 'version')), ...ratified })
  return done ? ctx.redirect('/policy') : ctx.notFound()
}

export const adoptRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/policy/change/adopt',
    who: adoptsPolicy,
    journal: { nothing: 'a form' },
    handle: (ctx) => show(ctx, null),
  }),
  route({
    method: 'post',
    path: '/policy/change/adopt',
    who: adoptsPolicy,
    journal: { writes: ['policy.adopted'] },
    handle: adopt,
  }),
  route({
    method: 'get',
    path: '/policy/ratify',
    who: adoptsPolicy,
    journal: { nothing: 'a form' },
    handle: (ctx) => showRatify(ctx),
  }),
  route({
    method: 'post',
    path: '/policy/ratify',
    who: adoptsPolicy,
    journal: { writes: ['policy.ratified'] },
    handle: ratify,
  }),
]
