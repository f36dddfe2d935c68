import { inSupervision } from '../../../domain/access/who.ts'
import { fieldsOf } from '../../../domain/templates/shape.ts'
import { sampleInWords } from '../../../domain/children/proposal-words.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { documentIdsOf, whatIsMissingFromSession } from '../complete-check/what-is-missing.queries.ts'
import { draftOf } from '../facts/draft.queries.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { asksFor } from '../../obligations/public.ts'
import { readPostedFields } from '../save-fields/posted-fields.form.ts'
import { saveFields } from '../save-fields/save-fields.command.ts'
import type { WritableDocument } from '../save-fields/writable-document.queries.ts'
import { showClosed } from '../two-texts/show-closed.tsx'
import { showTwoTexts } from '../two-texts/show-two-texts.tsx'
import { gatherFor, proposalFrom } from '../propose/proposal.queries.ts'
import { agendaLinks, declaredFields } from '../write/agenda-links.ts'
import { agendaFactsFor, mySession, mySessionAsWriter, mySessionToWrite } from '../write/session-at-hand.ts'
import { StripOfSession } from '../write/session-strip.tsx'
import type { Typed } from '../write/show-document.tsx'
import { otherIsHere } from '../write/write-context.queries.ts'
import { writingState } from '../write/writing-field.tsx'
import { writingSections } from '../write/writing-fields.ts'
import { agreeNextDate, markExtended, plannedAfter, recordPlaceAndTime } from './close-session.command.ts'
import { placeValues, readClose, seenPlace } from './close-session.form.ts'
import { CloseSessionPage } from './close-session.page.tsx'

async function show(ctx: Ctx, session: SessionFacts, typed: Typed | null): Promise<Response> {
  const workId = session.workDocumentId ?? ctx.notFound()
  const drafts = await draftOf(ctx, documentIdsOf(session), 'to write')
  const template = session.recordTemplate
  const declaredKeys = declaredFields(template)
  const who = {
    session,
    child: null,
    kind: 'work',
    draft: drafts.get(workId) ?? {},
    me: ctx.actor.membershipId,
    today: ctx.today,
  } as const
  const declared = writingSections(who, (field) => declaredKeys.includes(field.key)).flatMap(
    (section) => section.fields,
  )
  const fields = writingState(declared, typed)
  const agenda = await agendaFactsFor(ctx, session, 'close')
  return ctx.page(
    {
      title: `Finish the session of ${dayInWords(session.day, ctx.today)}`,
      under: 'sessions',
      status: typed === null ? 200 : 422,
      strip: (
        <StripOfSession
          session={session}
          now={ctx.now}
          today={ctx.today}
          savedAt={null}
          otherIsHere={await otherIsHere(ctx, session, documentIdsOf(session))}
          where="Before you finish."
          from="close"
        />
      ),
    },
    <CloseSessionPage
      session={session}
      tokens={ctx.tokens}
      live={{
        saveTo: `/sessions/${session.sessionId}/fields`,
        documentId: workId,
        membershipId: ctx.actor.membershipId,
        keepInBrowser: ctx.actor.keepDraftsInBrowser,
      }}
      state={{
        values: { ...placeValues(session), ...(typed === null ? {} : placeTyped(typed)), ...fields.values },
        errors: fields.errors,
      }}
      declared={declared}
      discussed={session.group === null ? await discussedOf(ctx, session) : null}
      planned={await plannedAfter(ctx, session)}
      missing={await whatIsMissingFromSession(ctx, session, drafts)}
      seen={seenPlace(session)}
      agenda={agendaLinks(agenda)}
      today={ctx.today}
      saved={typed === null && ctx.query.get('news') === 'saved'}
      offersExtended={session.iAm === 'supervisor' && (await asksFor(ctx, 'extended'))}
    />,
  )
}

/** How many of the children that the supervisee holds are on the agenda, and what the facts say of the choice. */
async function discussedOf(ctx: Ctx, session: SessionFacts) {
  const { proposal, beside } = proposalFrom(await gatherFor(ctx, session), session, 'with those taken off')
  const all = [...proposal.chosen, ...proposal.left]
  const isOn = ({ childId }: { childId: string }) => beside.get(childId)?.on === true
  const on = all.filter(isOn)
  const words = sampleInWords({ chosen: on, left: all.filter((child) => !isOn(child)), kept: 0 })
  return { on: on.length, all: all.length, words }
}

