import { keyOfDecision } from '../src/domain/sessions/decisions.ts'
import { london, londonDay } from '../src/domain/text/dates.ts'
import { openActionsFor, reviewAction, agreeAction } from '../src/features/actions/public.ts'
import { informalToRevisit, revisitInformal } from '../src/features/informal/public.ts'
import {
  agreeNextDate,
  markExtended,
  plannedAfter,
  recordPlaceAndTime,
} from '../src/features/sessions/close-session/close-session.command.ts'
import { markPrepared } from '../src/features/sessions/prepare/prepare.command.ts'
import { ensureDocuments, type SessionFacts } from '../src/features/sessions/public.ts'
import {
  addChildToAgenda,
  fillAgenda,
  removeChildFromAgenda,
} from '../src/features/sessions/see-session/agenda.command.ts'
import { openSession } from '../src/features/sessions/see-session/session-state.command.ts'
import type { Work } from '../src/platform/http/work.ts'
import { receiveCopies, refer } from './after-session.ts'
import type { Booked } from './agreements.ts'
import { finish } from './finish-session.ts'
import type { ChildWords, Ending, Pair, SessionWords } from './pair.ts'
import { as, at, notAfter, sure, weekdayBefore, type Stage } from './stage.ts'
import type { ToDo } from './stories/story.ts'
import { childOn, inSession, sessionOf, write } from './write-record.ts'

/** From how many minutes a supervisor calls it an extended one. */
const extendedFrom = 72

/** A session from the supervisee's part to the last signature, each thing at its own moment. */
export async function holdSession(
  stage: Stage,
  pair: Pair,
  booked: Booked,
  words: SessionWords,
  ending: Ending,
): Promise<void> {
  const { supervisor } = pair
  const after = (minutes: number) => notAfter(booked.startsAt.add({ minutes }), stage.end)
  await prepareSession(stage, pair, booked, words)
  await inSession(stage, supervisor, after(1), booked, async (work, session) => {
    const opened = await openSession(work, session)
    if (opened !== 'yes') throw new Error(`The session of ${session.day} could not be opened: ${opened}`)
    await agendaOf(work, booked, words.children)
    await lookBack(stage, pair, work, session)
  })
  await inSession(stage, supervisor, after(words.minutes - 2), booked, async (work, session) => {
    for (const child of words.children) await discuss(stage, pair, work, session, child)
    await write(work, session, { kind: 'work', child: null, values: words.work, when: 'during' })
    await write(work, session, { kind: 'wellbeing', child: null, values: words.wellbeing, when: 'during' })
    await agree(pair, work, session, null, words.workTodo)
    if (ending !== 'left_open') await close(work, session, words, ending)
  })
  if (ending === 'left_open') return
  await finish(stage, pair, booked, after(words.minutes + 14), ending, words)
}

async function close(work: Work, session: SessionFacts, words: SessionWords, ending: Ending): Promise<void> {
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
}

/** The supervisee's part: the agenda looked through, and their fields written about each child, and of the work. */
export async function prepareSession(
  stage: Stage,
  pair: Pair,
  booked: Booked,
  words: SessionWords,
  onlyFirst?: number,
): Promise<void> {
  const before = at(stage, weekdayBefore(londonDay(booked.startsAt)), '12:20')
  const writes = words.children.slice(0, onlyFirst ?? words.children.length)
  await as(stage, pair.supervisee, notAfter(before.add({ minutes: 35 }), stage.end), async (work) => {
    await receiveCopies(work, pair.files, pair.onTheirWay)
    await fillAgenda(work, await sessionOf(work, booked.sessionId))
    const session = await ensureDocuments(work, await agendaOf(work, booked, words.children))
    for (const child of writes) {
      const own = childOn(session, child.childId)
      await write(work, session, { kind: 'case_discussion', child: own, values: child.words, when: 'before' })
      await markPrepared(work, session, own)
    }
    if (onlyFirst !== undefined) return
    await write(work, session, { kind: 'work', child: null, values: words.work, when: 'before' })
    await write(work, session, { kind: 'wellbeing', child: null, values: words.wellbeing, when: 'before' })
  })
}

/** What is to be discussed is on the agenda, whether or not it was proposed; who is not for today is taken off. */
async function agendaOf(work: Work, { sessionId }: Booked, children: readonly ChildWords[]): Promise<SessionFacts> {
  const filled = await sessionOf(work, sessionId)
  const isOn = (childId: string) => filled.children.some((child) => child.childId === childId)
  const added = children.filter(({ childId }) => !isOn(childId))
  const extra = filled.children.filter(({ childId }) => !children.some((child) => child.childId === childId))
  for (const { childId } of extra) await removeChildFromAgenda(work, filled, childId)
  for (const { childId } of added) {
    sure(await addChildToAgenda(work, filled, childId), 'put a child on the agenda')
  }
  return added.length + extra.length === 0 ? filled : sessionOf(work, sessionId)
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

async function discuss(
  stage: Stage,
  pair: Pair,
  work: Work,
  session: SessionFacts,
  { childId, words, decision, todo, refers }: ChildWords,
): Promise<void> {
  const child = childOn(session, childId)
  const { what, why, departs } = decision
  const more = {
    [keyOfDecision(1, 'what')]: what,
    [keyOfDecision(1, 'why')]: why,
    ...(departs === undefined
      ? {}
      : {
          [keyOfDecision(1, 'departure.what')]: departs.what,
          [keyOfDecision(1, 'departure.reason')]: departs.reason,
          [keyOfDecision(1, 'departure.approved_by')]: departs.approvedBy,
        }),
  }
  await write(work, session, { kind: 'case_discussion', child, values: words, when: 'during', more })
  await agree(pair, work, session, childId, todo)
  if (refers !== undefined) await refer(stage, pair.later, work, session, childId, pair.supervisor, refers)
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
    childSafety: toDo.safety === true,
  })
  sure(actionId !== null, 'agree an action')
  if (actionId !== null) pair.toDos.set(actionId, { toDo, carried: 0 })
}

export const dayOf = ({ startsAt }: Booked): Temporal.PlainDate => startsAt.toZonedDateTimeISO(london).toPlainDate()
