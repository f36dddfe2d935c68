import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { bothOrAll, isParty, othersInWords, sessionHead, withWhom } from '../facts/session-head.queries.ts'
import { beginCorrection } from './begin-correction.command.ts'
import { CorrectPage } from './correct.page.tsx'

const path = '/sessions/:sessionId/correct'

export const correctRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    who: inSupervision,
    journal: { nothing: 'says what a correction does; no words are shown' },
    handle: show,
  }),
  route({ method: 'post', path, who: inSupervision, journal: { writes: ['record.correction_begun'] }, handle: begin }),
]

async function show(ctx: Ctx): Promise<Response> {
  const { actor, db, today } = ctx
  const session = await sessionHead(db, actor.organisationId, ctx.params['sessionId'] ?? '')
  if (session === null || !isParty(session, actor.membershipId)) return ctx.notFound()
  const at = `/sessions/${session.sessionId}`
  if (session.state !== 'signed') return ctx.redirect(at)
  const day = dayInWords(londonDay(session.startsAt), today)
  return ctx.page(
    {
      title: `Correct the record of ${day}`,
      under: 'sessions',
      breadcrumbs: [
        { text: 'Home', href: '/' },
        { text: `Session of ${day}`, href: at },
        { text: 'The record', href: `${at}/record` },
      ],
    },
    <CorrectPage
      sessionId={session.sessionId}
      day={day}
      other={withWhom(session, actor.membershipId)}
      others={othersInWords(session, actor.membershipId)}
      all={bothOrAll(session.parties.length)}
      tokens={ctx.tokens}
    />,
  )
}

async function begin(ctx: Ctx): Promise<Response> {
  const sessionId = ctx.params['sessionId'] ?? ''
  const { outcome } = await beginCorrection(ctx, { sessionId })
  return outcome === 'refused' ? ctx.notFound() : ctx.redirect(`/sessions/${sessionId}`)
}
