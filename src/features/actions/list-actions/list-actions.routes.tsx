import { inSupervision } from '../../../domain/access/who.ts'
import { route } from '../../../platform/http/route.ts'
import { actionsClosedSince, openActionsOwnedBy } from '../facts/actions.queries.ts'
import { ActionsPage } from './list-actions.page.tsx'

const list = route({
  method: 'get',
  path: '/actions',
  who: inSupervision,
  journal: { nothing: 'facts of one’s own actions' },
  async handle({ actor, db, now, today, page }) {
    const open = await openActionsOwnedBy(db, actor.organisationId, actor.membershipId)
    const done = await actionsClosedSince(
      db,
      actor.organisationId,
      actor.membershipId,
      now.subtract({ hours: 24 * 56 }),
    )
    return page(
      { title: 'Your actions', under: 'home', bobAtLogo: true },
      <ActionsPage open={open} done={done} today={today} />,
    )
  },
})

export const listActionsRoutes = [list]
