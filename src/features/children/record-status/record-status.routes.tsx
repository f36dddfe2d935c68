import { inSupervision } from '../../../domain/access/who.ts'
import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { dayInWords, daysInWords } from '../../../domain/text/dates.ts'
import { textOf, textsOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { endDateWords, EndPage } from '../end-page.tsx'
import { childOf, statusesOf, type ChildFacts, type StatusFact } from '../facts/child.queries.ts'
import { readPastDay, readStatus, type Errors } from '../facts/read-child-fields.ts'
import { CorrectStatusPage } from './correct-status.page.tsx'
import { correctStatus, endStatus, recordStatus, takeBackStatus } from './record-status.command.ts'
import { RecordStatusPage } from './record-status.page.tsx'

const today = (ctx: Ctx, name: string) => dateFieldValues(name, ctx.today.toString())

async function childHere(ctx: Ctx): Promise<ChildFacts> {
  return (await childOf(ctx.db, ctx.actor, ctx.params['childId'] ?? '')) ?? ctx.notFound()
}

async function openStatuses(ctx: Ctx, child: ChildFacts): Promise<StatusFact[]> {
  return (await statusesOf(ctx.db, ctx.actor, child.childId)).filter(({ endsOn }) => endsOn === null)
}

const crumbs = (child: ChildFacts) => [
  { text: 'Children', href: '/children' },
  { text: `${child.givenName} ${child.familyName}`, href: `/children/${child.childId}` },
]

function showRecord(ctx: Ctx, child: ChildFacts, open: readonly StatusFact[], state: FormState): Response {
  return ctx.page(
    {
      title: 'Record a status',
      under: 'children',
      breadcrumbs: crumbs(child),
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <RecordStatusPage child={child} open={open} state={state} tokens={ctx.tokens} today={ctx.today} />,
  )
}

async function statusToEnd(ctx: Ctx, child: ChildFacts): Promise<StatusFact> {
  const open = await openStatuses(ctx, child)
  return open.find(({ statusId }) => statusId === ctx.params['statusId']) ?? ctx.notFound()
}

function showEnd(ctx: Ctx, child: ChildFacts, status: StatusFact, state: FormState): Response {
  return ctx.page(
    {
      title: 'End a status',
      under: 'children',
      breadcrumbs: crumbs(child),
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <EndPage
      caption={`${child.givenName} ${child.familyName}`}
      title={`End: ${statusInWords(status.status, status.legalBasis)}`}
      since={`Since ${dayInWords(status.startsOn, ctx.today)}`}
      button="End the status"
      action={`/children/${child.childId}/status/${status.statusId}/end`}
      state={state}
      tokens={ctx.tokens}
    />,
  )
}

/** Any status that is not withdrawn, whether it holds or is over. */
async function statusToCorrect(ctx: Ctx, child: ChildFacts): Promise<StatusFact> {
  const all = await statusesOf(ctx.db, ctx.actor, child.childId)
  return all.find(({ statusId }) => statusId === ctx.params['statusId']) ?? ctx.notFound()
}

const asEntered = ({ status, legalBasis, startsOn, endsOn }: StatusFact) => ({
  status,
  legalBasis: legalBasis ?? '',
  ...dateFieldValues('since', startsOn.toString()),
  ...dateFieldValues('until', endsOn?.toString()),
})

function showCorrect(ctx: Ctx, child: ChildFacts, status: StatusFact, state: FormState): Response {
  const { startsOn, endsOn } = status
  return ctx.page(
    {
      title: 'Correct a status',
      under: 'children',
      breadcrumbs: crumbs(child),
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <CorrectStatusPage
      child={child}
      status={status}
      spell={endsOn === null ? `Since ${dayInWords(startsOn, ctx.today)}` : daysInWords(startsOn, endsOn, ctx.today)}
      state={state}
      tokens={ctx.tokens}
    />,
  )
}

async function correct(ctx: Ctx): Promise<Response> {
  const child = await childHere(ctx)
  const status = await statusToCorrect(ctx, child)
  const { childId } = child
  const errors: Errors = {}
  const wrong = textOf(ctx.form, 'wrong')
  if (wrong === 'all') {
    const gone = await takeBackStatus(ctx, { childId, statusId: status.statusId })
    return gone.outcome === 'taken_back' ? ctx.redirect(`/children/${childId}/facts`) : ctx.notFound()
  }
  if (wrong !== 'details') errors['wrong'] = 'Say what is wrong'
  const read = errors['wrong'] ? null : readStatus(ctx.form, errors, { today: ctx.today, bornOn: child.bornOn })
  if (read !== null) {
    const corrected = await correctStatus(ctx, { childId, statusId: status.statusId, ...read })
    if (corrected.outcome === 'recorded') return ctx.redirect(`/children/${childId}/facts`)
    if (corrected.outcome === 'refused') return ctx.notFound()
    errors['status'] = `${child.givenName} has this status at that time already, as another entry`
  }
  return showCorrect(ctx, child, status, { values: ctx.form, errors })
}

export const recordStatusRoutes = [
  route({
    method: 'get',
    path: '/children/:childId/status',
    who: inSupervision,
    journal: { nothing: 'a form beside facts; no document is opened' },
    async handle(ctx) {
      const child = await childHere(ctx)
      return showRecord(ctx, child, await openStatuses(ctx, child), { values: today(ctx, 'since'), errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/children/:childId/status',
    who: inSupervision,
    journal: { writes: ['child.changed'] },
    async handle(ctx) {
      const child = await childHere(ctx)
      const errors: Errors = {}
      const read = readStatus(ctx.form, errors, { today: ctx.today, bornOn: child.bornOn })
      const ends = textsOf(ctx.form, 'ends')
      if (read !== null) {
        const recorded = await recordStatus(ctx, { childId: child.childId, ...read, ends })
        if (recorded.outcome === 'recorded') return ctx.redirect(`/children/${child.childId}`)
        if (recorded.outcome === 'refused') return ctx.notFound()
        errors['status'] =
          `${child.givenName} has this status at that time already. Choose that it ends, or another status`
      }
      return showRecord(ctx, child, await openStatuses(ctx, child), { values: ctx.form, errors })
    },
  }),
  route({
    method: 'get',
    path: '/children/:childId/status/:statusId/end',
    who: inSupervision,
    journal: { nothing: 'a form beside facts; no document is opened' },
    async handle(ctx) {
      const child = await childHere(ctx)
      return showEnd(ctx, child, await statusToEnd(ctx, child), { values: today(ctx, 'ends'), errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/children/:childId/status/:statusId/end',
    who: inSupervision,
    journal: { writes: ['child.changed'] },
    async handle(ctx) {
      const child = await childHere(ctx)
      const status = await statusToEnd(ctx, child)
      const day = readPastDay(ctx.form, 'ends', endDateWords, {
        today: ctx.today,
        notBefore: {
          day: status.startsOn,
          words: `The last day cannot be before it began, ${dayInWords(status.startsOn, ctx.today)}`,
        },
      })
      if ('error' in day) return showEnd(ctx, child, status, { values: ctx.form, errors: { ends: day.error } })
      const ended = await endStatus(ctx, { childId: child.childId, statusId: status.statusId, endsOn: day.day })
      if (ended.outcome !== 'ended') return ctx.notFound()
      return ctx.redirect(`/children/${child.childId}`)
    },
  }),
  route({
    method: 'get',
    path: '/children/:childId/status/:statusId/correct',
    who: inSupervision,
    journal: { nothing: 'a form beside facts; no document is opened' },
    async handle(ctx) {
      const child = await childHere(ctx)
      const status = await statusToCorrect(ctx, child)
      return showCorrect(ctx, child, status, { values: asEntered(status), errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/children/:childId/status/:statusId/correct',
    who: inSupervision,
    journal: { writes: ['child.changed'] },
    handle: correct,
  }),
]
