import { inSupervision } from '../../../domain/access/who.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type PageOptions } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { familiesToChoose, familyOf } from '../add-child/add-child.queries.ts'
import { readFamily } from '../add-child/add-child.form.ts'
import { childOf, siblingsOf, type ChildFacts } from '../facts/child.queries.ts'
import { numberField } from '../facts/number-fields.tsx'
import type { Errors } from '../facts/read-child-fields.ts'
import { longestName, readWho, tidy } from '../facts/read-who.ts'
import { numbersOf } from '../facts/register.queries.ts'
import { mayTakeOut, whatHangsOn } from '../facts/what-hangs.queries.ts'
import { correctChild, takeChildOut, type ChildToCorrect } from './correct-child.command.ts'
import { CorrectChildPage, TakeOutPage } from './correct-child.page.tsx'

async function childHere(ctx: Ctx): Promise<ChildFacts> {
  return (await childOf(ctx.db, ctx.actor, ctx.params['childId'] ?? '')) ?? ctx.notFound()
}

const options = (child: ChildFacts, title: string, errors: Errors = {}): PageOptions => ({
  title,
  under: 'children',
  breadcrumbs: [
    { text: 'Children', href: '/children' },
    { text: `${child.givenName} ${child.familyName}`, href: `/children/${child.childId}` },
  ],
  status: Object.keys(errors).length > 0 ? 422 : 200,
})

async function asKept(ctx: Ctx, child: ChildFacts) {
  const numbers = await numbersOf(ctx.db, ctx.actor, child.childId)
  return {
    givenName: child.givenName,
    familyName: child.familyName,
    ...dateFieldValues('born', child.bornOn?.toString()),
    reference: child.reference ?? '',
    school: child.school ?? '',
    family: 'stays',
    sameTitle: child.family,
    ...Object.fromEntries(numbers.map(({ kind, value }) => [numberField(kind), value])),
  }
}

async function show(ctx: Ctx, child: ChildFacts, state: FormState): Promise<Response> {
  const siblings = await siblingsOf(ctx.db, ctx.actor, child)
  const { families } = await familiesToChoose(ctx.db, ctx.actor)
  const chosen = String(state.values['existing'] ?? '')
  if (chosen !== '' && !families.some(({ familyId }) => familyId === chosen)) {
    const family = /^[0-9a-f-]{36}$/i.test(chosen) ? await familyOf(ctx.db, ctx.actor, chosen) : null
    if (family !== null) families.unshift(family)
  }
  return ctx.page(
    options(child, 'Correct who this is', state.errors as Errors),
    <CorrectChildPage
      child={child}
      siblings={siblings.map(({ name }) => name)}
      families={families}
      state={state}
      tokens={ctx.tokens}
    />,
  )
}

function readFamilyChange(
  ctx: Ctx,
  child: ChildFacts,
  familyName: string,
  errors: Errors,
): ChildToCorrect['family'] | null {
  if (textOf(ctx.form, 'family') !== 'stays') return readFamily(ctx.form, familyName, errors)
  const name = tidy(textOf(ctx.form, 'sameTitle'))
  if (name.length > longestName) errors['sameTitle'] = 'Use 100 characters or fewer for the name of the family'
  return { stays: name === '' ? child.family : name }
}

async function correct(ctx: Ctx): Promise<Response> {
  const child = await childHere(ctx)
  const errors: Errors = {}
  const who = readWho(ctx.form, ctx.today, errors)
  const family = readFamilyChange(ctx, child, who.familyName, errors)
  if (Object.keys(errors).length > 0 || family === null) return show(ctx, child, { values: ctx.form, errors })
  const corrected = await correctChild(ctx, { childId: child.childId, ...who, family })
  if (corrected.outcome === 'refused') return ctx.notFound()
  return ctx.redirect(`/children/${child.childId}/facts`)
}

async function childToTakeOut(ctx: Ctx): Promise<ChildFacts> {
  const child = await childHere(ctx)
  return (await mayTakeOut(ctx.db, child.childId)) ? child : ctx.notFound()
}

export const correctChildRoutes = [
  route({
    method: 'get',
    path: '/children/:childId/details',
    who: inSupervision,
    journal: { nothing: 'a form beside facts; no document is opened' },
    async handle(ctx) {
      const child = await childHere(ctx)
      return show(ctx, child, { values: await asKept(ctx, child), errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/children/:childId/details',
    who: inSupervision,
    journal: { writes: ['child.changed'] },
    handle: correct,
  }),
  route({
    method: 'get',
    path: '/children/:childId/take-out',
    who: inSupervision,
    journal: { nothing: 'what hangs on a child, in numbers; no document is opened' },
    async handle(ctx) {
      const child = await childToTakeOut(ctx)
      return ctx.page(
        options(child, 'Take a child out'),
        <TakeOutPage child={child} hanging={await whatHangsOn(ctx.db, [child.childId])} tokens={ctx.tokens} />,
      )
    },
  }),
  route({
    method: 'post',
    path: '/children/:childId/take-out',
    who: inSupervision,
    journal: { writes: ['child.taken_out'] },
    async handle(ctx) {
      const child = await childToTakeOut(ctx)
      const taken = await takeChildOut(ctx, child.childId)
      // Something came to hang on it meanwhile: the page says what.
      return ctx.redirect(taken.outcome === 'taken_out' ? '/children' : `/children/${child.childId}/take-out`)
    },
  }),
]
