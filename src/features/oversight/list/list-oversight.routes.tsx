import { holds } from '../../../domain/access/actor.ts'
import { member } from '../../../domain/access/who.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { oversightInView } from '../oversight.queries.ts'
import { OversightPage } from './list-oversight.page.tsx'

const list = route({
  method: 'get',
  path: '/oversight',
  who: member,
  journal: { nothing: 'facts of one’s own: for whom, by whom, when' },
  async handle(ctx) {
    return ctx.page(
      { title: 'Management oversight', under: 'children', breadcrumbs: [{ text: 'Children', href: '/children' }] },
      <OversightPage
        oversight={await oversightInView(ctx.db, ctx.actor, { mine: true })}
        me={ctx.actor.membershipId}
        mayAsk={holds(ctx.actor, 'supervisee', 'supervisor', 'dsl', 'deputy_dsl', 'head')}
        today={ctx.today}
      />,
    )
  },
})

export const listOversightRoutes: readonly Route[] = [list]
