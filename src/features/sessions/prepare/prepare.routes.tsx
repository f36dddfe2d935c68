import { inSupervision } from '../../../domain/access/who.ts'
import { fillLabel } from '../../../domain/templates/fill-label.ts'
import { dayInWords, dayLong } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx } from '../../../platform/http/route.ts'
import { caseHistories } from '../../children/public.ts'
import { driftLimitsOn } from '../../obligations/public.ts'
import { draftOf } from '../facts/draft.queries.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'
import { namesFor } from '../facts/session-words.ts'
import { readPostedFields } from '../save-fields/posted-fields.form.ts'
import { saveFields } from '../save-fields/save-fields.command.ts'
import { showClosed } from '../two-texts/show-closed.tsx'
import { showTwoTexts } from '../two-texts/show-two-texts.tsx'
import { familyWords } from '../write/agenda-links.ts'
import { mySession, mySessionToWrite } from '../write/session-at-hand.ts'
import type { Typed } from '../write/show-document.tsx'
import { StayCurious } from '../write/stay-curious.tsx'
import { ChildFacts, WhoWillRead } from '../write/write-context.tsx'
import { namedReaders } from '../write/write-context.queries.ts'
import { writingState } from '../write/writing-field.tsx'
import { writingSections } from '../write/writing-fields.ts'
import { markPrepared } from './prepare.command.ts'
import { PreparedPage, PreparePage } from './prepare.page.tsx'

function childOf(ctx: Ctx, session: SessionFacts): SessionChild & { documentId: string } {
  const child = session.children.find((each) => each.childId === ctx.params['childId'])
  return typeof child?.documentId === 'string' ? { ...child, documentId: child.documentId } : ctx.notFound()
}

const pathOf = (session: SessionFacts, child: { childId: string }) =>
  `/sessions/${session.sessionId}/prepare/${child.childId}`

function childAfter(session: SessionFacts, child: SessionChild): SessionChild | undefined {
  return session.children[session.children.findIndex((each) => each.childId === child.childId) + 1]
}

async function show(ctx: Ctx, session: SessionFacts, typed: Typed | null = null): Promise<Response> {
  const child = childOf(ctx, session)
  const draft = (await draftOf(ctx, [child.documentId], 'to prepare')).get(child.documentId) ?? {}
  const template = session.recordTemplate
  const who = { session, child, kind: 'case_discussion', draft, me: ctx.actor.membershipId, today: ctx.today } as const
  const sections = writingSections(who, (field) => field.when === 'before')
  const fields = sections.flatMap((section) => section.fields)
  const next = childAfter(session, child)
  const history = (await caseHistories(ctx.db, ctx.actor, [child.childId], ctx.today)).get(child.childId)
  const common = {
    caption: familyWords(child.family),
    title: child.name,
    facts: [`For your session on ${dayLong(session.day, ctx.today)}`, child.why],
    readersSentence: fillLabel(template.documents.case_discussion.readersSentence, namesFor(session, child, ctx.today)),
    sections,
    side: (
      <>
        <ChildFacts session={session} child={child} history={history ?? null} today={ctx.today} />
        {history !== undefined && (
          <StayCurious history={history} limits={await driftLimitsOn(ctx, ctx.today)} today={ctx.today} />
        )}
        <WhoWillRead session={session} child={child} kind="case_discussion" named={await namedReaders(ctx, session)} />
      </>
    ),
  }
  const options = {
    title: `Your part, session of ${dayInWords(session.day, ctx.today)}`,
    under: 'sessions' as const,
    breadcrumbs: [
      { text: 'Sessions', href: '/sessions' },
      { text: `Session of ${dayInWords(session.day, ctx.today)}`, href: `/sessions/${session.sessionId}` },
    ],
  }
  if (session.iAm === 'supervisor')
    return ctx.page(
      { ...options, bobAtLogo: true },
      <PreparedPage {...common} superviseeName={session.supervisee.firstName} />,
    )
  return ctx.page(
    { ...options, status: typed === null ? 200 : 422 },
    <PreparePage
      {...common}
      action={pathOf(session, child)}
      tokens={ctx.tokens}
      live={{
        saveTo: `/sessions/${session.sessionId}/fields`,
        documentId: child.documentId,
        membershipId: ctx.actor.membershipId,
        keepInBrowser: ctx.actor.keepDraftsInBrowser,
      }}
      state={writingState(fields, typed)}
      saveText={next === undefined ? 'Save your part' : `Save and go to ${next.givenName}`}
      labels={Object.fromEntries(fields.map((field) => [field.key, field.label]))}
    />,
  )
}

const look = route({
  method: 'get',
  path: '/sessions/:sessionId/prepare/:childId',
  who: inSupervision,
  journal: { writes: ['draft.read'] },
  async handle(ctx) {
    const session = await mySessionToWrite(ctx)
    if (session instanceof Response) return session
    const child = childOf(ctx, session)
    if (session.state === 'open') return ctx.redirect(`/sessions/${session.sessionId}/write/child/${child.childId}`)
    return show(ctx, session)
  },
})

const save = route({
  method: 'post',
  path: '/sessions/:sessionId/prepare/:childId',
  who: inSupervision,
  journal: { writes: ['draft.read', 'field.saved', 'field.conflict', 'direction.recorded', 'session.prepared'] },
  async handle(ctx) {
    const session = await mySession(ctx)
    if (session.iAm !== 'supervisee') return ctx.notFound()
    const child = childOf(ctx, session)
    const document = {
      documentId: child.documentId,
      sessionId: session.sessionId,
      kind: 'case_discussion',
      childId: child.childId,
      template: session.recordTemplate,
      open: session.state === 'planned' || session.state === 'open',
    } as const
    const posted = readPostedFields(ctx.form, document, ctx.today)
    const { differing, closed } = await saveFields(ctx, document, posted.changed)
    if (closed.length > 0) return showClosed(ctx, session, closed)
    if (Object.keys(posted.errors).length > 0) {
      const keep = [...Object.keys(posted.errors), ...differing.map(({ what }) => what.key)]
      return show(ctx, session, { values: ctx.form, errors: posted.errors, keep })
    }
    if (differing.length > 0)
      return showTwoTexts(ctx, { session, document, child, differing, back: pathOf(session, child), action: null })
    await markPrepared(ctx, session, child)
    const next = childAfter(session, child)
    const overview = `/sessions/${session.sessionId}`
    return ctx.redirect(textOf(ctx.form, 'go') === 'later' || next === undefined ? overview : pathOf(session, next))
  },
})

export const prepareRoutes = [look, save]
