import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type PageOptions, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { coverageOfChild } from '../coverage/coverage.queries.ts'
import { childOf, type ChildFacts } from '../facts/child.queries.ts'
import { readPastDay, type Errors } from '../facts/read-child-fields.ts'
import { noteMoved, noteTold, sayNothingChanges, takeBack } from './escalate.command.ts'
import { EscalatePage, NoteEscalationPage } from './escalate.page.tsx'
import { escalationsOf, peopleToTell, type Escalation } from './escalations.queries.ts'
import { isOutcome } from './escalation-words.ts'

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

async function showEscalate(ctx: Ctx, child: ChildFacts, state: FormState): Promise<Response> {
  const covered = await coverageOfChild(ctx.db, ctx.actor, child.childId, ctx.today)
  return ctx.page(
    options(child, 'Escalate that nothing changes', state),
    <EscalatePage
      child={child}
      drift={covered?.drift ?? []}
      people={await peopleToTell(ctx.db, ctx.actor, ctx.today)}
      state={state}
      tokens={ctx.tokens}
      today={ctx.today}
    />,
  )
}

/** One that something can still be noted of. */
async function escalationHere(ctx: Ctx, child: ChildFacts): Promise<Escalation> {
  const all = await escalationsOf(ctx.db, ctx.actor, child.childId)
  const found = all.find(({ escalationId }) => escalationId === ctx.params['escalationId'])
  return found !== undefined && found.endedOn === null ? found : ctx.notFound()
}

const showNote = (ctx: Ctx, child: ChildFacts, escalation: Escalation, state: FormState): Response =>
  ctx.page(
    options(child, 'What came of an escalation', state),
    <NoteEscalationPage child={child} escalation={escalation} state={state} tokens={ctx.tokens} today={ctx.today} />,
  )

export const escalateRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/children/:childId/escalate',
    who: inSupervision,
    journal: { nothing: 'a form beside facts; no document is opened' },
    handle: async (ctx) => showEscalate(ctx, await childHere(ctx), emptyForm),
  }),
  route({
    method: 'post',
    path: '/children/:childId/escalate',
    who: inSupervision,
    journal: { writes: ['escalation.said'] },
    async handle(ctx) {
      const child = await childHere(ctx)
      const [to, post] = [textOf(ctx.form, 'to'), textOf(ctx.form, 'post').trim()]
      const errors: Errors = {}
      if (to === '' && post === '') errors['to'] = 'Choose who is to be told, or write a post elsewhere'
      if (to !== '' && post !== '') errors['post'] = 'Choose a person here or write a post elsewhere, and not both'
      if (post.length > 100) errors['post'] = 'The post must be 100 characters or fewer'
      if (Object.keys(errors).length === 0) {
        const said = await sayNothingChanges(ctx, {
          childId: child.childId,
          to: to === '' ? { post } : { membershipId: to },
        })
        if (said.outcome === 'said') return ctx.redirect(`/children/${child.childId}?saved=escalation#drift`)
        if (said.outcome === 'refused') return ctx.notFound()
        errors['to'] = 'Somebody is to be told already. Note what came of that first'
      }
      return showEscalate(ctx, child, { values: ctx.form, errors })
    },
  }),
  route({
    method: 'get',
    path: '/children/:childId/escalations/:escalationId',
    who: inSupervision,
    journal: { nothing: 'a form beside facts; no document is opened' },
    async handle(ctx) {
      const child = await childHere(ctx)
      const values = dateFieldValues('on', ctx.today.toString())
      return showNote(ctx, child, await escalationHere(ctx, child), { values, errors: {} })
    },
  }),
  route({
    method: 'post',
    path: '/children/:childId/escalations/:escalationId',
    who: inSupervision,
    journal: { writes: ['escalation.told', 'escalation.ended', 'escalation.withdrawn'] },
    async handle(ctx) {
      const child = await childHere(ctx)
      const escalation = await escalationHere(ctx, child)
      const noted = await note(ctx, child, escalation)
      if (noted === 'done') return ctx.redirect(`/children/${child.childId}?saved=note#drift`)
      if (noted === 'refused') return ctx.notFound()
      return showNote(ctx, child, escalation, { values: ctx.form, errors: noted })
    },
  }),
]

async function note(ctx: Ctx, child: ChildFacts, escalation: Escalation): Promise<'done' | 'refused' | Errors> {
  const named = { childId: child.childId, escalationId: escalation.escalationId }
  const what = textOf(ctx.form, 'what')
  const finished = ({ outcome }: { outcome: string }) => (outcome === 'noted' ? 'done' : 'refused')
  if (what === 'mistake') return finished(await takeBack(ctx, named))
  const errors: Errors = {}
  if (what !== 'told' && what !== 'moved') errors['what'] = 'Choose what happened'
  const day = readPastDay(
    ctx.form,
    'on',
    { missing: 'Enter the day', notADate: 'The day must be a real date, like 12 3 2026' },
    {
      today: ctx.today,
      notBefore: {
        day: escalation.saidOn,
        words: `The day cannot be before it was put down, ${dayInWords(escalation.saidOn, ctx.today)}`,
      },
    },
  )
  if ('error' in day) errors['on'] = day.error
  const outcome = textOf(ctx.form, 'outcome')
  if (what === 'told' && !isOutcome(outcome)) errors['outcome'] = 'Choose what followed'
  if (Object.keys(errors).length > 0 || 'error' in day) return errors
  if (what === 'moved') return finished(await noteMoved(ctx, { ...named, movedOn: day.day }))
  return isOutcome(outcome)
    ? finished(await noteTold(ctx, { ...named, toldOn: day.day, followed: outcome }))
    : 'refused'
}
