import { inSupervision } from '../../../domain/access/who.ts'
import { route, type Route } from '../../../platform/http/route.ts'
import { CannotCompletePage } from './cannot-complete.page.tsx'
import { completeRecord } from './complete-record.command.ts'

export const completeRoutes: readonly Route[] = [
  route({
    method: 'post',
    path: '/sessions/:sessionId/complete',
    who: inSupervision,
    journal: { writes: ['draft.read', 'document.sealed', 'record.put_to_signing', 'session.completed'] },
    async handle(ctx) {
      const sessionId = ctx.params['sessionId'] ?? ''
      const completing = await completeRecord(ctx, sessionId)
      switch (completing.outcome) {
        case 'refused':
          return ctx.notFound()
        case 'missing':
          return ctx.page(
            {
              title: 'The record is not complete',
              under: 'sessions',
              status: 422,
              breadcrumbs: [
                { text: 'Home', href: '/' },
                { text: 'Session', href: `/sessions/${sessionId}` },
              ],
            },
            <CannotCompletePage sessionId={sessionId} missing={completing.missing} />,
          )
        default:
          return ctx.redirect(`/sessions/${sessionId}/sign`)
      }
    },
  }),
]
