import { toHex } from '../../../domain/evidence/bytes.ts'
import { inSupervision } from '../../../domain/access/who.ts'
import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { route, type Ctx, type Route } from '../../../platform/http/route.ts'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { confirmSigner, readSignatureForm, shownIn, signingSetOf, type SigningSet } from '../../signing/public.ts'
import { schoolCalendarOf } from '../../planning/public.ts'
import { isParty, sessionHead, type SessionHead } from '../facts/session-head.queries.ts'
import { BeingWrittenAgainPage, SignPage } from './sign.page.tsx'
import { recordToSign } from './sign.queries.ts'
import { signRecord } from './sign-record.command.ts'

const path = '/sessions/:sessionId/sign'

export const signRoutes: readonly Route[] = [
  route({ method: 'get', path, who: inSupervision, journal: { writes: ['document.read'] }, handle: show }),
  route({
    method: 'post',
    path,
    who: inSupervision,
    journal: { writes: ['document.read', 'second_factor.failed', 'document.sealed', 'record.signed', 'reader.added'] },
    handle: sign,
  }),
]

async function show(ctx: Ctx): Promise<Response> {
  const session = await mySession(ctx)
  const set = await setToSign(ctx, session)
  if (set === null) return ctx.redirect(`/sessions/${session.sessionId}`)
  if (session.state === 'signed') return ctx.redirect(recordOf(session))
  return signPage(ctx, session, set, { status: 200, state: emptyForm })
}

async function sign(ctx: Ctx): Promise<Response> {
  const session = await mySession(ctx)
  const { membershipId } = ctx.actor
  const set = await setToSign(ctx, session)
  if (set === null) return beingWrittenAgain(ctx, session)
  // Before anything else, and before a code is used up: is this the text that was shown, and is it not signed already?
  const shown = shownIn(ctx.form)
  if (shown !== null && (shown.setId !== set.setId || shown.shownRoot !== toHex(set.root))) {
    return signPage(ctx, session, set, { status: 409, state: emptyForm, changed: true })
  }
  if (set.signatures.some((signature) => signature.membershipId === membershipId))
    return ctx.redirect(recordOf(session))

  const read = readSignatureForm(
    ctx.form,
    set.items.map((item) => item.documentId),
  )
  if ('errors' in read)
    return signPage(ctx, session, set, { status: 422, state: { values: ctx.form, errors: read.errors } })
  const refused = await confirmSigner(ctx, read.values)
  if (refused !== null)
    return signPage(ctx, session, set, { status: 422, state: { values: ctx.form, errors: refused } })

  const { setId, shownRoot, method, disagreement } = read.values
  const { outcome } = await signRecord(ctx, {
    sessionId: session.sessionId,
    setId,
    shownRoot,
    method,
    ...(disagreement === undefined ? {} : { disagreement }),
  })
  if (outcome === 'refused') return ctx.notFound()
  if (outcome !== 'changed') return ctx.redirect(recordOf(session))
  const newer = await setToSign(ctx, session)
  if (newer === null) return beingWrittenAgain(ctx, session)
  return signPage(ctx, session, newer, { status: 409, state: emptyForm, changed: true })
}

/** The session, when the one who asks is one of its two. */
async function mySession(ctx: Ctx): Promise<SessionHead> {
  const session = await sessionHead(ctx.db, ctx.actor.organisationId, ctx.params['sessionId'] ?? '')
  return session === null || !isParty(session, ctx.actor.membershipId) ? ctx.notFound() : session
}

/** The set before the signers, or signed by all; null while the text is written, also when it is a correction of a signed one. */
async function setToSign(ctx: Ctx, session: SessionHead): Promise<SigningSet | null> {
  const set = await signingSetOf(ctx.db, ctx.actor.organisationId, { sessionId: session.sessionId })
  return set !== null && set.completedAt !== null && session.state === 'open' ? null : set
}

const recordOf = (session: SessionHead) => `/sessions/${session.sessionId}/record`

async function signPage(
  ctx: Ctx,
  session: SessionHead,
  set: SigningSet,
  how: { status: 200 | 409 | 422; state: FormState; changed?: boolean },
): Promise<Response> {
  const record = await recordToSign(ctx, session, set)
  const day = dayInWords(londonDay(session.startsAt), ctx.today)
  return ctx.page(
    { title: `Sign the record of ${day}`, under: 'sessions', status: how.status, breadcrumbs: crumbs(session, day) },
    <SignPage
      session={session}
      set={set}
      record={record}
      calendar={await schoolCalendarOf(ctx.db, ctx.actor)}
      actor={ctx.actor}
      today={ctx.today}
      tokens={ctx.tokens}
      state={how.state}
      changed={how.changed ?? false}
    />,
  )
}

function beingWrittenAgain(ctx: Ctx, session: SessionHead): Response {
  const day = dayInWords(londonDay(session.startsAt), ctx.today)
  return ctx.page(
    {
      title: 'The record is being written again',
      under: 'sessions',
      status: 409,
      bobAtLogo: true,
      breadcrumbs: crumbs(session, day),
    },
    <BeingWrittenAgainPage session={session} me={ctx.actor.membershipId} today={ctx.today} />,
  )
}

const crumbs = (session: SessionHead, day: string) => [
  { text: 'Home', href: '/' },
  { text: `Session of ${day}`, href: `/sessions/${session.sessionId}` },
]
