import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type PageOptions } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { endDateWords, EndPage } from '../end-page.tsx'
import { childOf, holdersOf, type ChildFacts, type HolderFact } from '../facts/child.queries.ts'
import { readPastDay, readUntil, type Errors } from '../facts/read-child-fields.ts'
import { whoMayHold } from '../facts/who-may-hold.queries.ts'
import { CorrectHolderPage } from './correct-holder.page.tsx'
import { correctHolder, endHolder, setHolder, takeBackHolder } from './set-holder.command.ts'
import { SetHolderPage } from './set-holder.page.tsx'

async function childHere(ctx: Ctx): Promise<ChildFacts> {
  return (await childOf(ctx.db, ctx.actor, ctx.params['childId'] ?? '')) ?? ctx.notFound()
}

const options = (child: ChildFacts, title: string, state: FormState): PageOptions => ({
  title,
  under: 'children',
  breadcrumbs: [
    { text: 'Children', href: '/children' },
    { text: `${child.givenName} ${child.familyName}`, href: `/children/${child.childId}` },
  ],
  status: Object.keys(state.errors).length > 0 ? 422 : 200,
})

async function showAdd(ctx: Ctx, child: ChildFacts, state: FormState): Promise<Response> {
  return ctx.page(
    options(child, 'Add a case holder', state),
    <SetHolderPage
      child={child}
      holders={await whoMayHold(ctx.db, ctx.actor, ctx.today)}
      state={state}
      tokens={ctx.tokens}
    />,
  )
}

async function holdingToEnd(ctx: Ctx, child: ChildFacts): Promise<HolderFact> {
  const held = await holdersOf(ctx.db, ctx.actor, child.childId)
  const found = held.find(({ holdingId }) => holdingId === ctx.params['holdingId'])
  return found !== undefined && found.mayEnd && found.endsOn === null ? found : ctx.notFound()
}

function showEnd(ctx: Ctx, child: ChildFacts, holder: HolderFact, state: FormState): Response {
  return ctx.page(
    options(child, 'End holding a case', state),
    <EndPage
      caption={`${child.givenName} ${child.familyName}`}
      title={`${holder.name} no longer holds the case`}
      since={`Since ${dayInWords(holder.startsOn, ctx.today)}`}
      button="End it"
      action={`/children/${child.childId}/holders/${holder.holdingId}/end`}
      state={state}
      tokens={ctx.tokens}
    />,
  )
}

/** Any holding that one may end, whether it is over or not. */
async function holdingToCorrect(ctx: Ctx, child: ChildFacts): Promise<HolderFact> {
  const held = await holdersOf(ctx.db, ctx.actor, child.childId)
  const found = held.find(({ holdingId }) => holdingId === ctx.params['holdingId'])
  return found !== undefined && found.mayEnd ? found : ctx.notFound()
}

function showCorrect(ctx: Ctx, child: ChildFacts, holder: HolderFact, state: FormState): Response {
  return ctx.page(
    options(child, 'Correct a case holder', state),
    <CorrectHolderPage child={child} holder={holder} state={state} tokens={ctx.tokens} today={ctx.today} />,
  )
}

/** Whoever no longer holds a case may no longer see the child. */
async function backTo(ctx: Ctx, child: ChildFacts, path: string): Promise<Response> {
  const stillSeen = await childOf(ctx.db, ctx.actor, child.childId)
  return ctx.redirect(stillSeen === null ? '/children' : path)
}

async function correct(ctx: Ctx): Promise<Response> {
  const child = await childHere(ctx)
  const holder = await holdingToCorrect(ctx, child)
  const ids = { childId: child.childId, holdingId: holder.holdingId }
  const errors: Errors = {}
  const wrong = textOf(ctx.form, 'wrong')
  if (wrong === 'all') {
    if ((await takeBackHolder(ctx, ids)).outcome === 'refused') return ctx.notFound()
    return backTo(ctx, child, `/children/${child.childId}/facts`)
  }
  if (wrong !== 'days') errors['wrong'] = 'Say what is wrong'
  else {
    const from = readPastDay(ctx.form, 'from', fromWords, { today: ctx.today })
    if ('error' in from) errors['from'] = from.error
    const endsOn = readUntil(ctx.form, errors, { today: ctx.today, from: 'day' in from ? from.day : null })
    if ('day' in from && !errors['until']) {
      const set = await correctHolder(ctx, { ...ids, startsOn: from.day, endsOn })
      if (set.outcome === 'set') return backTo(ctx, child, `/children/${child.childId}/facts`)
      if (set.outcome === 'refused') return ctx.notFound()
      errors['from'] = `${holder.name} holds the case at that time already, as another entry`
    }
  }
  return showCorrect(ctx, child, holder, { values: ctx.form, errors })
}

