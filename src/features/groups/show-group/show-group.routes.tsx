import { whyNotThatDay } from '../../../domain/planning/free-time.ts'
import { inSupervision, member } from '../../../domain/access/who.ts'
import { london } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { schoolCalendarOf } from '../../planning/public.ts'
import { groupSessionsAround, groupsInView, peopleToAsk, type Group } from '../facts/groups.queries.ts'
import { addMember, endGroup, endGroupMember } from './change-group.command.ts'
import { planGroupSessions } from './plan-group-sessions.command.ts'
import { readMember, readPlan } from './show-group.form.ts'
import { ShowGroupPage } from './show-group.page.tsx'

async function groupOfPath(ctx: Ctx): Promise<Group> {
  const [group] = await groupsInView(ctx.db, ctx.actor, ctx.params['groupId'] ?? '')
  return group ?? ctx.notFound()
}

async function show(ctx: Ctx, group: Group, state: FormState = emptyForm): Promise<Response> {
  const { actor, db, today } = ctx
  const from = today.subtract({ days: 400 }).toZonedDateTime(london).toInstant()
  return ctx.page(
    {
      title: 'Group',
      under: 'sessions',
      bobAtLogo: true,
      breadcrumbs: [
        { text: 'Sessions', href: '/sessions' },
        { text: 'Groups', href: '/groups' },
      ],
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
    },
    <ShowGroupPage
      group={group}
      sessions={await groupSessionsAround(db, actor, { groupId: group.groupId, from })}
      people={group.mine ? await peopleToAsk(db, actor, today) : []}
      me={actor.membershipId}
      state={state}
      tokens={ctx.tokens}
      today={today}
    />,
  )
}

const look = route({
  method: 'get',
  path: '/groups/:groupId',
  who: member,
  journal: { nothing: 'who is in a group and when it meets' },
  handle: async (ctx) => show(ctx, await groupOfPath(ctx)),
})

const join = route({
  method: 'post',
  path: '/groups/:groupId/members',
  who: inSupervision,
  journal: { writes: ['group.changed', 'reader.added'] },
  async handle(ctx) {
    const group = await groupOfPath(ctx)
    if (!group.mine) return ctx.notFound()
    const read = readMember(ctx.form)
    if ('errors' in read) return show(ctx, group, { values: ctx.form, errors: read.errors })
    if (!(await addMember(ctx, group.groupId, read))) return ctx.notFound()
    return ctx.redirect(`/groups/${group.groupId}#members`)
  },
})

const leave = route({
  method: 'post',
  path: '/groups/:groupId/leave',
  who: inSupervision,
  journal: { writes: ['group.changed'] },
  async handle(ctx) {
    const group = await groupOfPath(ctx)
    const who = textOf(ctx.form, 'member')
    if (!(await endGroupMember(ctx, group.groupId, who))) return ctx.notFound()
    return ctx.redirect(who === ctx.actor.membershipId && !group.mine ? '/groups' : `/groups/${group.groupId}#members`)
  },
})

const plan = route({
  method: 'post',
  path: '/groups/:groupId/sessions',
  who: inSupervision,
  journal: { writes: ['sessions.planned'] },
  async handle(ctx) {
    const group = await groupOfPath(ctx)
    if (!group.mine) return ctx.notFound()
    const read = readPlan(ctx.form)
    if ('errors' in read) return show(ctx, group, { values: ctx.form, errors: read.errors })
    const calendar = await schoolCalendarOf(ctx.db, ctx.actor)
    const planning = await planGroupSessions(
      ctx,
      group.groupId,
      read.plan,
      (day) => whyNotThatDay(calendar, day) === null,
    )
    if (planning.outcome === 'past') {
      return show(ctx, group, { values: ctx.form, errors: { date: 'The first session cannot be before now' } })
    }
    if (planning.outcome === 'refused') {
      return show(ctx, group, {
        values: ctx.form,
        errors: { '': 'Somebody has to lead the group before it is planned' },
      })
    }
    return ctx.redirect(`/groups/${group.groupId}`)
  },
})

const end = route({
  method: 'post',
  path: '/groups/:groupId/end',
  who: inSupervision,
  journal: { writes: ['group.changed'] },
  async handle(ctx) {
    const group = await groupOfPath(ctx)
    return (await endGroup(ctx, group.groupId)) ? ctx.redirect('/groups') : ctx.notFound()
  },
})

export const showGroupRoutes: readonly Route[] = [look, join, leave, plan, end]
