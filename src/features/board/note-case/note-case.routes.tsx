import { inSupervision } from '../../../domain/access/who.ts'
import { boardOrder, nextOnBoard, whyOnBoard } from '../../../domain/groups/board-order.ts'
import { fillLabel } from '../../../domain/templates/fill-label.ts'
import { dayBeside, dayInWords } from '../../../domain/text/dates.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import { route, type Ctx, type FormValues, type Route } from '../../../platform/http/route.ts'
import { dateFieldValues } from '../../../ui/form/read-date-field.ts'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Agenda, ContextBlock } from '../../../ui/pieces/session.tsx'
import { actionsOfSession, agreeAction, openActionsOfChild, readAction } from '../../actions/public.ts'
import { leaveChildOut, type LiveCase } from '../../groups/public.ts'
import {
  ChildFacts,
  draftOf,
  familyWords,
  lastDecisionOf,
  namesFor,
  otherIsHere,
  readPostedFields,
  saveFields,
  showClosed,
  showTwoTexts,
  StripOfSession,
  writingDecisions,
  writingSections,
  writingState,
  type SessionChild,
  type SessionFacts,
  type WritableDocument,
} from '../../sessions/public.ts'
import { casesOfBoard, meetingAtHand, pathOfCase, type Meeting } from '../meeting-at-hand.ts'
import { openCase } from '../open-case.command.ts'
import { NoteCasePage, openForm } from './note-case.page.tsx'

const path = '/group-sessions/:sessionId/board/:childId'

interface AtHand {
  meeting: Meeting
  session: SessionFacts
  child: SessionChild
  documentId: string
}

/** The case of the path as it is written about, for those who write; an observer is led to the board. */
async function caseAtHand(ctx: Ctx): Promise<AtHand | Response> {
  const meeting = await meetingAtHand(ctx)
  if (meeting instanceof Response) return meeting
  return meeting.writes ? (caseOf(meeting, childOf(ctx)) ?? notOpened(ctx, meeting)) : ctx.redirect(meeting.at)
}

const childOf = (ctx: Ctx): string => ctx.params['childId'] ?? ''

function caseOf(meeting: Meeting, childId: string): AtHand | null {
  const { session } = meeting
  const child = session.children.find((each) => each.childId === childId)
  return child === undefined || child.documentId === null
    ? null
    : { meeting, session, child, documentId: child.documentId }
}

/** Looking opens no case: one that may be opened is opened from the board. */
async function notOpened(ctx: Ctx, meeting: Meeting): Promise<Response> {
  const cases = await casesOfBoard(ctx, meeting)
  return cases.some(({ childId }) => childId === childOf(ctx)) ? ctx.redirect(meeting.at) : ctx.notFound()
}

/** The same for what is sent: a case that somebody took off meanwhile is opened again, so that no words are lost. */
async function caseToSave(ctx: Ctx): Promise<AtHand | Response> {
  const meeting = await meetingAtHand(ctx)
  if (meeting instanceof Response) return meeting
  if (!meeting.writes) return ctx.redirect(meeting.at)
  const opened = await openCase(ctx, meeting, childOf(ctx))
  return (opened === null ? null : caseOf(opened, childOf(ctx))) ?? ctx.notFound()
}

interface Typed {
  values: FormValues
  errors: Record<string, string>
  keep: readonly string[]
}

