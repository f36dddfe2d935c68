import { londonDay } from '../src/domain/text/dates.ts'
import { agreeAction, openActionsFor, reviewAction } from '../src/features/actions/public.ts'
import {
  addMember,
  agreeToBounds,
  bringChild,
  inviteGuest,
  makeGroup,
  openGroupSession,
  planGroupSessions,
  type GroupToMake,
} from '../src/features/groups/public.ts'
import { noteNotNeeded } from '../src/features/records/file-copy/note-copy.command.ts'
import {
  agreeNextDate,
  plannedAfter,
  recordPlaceAndTime,
} from '../src/features/sessions/close-session/close-session.command.ts'
import type { SessionFacts } from '../src/features/sessions/public.ts'
import type { Rag } from '../src/domain/sessions/rag-history.ts'
import { keyOfDecision } from '../src/domain/sessions/decisions.ts'
import type { Work } from '../src/platform/http/work.ts'
import type { ChildAdded } from './children.ts'
import { complete, sign } from './finish-session.ts'
import { as, at, must, notAfter, sure, weekdayAfter, type Player, type Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'
import { childOn, inSession, sessionOf, write } from './write-record.ts'

export interface Group {
  groupId: string
  leader: Player
  members: Player[]
}

/** Make a group, led by one. */
export function addGroup(
  stage: Stage,
  timeline: Timeline,
  moment: Temporal.Instant,
  leader: Player,
  members: readonly Player[],
  more: Pick<GroupToMake, 'name' | 'kind'> & Partial<GroupToMake>,
): Group {
  const group: Group = { groupId: '', leader, members: [...members] }
  timeline.add(moment, async () => {
    const groupId = await as(stage, leader, moment, (work) =>
      makeGroup(work, {
        discussesCases: true,
        isTeam: false,
        form: 'short',
        minutesClause: null,
        earlierNotesClause: null,
        ...more,
        members: [
          { membershipId: leader.membershipId, role: 'facilitator' },
          ...members.map(({ membershipId }) => ({ membershipId, role: 'presenter' as const })),
        ],
      }),
    )
    if (groupId === null) throw new Error(`The demonstration could not make the group ${more.name}`)
    group.groupId = groupId
  })
  return group
}

/** Somebody comes into a group that has met before. */
export function joinGroup(stage: Stage, timeline: Timeline, moment: Temporal.Instant, group: Group, who: Player): void {
  timeline.add(moment, async () => {
    const added = await as(stage, group.leader, moment, (work) =>
      addMember(work, group.groupId, { membershipId: who.membershipId, role: 'presenter' }),
    )
    sure(added, 'take somebody into a group')
    group.members.push(who)
  })
}

/** Sessions of a group that are still to come. */
export function planGroup(
  stage: Stage,
  timeline: Timeline,
  moment: Temporal.Instant,
  group: Group,
  plan: { first: Temporal.PlainDate; time: string; times: number; everyWeeks: number; venue: string; minutes: number },
): void {
  timeline.add(moment, async () => void (await planned(stage, moment, group, plan)))
}

async function planned(
  stage: Stage,
  moment: Temporal.Instant,
  group: Group,
  plan: { first: Temporal.PlainDate; time: string; times: number; everyWeeks: number; venue: string; minutes: number },
): Promise<string[]> {
  const { first, time, ...rest } = plan
  const starts = first.toPlainDateTime(Temporal.PlainTime.from(time))
  const planning = await as(stage, group.leader, moment, (work) =>
    planGroupSessions(work, group.groupId, { first: starts, ...rest }),
  )
  return must(planning, 'planned').sessionIds
}

/** What a group says of one child. */
export interface GroupCase {
  child: ChildAdded
  /** who brings the child, and writes it */
  by: Player
  said: string
  voice?: string
  rag: Rag
  decision?: { what: string; why: string }
  todo?: { what: string; why: string; within: number }
}

export interface GroupMeeting {
  /** when it was planned; six days before unless given */
  askedAt?: Temporal.Instant
  on: Temporal.PlainDate
  time: string
  minutes: number
  venue: string
  /** who is not there */
  absent?: readonly Player[]
  cases: readonly GroupCase[]
  guest?: { player: Player; child: ChildAdded }
  notes: Readonly<Record<string, string>>
  ending: 'signed' | 'left_open' | 'half_signed'
}

/** A session of a group from asking to the last signature. */
export function holdGroup(stage: Stage, timeline: Timeline, group: Group, meeting: GroupMeeting): void {
  const asked = meeting.askedAt ?? at(stage, meeting.on.subtract({ days: 6 }), '12:10')
  timeline.add(asked, async () => {
    const plan = { ...meeting, first: meeting.on, times: 1, everyWeeks: 1 }
    const [sessionId = ''] = await planned(stage, asked, group, plan)
    const starts = at(stage, meeting.on, meeting.time)
    timeline.add(starts, () => hold(stage, group, meeting, sessionId, starts))
  })
}

async function hold(
  stage: Stage,
  group: Group,
  meeting: GroupMeeting,
  sessionId: string,
  starts: Temporal.Instant,
): Promise<void> {
  const { leader } = group
  const after = (minutes: number) => notAfter(starts.add({ minutes }), stage.end)
  const absent = new Set(meeting.absent?.map(({ membershipId }) => membershipId))
  const present = group.members.filter(({ membershipId }) => !absent.has(membershipId))
  const people = [leader, ...present]
  for (const player of people) {
    await as(stage, player, after(1), async (work) => {
      sure(await agreeToBounds(work, sessionId, 1), 'agree to bounds')
      const session = await sessionOf(work, sessionId)
      for (const { child } of meeting.cases.filter(({ by }) => by === player)) {
        sure(await bringChild(work, session, child.childId), 'bring a child to a group')
      }
    })
  }
  await as(stage, leader, after(3), async (work) => {
    const { guest } = meeting
    if (guest === undefined) return
    const { childId } = guest.child
    const session = await sessionOf(work, sessionId)
    const asked = await inviteGuest(work, session, { childId, membershipId: guest.player.membershipId })
    sure(asked, 'ask a guest in')
  })
  if (meeting.guest) {
    await as(stage, meeting.guest.player, after(4), async (work) => {
      sure(await agreeToBounds(work, sessionId, 1), 'agree to bounds as a guest')
    })
  }
  await as(stage, leader, after(5), async (work) => {
    const ids = present.map(({ membershipId }) => membershipId)
    const opened = await openGroupSession(work, await sessionOf(work, sessionId), ids)
    if (opened !== 'yes') throw new Error(`A group session could not be opened: ${opened}`)
  })
  await inSession(stage, leader, after(meeting.minutes - 4), { sessionId }, async (work, session) => {
    await lookBack(work, session)
    for (const one of meeting.cases) await discuss(work, session, one)
    await write(work, session, { kind: 'work', child: null, values: meeting.notes, when: 'both' })
    if (meeting.ending !== 'left_open') await close(work, session, meeting.minutes)
  })
  if (meeting.ending === 'left_open') return
  await complete(stage, leader, after(meeting.minutes + 9), { sessionId })
  await signAll(stage, people, londonDay(starts), sessionId, meeting)
}

async function signAll(
  stage: Stage,
  people: readonly Player[],
  day: Temporal.PlainDate,
  sessionId: string,
  { ending, cases }: GroupMeeting,
): Promise<void> {
  const [leader, ...others] = people
  if (leader === undefined) return
  const next = weekdayAfter(day)
  for (const [place, player] of [...others, leader].entries()) {
    if (ending === 'half_signed' && player !== others[0]) continue
    const moment = at(stage, next, `1${place}:05`)
    await sign(stage, player, moment, { sessionId })
    if (player !== leader || cases.length === 0) continue
    await as(stage, leader, moment, async (work) => {
      for (const { documentId } of (await sessionOf(work, sessionId)).children) {
        if (documentId !== null) sure(await noteNotNeeded(work, documentId), 'note that no copy is sent')
      }
    })
  }
}

async function lookBack(work: Work, session: SessionFacts): Promise<void> {
  for (const { actionId } of await openActionsFor(work.db, session)) {
    const { sessionId } = session
    const review = { sessionId, actionId, outcome: 'done', note: 'Done, and said so here.', newDueOn: null } as const
    sure(await reviewAction(work, review), 'look at an action of a group')
  }
}

async function discuss(work: Work, session: SessionFacts, one: GroupCase): Promise<void> {
  const { childId } = one.child
  const { said, voice, rag: direction, decision, todo } = one
  const values = { said, direction, ...(voice === undefined ? {} : { voice }) }
  const more: Record<string, string> =
    decision === undefined ? {} : { [keyOfDecision(1, 'what')]: decision.what, [keyOfDecision(1, 'why')]: decision.why }
  await write(work, session, { kind: 'case_discussion', child: childOn(session, childId), values, when: 'both', more })
  if (todo === undefined) return
  const actionId = await agreeAction(work, {
    sessionId: session.sessionId,
    childId,
    what: todo.what,
    why: todo.why,
    ownerId: one.by.membershipId,
    dueOn: session.day.add({ days: todo.within }),
  })
  sure(actionId !== null, 'agree an action in a group')
}

async function close(work: Work, session: SessionFacts, minutes: number): Promise<void> {
  const said = { privateConfirmed: true, actualMinutes: minutes, interruptions: 0, readThrough: true }
  sure(await recordPlaceAndTime(work, session, said), 'record place and time of a group')
  const [next] = await plannedAfter(work, session)
  if (next) await agreeNextDate(work, session, { sessionId: next.sessionId })
}
