import { toHex } from '../src/domain/evidence/bytes.ts'
import { draftKey, problemWith } from '../src/domain/sessions/draft-fields.ts'
import { keyOfDecision } from '../src/domain/sessions/decisions.ts'
import { fieldsAsked } from '../src/domain/templates/field-values.ts'
import type { DocumentKind } from '../src/domain/templates/facts.ts'
import { london, londonDay } from '../src/domain/text/dates.ts'
import { openActionsFor, reviewAction, agreeAction } from '../src/features/actions/public.ts'
import { informalToRevisit } from '../src/features/informal/log-informal/informal.queries.ts'
import { revisitInformal } from '../src/features/informal/public.ts'
import { completeRecord, sendBackRecord, signRecord } from '../src/features/records/public.ts'
import {
  agreeNextDate,
  markExtended,
  plannedAfter,
  recordPlaceAndTime,
} from '../src/features/sessions/close-session/close-session.command.ts'
import { markPrepared } from '../src/features/sessions/prepare/prepare.command.ts'
import {
  conditionsFor,
  draftOf,
  ensureDocuments,
  loadSession,
  type SessionChild,
  type SessionFacts,
} from '../src/features/sessions/public.ts'
import { saveFields } from '../src/features/sessions/save-fields/save-fields.command.ts'
import { writableDocument } from '../src/features/sessions/save-fields/writable-document.queries.ts'
import { fillAgenda } from '../src/features/sessions/see-session/agenda.command.ts'
import { openSession } from '../src/features/sessions/see-session/session-state.command.ts'
import { signingSetOf } from '../src/features/signing/public.ts'
import type { Work } from '../src/platform/http/work.ts'
import type { Booked } from './agreements.ts'
import { as, at, must, notAfter, sure, weekdayAfter, weekdayBefore, type Player, type Stage } from './stage.ts'
import type { ToDo } from './stories/story.ts'

/** What is said of one child at one session, by field key, and what was decided and agreed. */
export interface ChildWords {
  childId: string
  words: Readonly<Record<string, string>>
  decision: { what: string; why: string }
  todo: ToDo | undefined
}

/** Everything that one session holds. */
export interface SessionWords {
  children: readonly ChildWords[]
  work: Readonly<Record<string, string>>
  wellbeing: Readonly<Record<string, string>>
  workTodo: ToDo | undefined
  minutes: number
  interruptions: number
}

export interface Pair {
  supervisor: Player
  supervisee: Player
  /** what each open action will come to, by its identifier */
  toDos: Map<string, { toDo: ToDo; carried: number }>
}

/** From how many minutes a supervisor calls it an extended one. */
const extendedFrom = 72

/** How a session ends: as most do, or in one of the ways that a visitor should see. */
export type Ending = 'signed' | 'disagreed' | 'sent_back' | 'half_signed' | 'left_open'

/** A session from the supervisee's part to the last signature, each thing at its own moment. */
export async function holdSession(
  stage: Stage,
  pair: Pair,
  booked: Booked,
  words: SessionWords,
  ending: Ending,
): Promise<void> {
  const { supervisor } = pair
  const start = booked.startsAt
  const after = (minutes: number) => notAfter(start.add({ minutes }), stage.end)
  await prepareSession(stage, pair, booked, words)
  await inSession(stage, supervisor, after(1), booked, async (work, session) => {
    const opened = await openSession(work, session)
    if (opened !== 'yes') throw new Error(`The session of ${session.day} could not be opened: ${opened}`)
  })
  await inSession(stage, supervisor, after(6), booked, (work, session) => lookBack(stage, pair, work, session))
  let minute = 10
  const each = Math.floor((words.minutes - 20) / Math.max(1, words.children.length))
  for (const child of words.children) {
    await inSession(stage, supervisor, after((minute += each)), booked, (work, session) =>
      discuss(pair, work, session, child),
    )
  }
  await inSession(stage, supervisor, after(words.minutes - 8), booked, (work, session) =>
    writeWork(pair, work, session, words),
  )
  if (ending === 'left_open') return
  await inSession(stage, supervisor, after(words.minutes), booked, async (work, session) => {
    sure(
      await recordPlaceAndTime(work, session, {
        privateConfirmed: true,
        actualMinutes: words.minutes,
        interruptions: words.interruptions,
        readThrough: ending === 'disagreed' ? null : true,
      }),
      'record place and time',
    )
    if (words.minutes >= extendedFrom) await markExtended(work, session, true)
    const [next] = await plannedAfter(work, session)
    if (next) await agreeNextDate(work, session, { sessionId: next.sessionId })
  })
  await finish(stage, pair, booked, after(words.minutes + 14), ending)
}

