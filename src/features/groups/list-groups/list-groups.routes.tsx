import { holds } from '../../../domain/access/actor.ts'
import { member } from '../../../domain/access/who.ts'
import { london } from '../../../domain/text/dates.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { groupSessionsAround, groupsInView } from '../facts/groups.queries.ts'
import { GroupsPage } from './list-groups.page.tsx'

/** Guests may hold no role in supervision: what each sees here is what the database lets them see. */
const list = route({
  method: 'get',
  path: '/groups',
  who: member,
  journal: { nothing: 'names of groups and dates of their sessions' },
  async handle(ctx) {
    const { actor, db, today } = ctx
    const from = today.subtract({ days: 120 }).toZonedDateTime(london).toInstant()
    return ctx.page(
      { title: 'Groups', under: 'sessions', breadcrumbs: [{ text: 'Sessions', href: '/sessions' }] },
      <GroupsPage
        groups={await groupsInView(db, actor)}
        sessions={await groupSessionsAround(db, actor, { from, mine: true })}
        mayMake={holds(actor, 'supervisee', 'supervisor', 'dsl', 'deputy_dsl', 'head')}
        today={today}
      />,
    )
  },
})

export const listGroupsRoutes: readonly Route[] = [list]