async function show(ctx: Ctx, here: AtHand, typed: Typed | null = null): Promise<Response> {
  const { meeting, session, child, documentId } = here
  const { actor, db, today } = ctx
  const draft = (await draftOf(ctx, [documentId], 'to write')).get(documentId) ?? {}
  const document = session.recordTemplate.documents.case_discussion
  const who = { session, child, kind: 'case_discussion', draft, me: actor.membershipId, today } as const
  const sections = writingSections(who, () => true)
  const decisions = writingDecisions(who, 1)
  const fields = [
    ...sections.flatMap((section) => section.fields),
    ...decisions.flatMap(({ what, why, departure }) => [what, why, ...departure.fields]),
  ]
  const cases = boardOrder(await casesOfBoard(ctx, meeting))
  const next = nextOnBoard(cases, child.childId)
  const open = (await openActionsOfChild(db, actor.organisationId, child.childId)).filter(
    (action) => action.sessionId !== session.sessionId,
  )
  const last = await lastDecisionOf(ctx, session, child)
  const saved = Object.values(draft)
    .map(({ savedAt }) => savedAt)
    .toSorted((a, b) => Temporal.Instant.compare(b, a))[0]
  const state = writingState(fields, typed)
  return ctx.page(
    {
      title: `Board of ${dayInWords(session.day, today)}`,
      under: 'sessions',
      status: typed === null ? 200 : 422,
      strip: (
        <StripOfSession
          session={session}
          now={ctx.now}
          today={today}
          savedAt={saved ?? null}
          otherIsHere={await otherIsHere(ctx, session, [documentId])}
          where={`${cases.filter(({ notedAt }) => notedAt !== null).length} of ${cases.length} noted.`}
          childId={child.childId}
        />
      ),
    },
    <NoteCasePage
      caption={familyWords(child.family)}
      title={child.name}
      readersSentence={fillLabel(document.readersSentence, namesFor(session, child, today))}
      action={`${meeting.at}/${child.childId}`}
      tokens={ctx.tokens}
      live={{
        saveTo: `/sessions/${session.sessionId}/fields`,
        documentId,
        membershipId: actor.membershipId,
        keepInBrowser: actor.keepDraftsInBrowser,
      }}
      state={{ ...state, values: { ...usualAction(ctx), ...state.values } }}
      sections={sections}
      decisions={decisions}
      decisionAsked={document.decisions.atLeast > 0}
      actions={(await actionsOfSession(db, actor.organisationId, session.sessionId)).filter(
        (action) => action.childId === child.childId,
      )}
      owners={(session.group?.members ?? []).filter(({ present }) => present === true)}
      saveText={next === null ? 'Save and go to the board' : `Save and open ${next.givenName}`}
      board={<Agenda id="agenda" items={boardItems(meeting, cases, child.childId, today)} />}
      boardAt={meeting.at}
      context={
        <>
          <ChildFacts session={session} child={asOnBoard(child, cases)} today={today} />
          {open.length > 0 && (
            <ContextBlock title="Open actions">
              <ul>
                {open.map((action) => (
                  <li key={action.actionId}>
                    {action.what}
                    <br />
                    {action.ownerName}, by {dayBeside(action.dueOn, today)}
                  </li>
                ))}
              </ul>
            </ContextBlock>
          )}
          {last !== null && last.decisions.length > 0 && (
            <ContextBlock title={`Last decision, ${dayInWords(last.day, today)}`}>
              <div class="pl-record">
                {last.decisions.map((decision, index) => (
                  <p key={index}>
                    {decision.what} Why: {decision.why}
                  </p>
                ))}
              </div>
            </ContextBlock>
          )}
          <ContextBlock title="Who will read this page">
            <Readers
              readers={[
                { name: 'Those who are here', basis: 'As they write, and to sign' },
                { name: `Staff who keep ${child.givenName}’s file`, basis: 'Once you have all signed' },
              ]}
              last="A guest reads the page of the child they were asked in for."
            />
          </ContextBlock>
        </>
      }
      contextLabel={`About ${child.givenName}`}
      news={ctx.query.get('news') === 'saved' ? 'What you wrote is saved.' : null}
      labels={{ ...Object.fromEntries(fields.map((field) => [field.key, field.label])), ...actionLabels }}
      today={today}
    />,
  )
}

/** With the newest direction that the board says, which may be of another session than the group's. */
function asOnBoard(child: SessionChild, cases: readonly LiveCase[]): SessionChild {
  const direction = cases.find(({ childId }) => childId === child.childId)?.direction ?? null
  return direction === null || direction === child.earlierRags[0] ? child : { ...child, earlierRags: [direction] }
}