/** The supervisee's part: the agenda filled, and their fields written about each child, one page after another. */
export async function prepareSession(
  stage: Stage,
  pair: Pair,
  booked: Booked,
  words: SessionWords,
  onlyFirst?: number,
): Promise<void> {
  const before = at(stage, weekdayBefore(londonDay(booked.startsAt)), '12:20')
  const moment = (minutes: number) => notAfter(before.add({ minutes }), stage.end)
  const { supervisee } = pair
  await inSession(stage, supervisee, moment(0), booked, async (work, session) => {
    await fillAgenda(work, session)
  })
  for (const [place, child] of words.children.slice(0, onlyFirst ?? words.children.length).entries()) {
    await inSession(stage, supervisee, moment(9 * (place + 1)), booked, async (work, session) => {
      const own = childOn(session, child.childId)
      await write(work, session, { kind: 'case_discussion', child: own, values: child.words, when: 'before' })
      await markPrepared(work, session, own)
    })
  }
  if (onlyFirst !== undefined) return
  await inSession(stage, supervisee, moment(40), booked, async (work, session) => {
    await write(work, session, { kind: 'work', child: null, values: words.work, when: 'before' })
    await write(work, session, { kind: 'wellbeing', child: null, values: words.wellbeing, when: 'before' })
  })
}

async function lookBack(stage: Stage, pair: Pair, work: Work, session: SessionFacts): Promise<void> {
  for (const { informalId } of await informalToRevisit(work.db, session)) {
    sure(await revisitInformal(work, session.sessionId, informalId), 'revisit an informal discussion')
  }
  for (const action of await openActionsFor(work.db, session)) {
    const known = pair.toDos.get(action.actionId)
    const carry = known !== undefined && known.carried < (known.toDo.carried ?? 0)
    if (carry) known.carried++
    const outcome = carry ? 'carried' : (known?.toDo.ends ?? 'done')
    const done = await reviewAction(work, {
      sessionId: session.sessionId,
      actionId: action.actionId,
      outcome,
      note: carry ? stage.random.pick(notYet) : (known?.toDo.outcome ?? 'Done.'),
      newDueOn: carry ? session.day.add({ days: 14 }) : null,
    })
    sure(done, 'look at an action again')
  }
}

const notYet = [
  'Asked twice, no answer yet.',
  'Begun. The other agency has it.',
  'Not done: the week went on something more urgent.',
]

async function discuss(pair: Pair, work: Work, session: SessionFacts, said: ChildWords): Promise<void> {
  const child = childOn(session, said.childId)
  const decision = { [keyOfDecision(1, 'what')]: said.decision.what, [keyOfDecision(1, 'why')]: said.decision.why }
  await write(work, session, { kind: 'case_discussion', child, values: said.words, when: 'during', more: decision })
  await agree(pair, work, session, said.childId, said.todo)
}

async function writeWork(pair: Pair, work: Work, session: SessionFacts, words: SessionWords): Promise<void> {
  await write(work, session, { kind: 'work', child: null, values: words.work, when: 'during' })
  await write(work, session, { kind: 'wellbeing', child: null, values: words.wellbeing, when: 'during' })
  await agree(pair, work, session, null, words.workTodo)
}

async function agree(
  pair: Pair,
  work: Work,
  session: SessionFacts,
  childId: string | null,
  toDo: ToDo | undefined,
): Promise<void> {
  if (toDo === undefined) return
  const actionId = await agreeAction(work, {
    sessionId: session.sessionId,
    childId,
    what: toDo.what,
    why: toDo.why,
    ownerId: (toDo.who === 'supervisor' ? pair.supervisor : pair.supervisee).membershipId,
    dueOn: session.day.add({ days: toDo.within }),
  })
  sure(actionId !== null, 'agree an action')
  if (actionId !== null) pair.toDos.set(actionId, { toDo, carried: 0 })
}

interface ToWrite {
  kind: DocumentKind
  child: SessionChild | null
  values: Readonly<Record<string, string>>
  /** the supervisee's part before, or the rest during */
  when: 'before' | 'during'
  more?: Readonly<Record<string, string>>
}

