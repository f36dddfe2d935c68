import { inSupervision, keepsRegister } from '../../../domain/access/who.ts'
import { route } from '../../../platform/http/route.ts'
import { childOf, holdersOf, siblingsOf, statusesOf } from '../facts/child.queries.ts'
import { numbersOf, withdrawnHoldingsOf, withdrawnStatusesOf } from '../facts/register.queries.ts'
import { mayTakeOut } from '../facts/what-hangs.queries.ts'
import { sameOf } from '../same-child/same-child.queries.ts'
import { WhatIsRecordedPage } from './what-is-recorded.page.tsx'

export const whatIsRecordedRoutes = [
  route({
    method: 'get',
    path: '/children/:childId/facts',
    who: inSupervision,
    journal: { nothing: 'facts of one child; no document is opened' },
    async handle(ctx) {
      const { db, actor } = ctx
      const child = await childOf(db, actor, ctx.params['childId'] ?? '')
      if (child === null) return ctx.notFound()
      const { childId } = child
      const said = await sameOf(db, actor, childId)
      return ctx.page(
        {
          title: 'What is recorded',
          under: 'children',
          breadcrumbs: [
            { text: 'Children', href: '/children' },
            { text: `${child.givenName} ${child.familyName}`, href: `/children/${childId}` },
          ],
          bobAtLogo: true,
        },
        <WhatIsRecordedPage
          child={child}
          numbers={await numbersOf(db, actor, childId)}
          siblings={await siblingsOf(db, actor, child)}
          statuses={await statusesOf(db, actor, childId)}
          holders={await holdersOf(db, actor, childId)}
          withdrawnStatuses={await withdrawnStatusesOf(db, actor, childId)}
          withdrawnHoldings={await withdrawnHoldingsOf(db, actor, childId)}
          mayTakeOut={await mayTakeOut(db, childId)}
          goesOn={said.find((each) => each.closedId === childId && each.madeAt !== null)?.keptId ?? null}
          mayMakeOne={keepsRegister.allows(actor)}
          today={ctx.today}
        />,
      )
    },
  }),
]