const actionLabels = {
  'action.what': 'What will be done',
  'action.why': 'What it is meant to change',
  'action.who': 'Who will do it',
  'action.by': 'By when',
}

/** An action is mostly one's own, and due by the next meeting: both stand there to be changed. */
const usualAction = ({ actor, today }: Ctx) => ({
  'action.who': actor.membershipId,
  ...dateFieldValues('action.by', today.add({ weeks: 1 }).toString()),
})

function boardItems(meeting: Meeting, cases: readonly LiveCase[], now: string, today: Temporal.PlainDate) {
  return [
    { text: 'The whole board', href: meeting.at },
    ...cases.map((each) => ({
      text: each.name,
      send: { form: openForm, name: 'open', value: each.childId },
      why: each.notedAt === null ? whyOnBoard(each, today) : 'Noted',
      now: each.childId === now,
    })),
  ]
}

const look = route({
  method: 'get',
  path,
  who: inSupervision,
  journal: { writes: ['draft.read', 'document.read'] },
  async handle(ctx) {
    const here = await caseAtHand(ctx)
    return here instanceof Response ? here : show(ctx, here)
  },
})

const save = route({
  method: 'post',
  path,
  who: inSupervision,
  journal: {
    writes: [
      'draft.read',
      'document.read',
      'agenda.changed',
      'field.saved',
      'field.conflict',
      'direction.recorded',
      'action.agreed',
    ],
  },
  async handle(ctx) {
    const here = await caseToSave(ctx)
    if (here instanceof Response) return here
    const { meeting, session, child, documentId } = here
    const go = textOf(ctx.form, 'go')
    if (go === 'out') {
      await leaveChildOut(ctx, session, child.childId)
      return ctx.redirect(meeting.at)
    }
    const document: WritableDocument = {
      documentId,
      sessionId: session.sessionId,
      kind: 'case_discussion',
      childId: child.childId,
      template: session.recordTemplate,
      open: session.state === 'open',
    }
    const posted = readPostedFields(ctx.form, document, ctx.today)
    const { differing, closed } = await saveFields(ctx, document, posted.changed)
    if (closed.length > 0) return showClosed(ctx, session, closed)
    const action = readActionHere(ctx, session)
    const errors = { ...posted.errors, ...(action !== null && 'errors' in action ? action.errors : {}) }
    if (Object.keys(errors).length > 0) {
      const keep = [...Object.keys(posted.errors), ...differing.map(({ what }) => what.key)]
      return show(ctx, here, { values: ctx.form, errors, keep })
    }
    if (differing.length > 0) {
      const back = `${meeting.at}/${child.childId}`
      return showTwoTexts(ctx, {
        session,
        document,
        child,
        differing,
        back,
        action: action === null ? null : ctx.form,
      })
    }
    if (action !== null && 'action' in action) {
      const agreed = await agreeAction(ctx, {
        ...action.action,
        sessionId: session.sessionId,
        childId: child.childId,
      })
      if (agreed === null) return ctx.notFound()
    }
    if (go === 'stay') return ctx.redirect(`${meeting.at}/${child.childId}?news=saved`)
    const next = nextOnBoard(boardOrder(await casesOfBoard(ctx, meeting)), child.childId)
    const opened = next === null ? null : await openCase(ctx, meeting, next.childId)
    return ctx.redirect(next === null || opened === null ? meeting.at : pathOfCase(opened, next.childId))
  },
})

/** Who and when stand there already, so an action is one when anything is said of it. */
function readActionHere(ctx: Ctx, session: SessionFacts) {
  const said = ['action.what', 'action.why'].some((name) => textOf(ctx.form, name).trim() !== '')
  if (!said) return null
  const owners = (session.group?.members ?? []).filter(({ present }) => present === true)
  return readAction(
    ctx.form,
    session.recordTemplate.documents.case_discussion.actions,
    owners.map(({ membershipId }) => membershipId),
    ctx.today,
  )
}

export const noteCaseRoutes: readonly Route[] = [look, save]