const fromWords = {
  missing: 'Enter the day from which they hold it',
  notADate: 'From when must be a real date, like 12 3 2026',
}

export const setHolderRoutes = [
  route({
    method: 'get',
    path: '/children/:childId/holders',
    who: inSupervision,
    journal: { nothing: 'a form beside facts; no document is opened' },
    handle: async (ctx) =>
      showAdd(ctx, await childHere(ctx), { values: dateFieldValues('from', ctx.today.toString()), errors: {} }),
  }),
  route({
    method: 'post',
    path: '/children/:childId/holders',
    who: inSupervision,
    journal: { writes: ['child.changed'] },
    async handle(ctx) {
      const child = await childHere(ctx)
      const errors: Errors = {}
      const membershipId = textOf(ctx.form, 'holder')
      if (membershipId === '') errors['holder'] = 'Choose who holds the case'
      const from = readPastDay(ctx.form, 'from', fromWords, { today: ctx.today })
      if ('error' in from) errors['from'] = from.error
      const endsOn = readUntil(ctx.form, errors, { today: ctx.today, from: 'day' in from ? from.day : null })
      if (!errors['holder'] && !errors['until'] && 'day' in from) {
        const set = await setHolder(ctx, { childId: child.childId, membershipId, startsOn: from.day, endsOn })
        if (set.outcome === 'set') return ctx.redirect(`/children/${child.childId}`)
        if (set.outcome === 'refused') return ctx.notFound()
        errors['holder'] = 'This person holds the case at that time already'
      }
      return showAdd(ctx, child, { values: ctx.form, errors })
    },
  }),
  route({
    method: 'get',
    path: '/children/:childId/holders/:holdingId/end',
    who: inSupervision,
    journal: { nothing: 'a form beside facts; no document is opened' },
    async handle(ctx) {
      const child = await childHere(ctx)
      const values = dateFieldValues('ends', ctx.today.toString())
      return showEnd(ctx, child, await holdingToEnd(ctx, child), { values, errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/children/:childId/holders/:holdingId/end',
    who: inSupervision,
    journal: { writes: ['child.changed'] },
    async handle(ctx) {
      const child = await childHere(ctx)
      const holder = await holdingToEnd(ctx, child)
      const day = readPastDay(ctx.form, 'ends', endDateWords, {
        today: ctx.today,
        notBefore: {
          day: holder.startsOn,
          words: `The last day cannot be before it began, ${dayInWords(holder.startsOn, ctx.today)}`,
        },
      })
      if ('error' in day) return showEnd(ctx, child, holder, { values: ctx.form, errors: { ends: day.error } })
      const ended = await endHolder(ctx, { childId: child.childId, holdingId: holder.holdingId, endsOn: day.day })
      if (ended.outcome !== 'ended') return ctx.notFound()
      return backTo(ctx, child, `/children/${child.childId}`)
    },
  }),
  route({
    method: 'get',
    path: '/children/:childId/holders/:holdingId/correct',
    who: inSupervision,
    journal: { nothing: 'a form beside facts; no document is opened' },
    async handle(ctx) {
      const child = await childHere(ctx)
      const holder = await holdingToCorrect(ctx, child)
      const values = {
        ...dateFieldValues('from', holder.startsOn.toString()),
        ...dateFieldValues('until', holder.endsOn?.toString()),
      }
      return showCorrect(ctx, child, holder, { values, errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/children/:childId/holders/:holdingId/correct',
    who: inSupervision,
    journal: { writes: ['child.changed'] },
    handle: correct,
  }),
]
