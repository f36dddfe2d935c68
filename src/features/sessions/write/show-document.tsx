import { usualDriftLimits } from '../../../domain/children/drift-limits.ts'
import { fillLabel } from '../../../domain/templates/fill-label.ts'
import type { DocumentKind } from '../../../domain/templates/facts.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import type { Ctx } from '../../../platform/http/route.ts'
import { actionsOfSession, openActionsOfChild } from '../../actions/public.ts'
import { caseHistories } from '../../children/public.ts'
import { driftLimitsOn } from '../../obligations/public.ts'
import { amendmentsBy } from '../../plan-amendments/public.ts'
import { draftOf, type Draft } from '../facts/draft.queries.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'
import { namesFor } from '../facts/session-words.ts'
import { ActionsAgreed } from './actions-agreed.tsx'
import { agendaLinks, declaredFields, familyWords, pageAfter, type Place } from './agenda-links.ts'
import { agendaFactsFor } from './session-at-hand.ts'
import { StripOfSession } from './session-strip.tsx'
import { lastDecisionOf, namedReaders, otherIsHere } from './write-context.queries.ts'
import { WriteContext } from './write-context.tsx'
import { WriteDocumentPage } from './write-document.page.tsx'
import { writingState } from './writing-field.tsx'
import { writingDecisions, writingSections, type WhoWrites } from './writing-fields.ts'

/** Which document of a session a page writes. */
export interface Written {
  session: SessionFacts
  kind: DocumentKind
  child: SessionChild | null
  documentId: string
}

/** What was typed and could not be saved: it is shown again. */
export interface Typed {
  values: Ctx['form']
  errors: Record<string, string>
  keep: readonly string[]
}

const newsWords: Record<string, string> = {
  action: 'The action is added.',
  asked: 'One more question is asked because of your answer.',
  kept: 'Both texts are kept, and the record says what you chose.',
}

export const placeOf = (written: Written): Place =>
  written.child === null ? (written.kind === 'wellbeing' ? 'wellbeing' : 'work') : { childId: written.child.childId }

export const pathOf = (written: Written): string => {
  const at = `/sessions/${written.session.sessionId}/write`
  return written.child === null ? `${at}/${written.kind}` : `${at}/child/${written.child.childId}`
}

