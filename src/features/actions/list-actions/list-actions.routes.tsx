import { inSupervision } from '../../../domain/access/who.ts'
import { route } from '../../../platform/http/route.ts'
import { actionsClosedSince, openActionsOwnedBy } from '../facts/actions.queries.ts'
import { directionsAfter } from '../facts/direction-words.queries.ts'
import { lateAboveMe } from '../late/late.queries.ts'
import { ActionsPage } from './list-actions.page.tsx'

const list = route({
  method: 'get',
  path: '/actions',
  who: inSupervision,
  journal: { nothing: 'facts of one’s own actions, and of what has come to one because it is late' },
  async handle(ctx) {
    const { actor, db, now, today, page } = ctx
    const open = await openActionsOwnedBy(db, actor.organisationId, actor.membershipId)
    const done = await actionsClosedSince(
      db,
      actor.organisationId,
      actor.membershipId,
      now.subtract({ hours: 24 * 56 }),
    )
    return page(
      { title: 'Your actions', under: 'home', bobAtLogo: true },
      <ActionsPage
        open={open}
        done={done}
        late={await lateAboveMe(db, actor)}
        directions={await directionsAfter(ctx, [...open, ...done])}
        today={today}
      />,
    )
  },
})

export const listActionsRoutes = [list]
