import { inSupervision } from '../../../domain/access/who.ts'
import { route } from '../../../platform/http/route.ts'
import { openActionsOfChild } from '../../actions/public.ts'
import { obligationsOf, sessionsNamed, sessionsOfMine } from '../../obligations/public.ts'
import { childOf, directionsOf, holdersOf, recordsForFile, siblingsOf, statusesOf } from '../facts/child.queries.ts'
import { ShowChildPage } from './show-child.page.tsx'

export const showChildRoutes = [
  route({
    method: 'get',
    path: '/children/:childId',
    who: inSupervision,
    journal: { nothing: 'facts of one child; the words about them are documents, and none is opened' },
    async handle(ctx) {
      const { db, actor } = ctx
      const child = await childOf(db, actor, ctx.params['childId'] ?? '')
      if (child === null) return ctx.notFound()
      const seen = await obligationsOf(ctx, { kind: 'child', id: child.childId })
      return ctx.page(
        {
          title: 'A child',
          under: 'children',
          breadcrumbs: [{ text: 'Children', href: '/children' }],
          bobAtLogo: true,
        },
        <ShowChildPage
          child={child}
          today={ctx.today}
          statuses={await statusesOf(db, actor, child.childId)}
          holders={await holdersOf(db, actor, child.childId)}
          siblings={await siblingsOf(db, actor, child)}
          records={await recordsForFile(db, actor, child.childId)}
          directions={await directionsOf(db, actor, child.childId)}
          actions={await openActionsOfChild(db, actor.organisationId, child.childId)}
          seen={seen}
          openable={await sessionsOfMine(ctx, sessionsNamed(seen ?? []))}
        />,
      )
    },
  }),
]
