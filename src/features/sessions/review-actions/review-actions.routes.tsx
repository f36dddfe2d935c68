import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import type { FormState } from '../../../ui/form/state.ts'
import { directionsAfter, openActionsFor, reviewAction } from '../../actions/public.ts'
import { revisitInformal } from '../../informal/public.ts'
import { plannedAfter } from '../close-session/close-session.command.ts'
import { documentIdsOf } from '../complete-check/what-is-missing.queries.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { agendaLinks, pageAfter } from '../write/agenda-links.ts'
import { agendaFactsFor, mySession, mySessionAsWriter, placeOfRecord } from '../write/session-at-hand.ts'
import { StripOfSession } from '../write/session-strip.tsx'
import { otherIsHere } from '../write/write-context.queries.ts'
import { readReviews, reviewValues } from './review-actions.form.ts'
import { ReviewActionsPage } from './review-actions.page.tsx'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const pathOf = (session: SessionFacts) => `/sessions/${session.sessionId}/write/actions`

async function show(ctx: Ctx, session: SessionFacts, typed: FormState | null): Promise<Response> {
  const agenda = await agendaFactsFor(ctx, session, 'actions')
  const next = pageAfter(session, agenda.template, 'actions')
  const [directions, [planned]] = await Promise.all([directionsAfter(ctx, agenda.actions), plannedAfter(ctx, session)])
  const nextDay = session.next?.day ?? (planned === undefined ? null : londonDay(planned.startsAt))
  const said = reviewValues(agenda.actions, nextDay)
  return ctx.page(
    {
      title: `Actions, session of ${dayInWords(session.day, ctx.today)}`,
      under: 'sessions',
      status: typed === null ? 200 : 422,
      strip: (
        <StripOfSession
          session={session}
          now={ctx.now}
          today={ctx.today}
          savedAt={null}
          otherIsHere={await otherIsHere(ctx, session, documentIdsOf(session))}
          where="Last session’s actions."
          from="actions"
        />
      ),
    },
    <ReviewActionsPage
      actions={agenda.actions}
      directions={directions}
      informal={agenda.informal}
      path={pathOf(session)}
      tokens={ctx.tokens}
      state={typed === null ? { values: said, errors: {} } : { ...typed, values: { ...said, ...typed.values } }}
      nextDay={nextDay}
      nextName={next.name}
      nextHref={next.href}
      agenda={agendaLinks(agenda)}
      today={ctx.today}
    />,
  )
}

const look = route({
  method: 'get',
  path: '/sessions/:sessionId/write/actions',
  who: inSupervision,
  journal: { nothing: 'facts of actions of one’s own session' },
  async handle(ctx) {
    const session = await mySession(ctx)
    if (session.state !== 'open') return ctx.redirect(placeOfRecord(session))
    return show(ctx, session, null)
  },
})

const save = route({
  method: 'post',
  path: '/sessions/:sessionId/write/actions',
  who: inSupervision,
  journal: { writes: ['action.reviewed'] },
  async handle(ctx) {
    const session = await mySessionAsWriter(ctx)
    if (session.state !== 'open') return ctx.redirect(placeOfRecord(session))
    const { reviews, errors } = readReviews(ctx.form, await openActionsFor(ctx.db, session), ctx.today)
    for (const review of reviews) await reviewAction(ctx, { ...review, sessionId: session.sessionId })
    if (Object.keys(errors).length > 0) return show(ctx, session, { values: ctx.form, errors })
    if (textOf(ctx.form, 'go') === 'later') return ctx.redirect(`/sessions/${session.sessionId}`)
    const agenda = await agendaFactsFor(ctx, session, 'actions')
    return ctx.redirect(pageAfter(session, agenda.template, 'actions').href)
  },
})

const revisit = route({
  method: 'post',
  path: '/sessions/:sessionId/write/actions/revisit',
  who: inSupervision,
  journal: { writes: ['informal.revisited'] },
  async handle(ctx) {
    const session = await mySessionAsWriter(ctx)
    const informalId = textOf(ctx.form, 'informal')
    if (!uuid.test(informalId)) return ctx.notFound()
    await revisitInformal(ctx, session.sessionId, informalId)
    return ctx.redirect(`${pathOf(session)}#informal`)
  },
})

export const reviewActionsRoutes = [look, save, revisit]
