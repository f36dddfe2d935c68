import { holds } from '../../../domain/access/actor.ts'
import { administrator } from '../../../domain/access/who.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { FinishedPage } from './finished.page.tsx'

export const finishedRoutes: readonly Route[] = [
  route({
    method: 'get',
    path: '/set-up/finished',
    who: administrator,
    journal: { nothing: 'what to do next' },
    handle: (ctx) =>
      ctx.page(
        { title: 'Plumbline is set up', under: 'home' },
        <FinishedPage
          mailed={ctx.services.config.smtpUrl !== undefined}
          secondFactor={ctx.actor.secondFactor}
          inSupervision={holds(ctx.actor, 'supervisor', 'supervisee', 'dsl', 'head')}
          agreement={ctx.actor.words['agreement'] ?? 'agreement'}
        />,
      ),
  }),
]
