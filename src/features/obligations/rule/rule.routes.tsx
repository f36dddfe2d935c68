import { oversees } from '../../../domain/access/who.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { RulePage } from './rule.page.tsx'
import { standingWithRule } from './rule.queries.ts'

const mostPages = 200

export const ruleStandingRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/obligations/rules/:rule',
    who: oversees,
    journal: { nothing: 'dates and states of everybody’s supervision; no document is opened' },
    async handle(ctx) {
      const page = Number(ctx.query.get('page') ?? '1')
      const sensible = Number.isInteger(page) && page >= 1 && page <= mostPages ? page - 1 : 0
      const standing = await standingWithRule(ctx, ctx.params['rule'] ?? '', sensible)
      if (standing === null) return ctx.notFound()
      return ctx.page(
        {
          title: 'How a rule is kept',
          under: 'policy',
          breadcrumbs: [{ text: 'Policy', href: '/policy' }],
          bobAtLogo: true,
        },
        <RulePage standing={standing} page={sensible} today={ctx.today} />,
      )
    },
  }),
]