/** The page on which one document of a session is written. */
export async function showDocument(ctx: Ctx, written: Written, typed: Typed | null = null): Promise<Response> {
  const { session, kind, child, documentId } = written
  const draft = (await draftOf(ctx, [documentId], 'to write')).get(documentId) ?? {}
  const template = session.recordTemplate
  const who: WhoWrites = { session, child, kind, draft, me: ctx.actor.membershipId, today: ctx.today }
  const declared = declaredFields(template)
  const isBefore = session.state === 'planned'
  const sections = writingSections(
    who,
    (field) => !declared.includes(field.key) && (!isBefore || field.when === 'before'),
  )
  const decisions = child === null || isBefore ? null : writingDecisions(who, numberIn(ctx.query.get('decisions')))
  const decided = (decisions ?? []).flatMap(({ what, why, departure }) => [what, why, ...departure.fields])
  const fields = [...sections.flatMap((section) => section.fields), ...decided]
  const state = writingState(fields, typed)
  const agenda = await agendaFactsFor(ctx, session, placeOf(written))
  const documents = [
    session.workDocumentId,
    session.wellbeingDocumentId,
    ...session.children.map((each) => each.documentId),
  ]
  const next = pageAfter(session, template, placeOf(written))
  const document = template.documents[kind]
  const names = namesFor(session, child, ctx.today)
  const actionWords = document.kind === 'wellbeing' ? null : document.actions
  const agreed = (await actionsOfSession(ctx.db, session.organisationId, session.sessionId)).filter(
    (action) => action.childId === (child?.childId ?? null),
  )
  return ctx.page(
    {
      title: `Session of ${dayInWords(session.day, ctx.today)}`,
      under: 'sessions',
      status: typed === null ? 200 : 422,
      strip: (
        <StripOfSession
          session={session}
          now={ctx.now}
          today={ctx.today}
          savedAt={newest(draft)}
          otherIsHere={await otherIsHere(
            ctx,
            session,
            documents.filter((id) => id !== null),
          )}
          where={whereInWords(written)}
          childId={child?.childId}
          from={kind === 'work' || kind === 'wellbeing' ? kind : undefined}
        />
      ),
    },
    <WriteDocumentPage
      {...(child === null ? {} : { caption: familyWords(child.family) })}
      title={child === null ? fillLabel(document.title, names) : child.name}
      readersSentence={sentenceFor(fillLabel(document.readersSentence, names), session)}
      action={pathOf(written)}
      tokens={ctx.tokens}
      live={{
        saveTo: `/sessions/${session.sessionId}/fields`,
        documentId,
        membershipId: ctx.actor.membershipId,
        keepInBrowser: ctx.actor.keepDraftsInBrowser,
      }}
      state={state}
      sections={sections}
      decisions={decisions}
      actions={
        actionWords === null || isBefore ? null : (
          <ActionsAgreed
            words={actionWords}
            actions={agreed}
            session={session}
            child={child}
            state={state}
            today={ctx.today}
          />
        )
      }
      saveText={isBefore ? 'Save your part' : `Save and go to ${next.name}`}
      agenda={agendaLinks(agenda)}
      context={
        <WriteContext
          session={session}
          child={child}
          history={child === null ? null : await historyOf(ctx, child.childId)}
          drift={child === null ? usualDriftLimits : await driftLimitsOn(ctx, ctx.today)}
          kind={kind}
          openActions={
            child === null
              ? []
              : (await openActionsOfChild(ctx.db, session.organisationId, child.childId)).filter(
                  (action) => action.sessionId !== session.sessionId,
                )
          }
          lastDecision={child === null ? null : await lastDecisionOf(ctx, session, child)}
          named={await namedReaders(ctx, session)}
          planChanges={
            child === null ? [] : (await amendmentsBy(ctx.db, ctx.actor, { childId: child.childId })).slice(0, 3)
          }
          today={ctx.today}
        />
      }
      contextLabel={child === null ? 'About this page' : `About ${child.givenName}`}
      news={newsWords[ctx.query.get('news') ?? ''] ?? null}
      labels={{ ...Object.fromEntries(fields.map((field) => [field.key, field.label])), ...actionLabels }}
    />,
  )
}

const actionLabels = {
  'action.what': 'What will be done',
  'action.why': 'What it is meant to change',
  'action.who': 'Who will do it',
  'action.by': 'By when',
}

async function historyOf({ db, actor, today }: Ctx, childId: string) {
  return (await caseHistories(db, actor, [childId], today)).get(childId) ?? null
}

/** The template speaks to the supervisee; the supervisor reads the same with the names the other way round. */
function sentenceFor(sentence: string, session: SessionFacts): string {
  if (session.iAm === 'supervisee' || session.group !== null) return sentence
  return sentence
    .replace(
      'About your work. You, ',
      `About ${session.supervisee.firstName}’s work. ${session.supervisee.firstName}, `,
    )
    .replace('named in your agreement', 'named in your agreement with them')
}

function whereInWords({ session, child }: Written): string {
  if (child === null) return ''
  return `Child ${session.children.findIndex((each) => each.childId === child.childId) + 1} of ${session.children.length}.`
}

function newest(draft: Draft): Temporal.Instant | null {
  const times = Object.values(draft).map((value) => value.savedAt)
  return times.toSorted((a, b) => Temporal.Instant.compare(b, a))[0] ?? null
}

const numberIn = (text: string | null): number => (/^\d{1,2}$/.test(text ?? '') ? Number(text) : 0)
