import { oversees } from '../../../domain/access/who.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { OutOfStepPage } from './out-of-step.page.tsx'
import { listedStates, listObligations } from './out-of-step.queries.ts'

const mostPages = 200

export const outOfStepRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/obligations',
    who: oversees,
    journal: { nothing: 'dates and states of everybody’s supervision; no document is opened' },
    async handle(ctx) {
      const asked = ctx.query.get('state')
      const state = listedStates.find((each) => each === asked) ?? 'overdue'
      const page = Number(ctx.query.get('page') ?? '1')
      const sensible = Number.isInteger(page) && page >= 1 && page <= mostPages ? page - 1 : 0
      return ctx.page(
        { title: 'What is out of step', under: 'home', bobAtLogo: true },
        <OutOfStepPage
          state={state}
          page={sensible}
          listed={await listObligations(ctx, state, sensible)}
          today={ctx.today}
        />,
      )
    },
  }),
]