const placeNames = [
  'private',
  'minutes',
  'interruptions',
  'read_through',
  'extended',
  'next',
  'next_on-day',
  'next_on-month',
  'next_on-year',
  'next_at',
]
const placeTyped = (typed: Typed) => Object.fromEntries(placeNames.map((name) => [name, textOf(typed.values, name)]))

const look = route({
  method: 'get',
  path: '/sessions/:sessionId/write/close',
  who: inSupervision,
  journal: { writes: ['draft.read'] },
  async handle(ctx) {
    const session = await mySessionToWrite(ctx)
    if (session instanceof Response) return session
    return session.state === 'open' ? show(ctx, session, null) : ctx.redirect(`/sessions/${session.sessionId}`)
  },
})

const save = route({
  method: 'post',
  path: '/sessions/:sessionId/write/close',
  who: inSupervision,
  journal: {
    writes: [
      'draft.read',
      'field.saved',
      'field.conflict',
      'direction.recorded',
      'session.place_confirmed',
      'sessions.planned',
    ],
  },
  async handle(ctx) {
    const session = await mySessionAsWriter(ctx)
    const workId = session.workDocumentId ?? ctx.notFound()
    const path = `/sessions/${session.sessionId}/write/close`
    const template = session.recordTemplate
    const document: WritableDocument = {
      documentId: workId,
      sessionId: session.sessionId,
      kind: 'work',
      childId: null,
      template,
      open: session.state === 'open',
    }
    const posted = readPostedFields(ctx.form, document, ctx.today)
    const { differing, closed } = await saveFields(ctx, document, posted.changed)
    if (closed.length > 0) return showClosed(ctx, session, closed)
    if (session.state !== 'open') return ctx.redirect(`/sessions/${session.sessionId}`)
    const errors = { ...posted.errors, ...(await savePlace(ctx, session)) }
    if (Object.keys(errors).length > 0) {
      const keep = [...Object.keys(posted.errors), ...differing.map(({ what }) => what.key)]
      const again = await mySession(ctx)
      return show(ctx, again, { values: ctx.form, errors, keep })
    }
    if (differing.length > 0)
      return showTwoTexts(ctx, { session, document, child: null, differing, back: path, action: null })
    const asked = newlyAsked(
      ctx,
      session,
      posted.changed.map(({ what }) => what.key),
    )
    return ctx.redirect(asked === null ? `${path}?news=saved#complete` : `${path}#${asked}`)
  },
})

/** Save place, minutes and next date, unless the other has given them another answer since the page was made. */
async function savePlace(ctx: Ctx, session: SessionFacts): Promise<Record<string, string>> {
  const read = readClose(ctx.form, ctx.today)
  if (Object.keys(read.errors).length > 0) return read.errors
  const posted = seenPlace({ ...session, ...read.place })
  if (posted !== seenPlace(session)) {
    if (textOf(ctx.form, 'seen') !== seenPlace(session)) {
      const { private: isPrivate, minutes, interruptions, read_through: read } = placeValues(session)
      return {
        minutes: `The other of you has just saved: private ${isPrivate || 'not said'}, ${minutes || 'no'} minutes, ${interruptions || 'no'} interruptions${read === 'yes' ? ', read through together' : ''}. Check yours and save again.`,
      }
    }
    if (!(await recordPlaceAndTime(ctx, session, read.place))) return ctx.notFound()
  }
  const extended = textOf(ctx.form, 'extended') === 'yes'
  // Only where it was asked: an unticked box is not sent.
  if (textOf(ctx.form, 'extended_offered') === 'yes' && extended !== session.extended) {
    if (!(await markExtended(ctx, session, extended))) return ctx.notFound()
  }
  const chosen = read.next !== null && 'sessionId' in read.next ? read.next.sessionId : null
  if (read.next === null || chosen === (session.next?.sessionId ?? '')) return {}
  return (await agreeNextDate(ctx, session, read.next)) === null ? { next: 'Choose when you meet next' } : {}
}

/** The reason for a sample is asked once it has been said that it was one. */
function newlyAsked(ctx: Ctx, session: SessionFacts, changed: readonly string[]): string | null {
  const template = session.recordTemplate
  const field = fieldsOf(template.documents.work).find(
    ({ key, showWhen }) =>
      showWhen !== undefined &&
      'field' in showWhen &&
      changed.includes(showWhen.field) &&
      textOf(ctx.form, showWhen.field) === showWhen.equals &&
      textOf(ctx.form, key) === '',
  )
  return field?.key ?? null
}

export const closeSessionRoutes = [look, save]
