import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { signingSetOf, type SigningSet } from '../../signing/public.ts'
import { isParty, othersInWords, sessionHead, withWhom, type SessionHead } from '../facts/session-head.queries.ts'
import { sendBackConsequence } from '../sign/sign.page.tsx'
import { SendBackPage } from './send-back.page.tsx'
import { isSendBackReason, sendBackRecord } from './send-back-record.command.ts'

const path = '/sessions/:sessionId/send-back'

export const sendBackRoutes: readonly Route[] = [
  route({
    method: 'get',
    path,
    who: inSupervision,
    journal: { nothing: 'asks only why; no words are shown' },
    handle: show,
  }),
  route({ method: 'post', path, who: inSupervision, journal: { writes: ['record.sent_back'] }, handle: sendBack }),
]

async function show(ctx: Ctx): Promise<Response> {
  const session = await mySession(ctx)
  const set = await openSet(ctx, session)
  return set === null ? ctx.redirect(elsewhere(session)) : page(ctx, session, set, emptyForm)
}

async function sendBack(ctx: Ctx): Promise<Response> {
  const session = await mySession(ctx)
  const set = await openSet(ctx, session)
  if (set === null) return ctx.redirect(elsewhere(session))
  const reason = textOf(ctx.form, 'reason')
  if (!isSendBackReason(reason)) {
    return page(ctx, session, set, { values: ctx.form, errors: { reason: 'Say why you are sending it back' } })
  }
  const { outcome } = await sendBackRecord(ctx, {
    sessionId: session.sessionId,
    setId: textOf(ctx.form, 'set') || set.setId,
    reason,
  })
  if (outcome === 'refused') return ctx.notFound()
  return ctx.redirect(
    outcome === 'sent_back' ? `/sessions/${session.sessionId}` : `/sessions/${session.sessionId}/sign`,
  )
}

async function mySession(ctx: Ctx): Promise<SessionHead> {
  const session = await sessionHead(ctx.db, ctx.actor.organisationId, ctx.params['sessionId'] ?? '')
  return session === null || !isParty(session, ctx.actor.membershipId) ? ctx.notFound() : session
}

/** The set before the signers, or null when there is none that can be sent back. */
async function openSet(ctx: Ctx, session: SessionHead): Promise<SigningSet | null> {
  if (session.state !== 'completed') return null
  return signingSetOf(ctx.db, ctx.actor.organisationId, { sessionId: session.sessionId })
}

const elsewhere = (session: SessionHead): string =>
  `/sessions/${session.sessionId}${session.state === 'signed' ? '/record' : ''}`

function page(ctx: Ctx, session: SessionHead, set: SigningSet, state: FormState): Response {
  const me = ctx.actor.membershipId
  const day = dayInWords(londonDay(session.startsAt), ctx.today)
  return ctx.page(
    {
      title: `Send back the record of ${day}`,
      under: 'sessions',
      status: Object.keys(state.errors).length > 0 ? 422 : 200,
      breadcrumbs: [
        { text: 'Home', href: '/' },
        { text: `Session of ${day}`, href: `/sessions/${session.sessionId}` },
        { text: 'Read and sign', href: `/sessions/${session.sessionId}/sign` },
      ],
    },
    <SendBackPage
      session={session}
      setId={set.setId}
      day={day}
      other={withWhom(session, me)}
      others={othersInWords(session, me)}
      consequence={sendBackConsequence(set, session, me)}
      tokens={ctx.tokens}
      state={state}
    />,
  )
}
