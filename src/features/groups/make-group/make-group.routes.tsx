import { inSupervision } from '../../../domain/access/who.ts'
import { minutesByPolicy } from '../../../domain/groups/minutes-by-policy.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { packInForce } from '../../obligations/public.ts'
import { peopleToAsk } from '../facts/groups.queries.ts'
import { makeGroup } from './make-group.command.ts'
import { memberPlaces, readGroup, type GroupPolicy } from './make-group.form.ts'
import { MakeGroupPage } from './make-group.page.tsx'

const path = '/groups/new'

async function policyOf(ctx: Ctx): Promise<GroupPolicy> {
  const pack = await packInForce(ctx, ctx.today)
  return { minutes: minutesByPolicy(pack), clauses: pack === null ? null : Object.keys(pack.clauses) }
}

async function show(ctx: Ctx, policy: GroupPolicy, state: FormState, status: 200 | 422): Promise<Response> {
  return ctx.page(
    { title: 'Make a group', under: 'sessions', status, breadcrumbs: [{ text: 'Groups', href: '/groups' }] },
    <MakeGroupPage
      state={state}
      tokens={ctx.tokens}
      people={await peopleToAsk(ctx.db, ctx.actor, ctx.today)}
      policy={policy}
    />,
  )
}

const first = (me: string, policy: GroupPolicy): FormState => ({
  values: {
    ...Object.fromEntries(Array.from({ length: memberPlaces }, (_, index) => [`role.${index + 1}`, 'presenter'])),
    'person.1': me,
    'role.1': 'facilitator',
    form: 'short',
    minutes: policy.minutes === null ? 'members' : 'team',
    earlier: 'no',
  },
  errors: {},
})

const ask = route({
  method: 'get',
  path,
  who: inSupervision,
  journal: { nothing: 'an empty form' },
  async handle(ctx) {
    const policy = await policyOf(ctx)
    return show(ctx, policy, first(ctx.actor.membershipId, policy), 200)
  },
})

const make = route({
  method: 'post',
  path,
  who: inSupervision,
  journal: { writes: ['group.made'] },
  async handle(ctx) {
    const policy = await policyOf(ctx)
    const read = readGroup(ctx.form, await peopleToAsk(ctx.db, ctx.actor, ctx.today), policy)
    if ('errors' in read) return show(ctx, policy, { values: ctx.form, errors: read.errors }, 422)
    const groupId = await makeGroup(ctx, read.group)
    return groupId === null ? ctx.notFound() : ctx.redirect(`/groups/${groupId}`)
  },
})

export const makeGroupRoutes: readonly Route[] = [ask, make]
