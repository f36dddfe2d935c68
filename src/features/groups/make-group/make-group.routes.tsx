import { inSupervision } from '../../../domain/access/who.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { peopleToAsk } from '../facts/groups.queries.ts'
import { makeGroup } from './make-group.command.ts'
import { memberPlaces, readGroup } from './make-group.form.ts'
import { MakeGroupPage } from './make-group.page.tsx'

const path = '/groups/new'

async function show(ctx: Ctx, state: FormState, status: 200 | 422): Promise<Response> {
  return ctx.page(
    { title: 'Make a group', under: 'sessions', status, breadcrumbs: [{ text: 'Groups', href: '/groups' }] },
    <MakeGroupPage state={state} tokens={ctx.tokens} people={await peopleToAsk(ctx.db, ctx.actor, ctx.today)} />,
  )
}

const first = (me: string): FormState => ({
  values: {
    ...Object.fromEntries(Array.from({ length: memberPlaces }, (_, index) => [`role.${index + 1}`, 'presenter'])),
    'person.1': me,
    'role.1': 'facilitator',
    form: 'short',
    minutes: 'members',
    earlier: 'no',
  },
  errors: {},
})

const ask = route({
  method: 'get',
  path,
  who: inSupervision,
  journal: { nothing: 'an empty form' },
  handle: (ctx) => show(ctx, first(ctx.actor.membershipId), 200),
})

const make = route({
  method: 'post',
  path,
  who: inSupervision,
  journal: { writes: ['group.made'] },
  async handle(ctx) {
    const read = readGroup(ctx.form, await peopleToAsk(ctx.db, ctx.actor, ctx.today))
    if ('errors' in read) return show(ctx, { values: ctx.form, errors: read.errors }, 422)
    const groupId = await makeGroup(ctx, read.group)
    return groupId === null ? ctx.notFound() : ctx.redirect(`/groups/${groupId}`)
  },
})

export const makeGroupRoutes: readonly Route[] = [ask, make]