/** Save what the template asks of one document, field by field, each on top of what is there. */
async function write(
  work: Work,
  session: SessionFacts,
  { kind, child, values, when, more = {} }: ToWrite,
): Promise<void> {
  const documentId =
    child === null ? (kind === 'work' ? session.workDocumentId : session.wellbeingDocumentId) : child.documentId
  const document = documentId === null ? null : await writableDocument(work, session.sessionId, documentId)
  if (document === null) throw new Error(`There is no ${kind} to write`)
  const template = session.recordTemplate
  const asked = fieldsAsked(template.documents[kind], values, conditionsFor(child)).filter(
    (field) => (field.when === 'before') === (when === 'before'),
  )
  const chosen = asked.flatMap(({ key }): [string, string][] => (values[key] === undefined ? [] : [[key, values[key]]]))
  const there = (await draftOf(work, [document.documentId], 'to write')).get(document.documentId) ?? {}
  const fields = [...chosen, ...Object.entries(more)].map(([key, text]) => {
    const what = draftKey(template, kind, key)
    const wrong = what === null ? 'it is not asked' : problemWith(what, text, work.today)
    if (what === null || wrong !== null) throw new Error(`${key} cannot be written: ${wrong}`)
    return { what, basedOn: there[key]?.revision ?? 0, text }
  })
  const { differing, closed } = await saveFields(work, document, fields)
  sure(differing.length + closed.length === 0, `write ${kind}`)
}

async function finish(
  stage: Stage,
  pair: Pair,
  booked: Booked,
  completed: Temporal.Instant,
  ending: Ending,
): Promise<void> {
  const { supervisor, supervisee } = pair
  const day = londonDay(completed)
  const [second, third] = [weekdayAfter(day), weekdayAfter(weekdayAfter(day))]
  await complete(stage, supervisor, completed, booked)
  if (ending === 'sent_back') {
    await as(stage, supervisee, at(stage, second, '08:05'), async (work) => {
      const set = await signingSetOf(work.db, work.actor.organisationId, { sessionId: booked.sessionId })
      must(
        await sendBackRecord(work, { sessionId: booked.sessionId, setId: set?.setId ?? '', reason: 'missing' }),
        'sent_back',
      )
    })
    await inSession(stage, supervisor, at(stage, second, '12:40'), booked, async (work, session) => {
      await write(work, session, {
        kind: 'work',
        child: null,
        values: { any_other_business: 'Added after it was sent back: cover for the next core group is agreed.' },
        when: 'during',
      })
    })
    await complete(stage, supervisor, at(stage, second, '12:46'), booked)
  }
  await sign(stage, supervisor, at(stage, second, '12:50'), booked)
  if (ending === 'half_signed') return
  await sign(stage, supervisee, at(stage, third, '16:10'), booked, ending === 'disagreed' ? disagreement : undefined)
}

const disagreement =
  'I do not think that two weeks of better mornings are enough to say “the same”. I said in the session that it looked worse to me, because of how tired he was, and I would like that to be read beside it.'

async function complete(
  stage: Stage,
  supervisor: Player,
  moment: Temporal.Instant,
  { sessionId }: Booked,
): Promise<void> {
  must(await as(stage, supervisor, moment, (work) => completeRecord(work, sessionId)), 'completed')
}

async function sign(
  stage: Stage,
  player: Player,
  moment: Temporal.Instant,
  { sessionId }: Booked,
  words?: string,
): Promise<void> {
  const signing = await as(stage, player, moment, async (work) => {
    const set = await signingSetOf(work.db, work.actor.organisationId, { sessionId })
    if (set === null) throw new Error('There is no record to sign')
    const about = set.items[0]?.documentId ?? ''
    return signRecord(work, {
      sessionId,
      setId: set.setId,
      shownRoot: toHex(set.root),
      method: 'password_and_code',
      ...(words === undefined ? {} : { disagreement: { aboutDocumentId: about, words } }),
    })
  })
  must(signing, 'signed', 'complete')
}

/** Do something in a session that one is a party to, with all its documents made. */
export async function inSession<T>(
  stage: Stage,
  player: Player,
  moment: Temporal.Instant,
  { sessionId }: Booked,
  act: (work: Work, session: SessionFacts) => Promise<T>,
): Promise<T> {
  return as(stage, player, moment, async (work) => {
    const session = await loadSession(work, sessionId)
    if (session === null) throw new Error(`There is no session ${sessionId} for ${player.name}`)
    return act(work, await ensureDocuments(work, session))
  })
}

function childOn(session: SessionFacts, childId: string): SessionChild {
  const child = session.children.find((each) => each.childId === childId)
  if (child === undefined) throw new Error(`A child is not on the agenda of ${session.day}`)
  return child
}

export const dayOf = ({ startsAt }: Booked): Temporal.PlainDate => startsAt.toZonedDateTimeISO(london).toPlainDate()
