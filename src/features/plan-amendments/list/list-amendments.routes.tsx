import { inSupervision } from '../../../domain/access/who.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { amendmentsBy, childToTellAbout } from '../facts/amendments.queries.ts'
import { ListAmendmentsPage } from './list-amendments.page.tsx'

const facts = { nothing: 'changes of plans as facts; no document is opened' } as const

export const listAmendmentsRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/plan-changes',
    who: inSupervision,
    journal: facts,
    async handle(ctx) {
      return ctx.page(
        {
          title: 'Agencies to be told',
          under: 'children',
          breadcrumbs: [{ text: 'Children', href: '/children' }],
          bobAtLogo: true,
        },
        <ListAmendmentsPage
          title="Agencies you are to tell, or have told"
          amendments={await amendmentsBy(ctx.db, ctx.actor, { waiting: true })}
          newHref={null}
          empty="No agency waits to hear from you, and you wait for no answer."
          today={ctx.today}
        />,
      )
    },
  }),
  route({
    method: 'get',
    path: '/children/:childId/plan-changes',
    who: inSupervision,
    journal: facts,
    async handle(ctx) {
      const child = await childToTellAbout(ctx.db, ctx.actor, ctx.params['childId'] ?? '')
      if (child === null) return ctx.notFound()
      return ctx.page(
        {
          title: 'Changes of a plan',
          under: 'children',
          breadcrumbs: [
            { text: 'Children', href: '/children' },
            { text: child.name, href: `/children/${child.childId}` },
          ],
          bobAtLogo: true,
        },
        <ListAmendmentsPage
          title={`Changes of the plan for ${child.givenName}`}
          amendments={await amendmentsBy(ctx.db, ctx.actor, { childId: child.childId })}
          newHref={`/children/${child.childId}/plan-changes/new`}
          empty="Each change of the plan that another agency must hear of will be here, with what they answered."
          today={ctx.today}
        />,
      )
    },
  }),
]
