import { isBefore } from '../src/domain/calendar/days.ts'
import type { SessionWords } from './pair.ts'
import { weekdayBefore, type Stage } from './stage.ts'
import type { Chapter, ChildStory, ToDo } from './stories/story.ts'
import { wellbeingWords, workWords } from './stories/work.ts'

/** A child of a series, and how many sessions have told of them. */
export interface ChildInStory {
  story: ChildStory
  childId: string
  told: number
  /** from and until when sessions tell of them */
  from: Temporal.PlainDate
  until?: Temporal.PlainDate
  /** the last day on which a session told of them, though they are held on */
  lastTold?: Temporal.PlainDate
  /** told of at sessions that come further and further apart: the first, second, fourth, eighth */
  everRarer?: true
  /** told of at every so many sessions; at each unless given */
  every?: number
}

const isOfTurn = ({ every = 1, everRarer }: ChildInStory, turn: number, place: number): boolean =>
  everRarer ? Number.isInteger(Math.log2(turn)) : (turn + place) % every === 0

/** The children whom a session of a day tells of; of whom those of its turn, or all when there is none. */
export const childrenOn = (
  children: readonly ChildInStory[],
  day: Temporal.PlainDate,
  turn: number | null,
): ChildInStory[] =>
  children.filter(
    (child, place) =>
      isBefore(child.from, day) &&
      !(child.until !== undefined && isBefore(child.until, day)) &&
      (turn === null ||
        (isOfTurn(child, turn, place) && !(child.lastTold !== undefined && isBefore(child.lastTold, day)))),
  )

export interface SessionToTell {
  /** which turn it is, from a beginning of the series' own, so that two supervisees do not say the same in one week */
  turn: number
  day: Temporal.PlainDate
  /** the minutes agreed */
  planned: number
  /** how many children there were to tell of */
  held: number
}

/** What a session says: the next chapter of each child, and of the work what has not been said for longest. */
export function wordsOfSession(
  { random }: Stage,
  children: readonly ChildInStory[],
  { turn, day, planned, held }: SessionToTell,
): SessionWords {
  const taken = (list: readonly string[]) => inTurn(list, turn)
  const of = (bank: Readonly<Record<string, readonly string[]>>, always: readonly string[]) =>
    Object.fromEntries(
      Object.entries(bank).flatMap(([key, list]) =>
        always.includes(key) || !random.once(3) ? [[key, taken(list)]] : [],
      ),
    )
  return {
    children: children.map((child) => wordsOfChild(child, day)),
    work: {
      ...of(workWords, ['leave', 'sickness', 'general_issues', 'professional_judgement']),
      ...discussedOf(children.length, held, turn),
    },
    wellbeing: of(wellbeingWords, ['wellbeing', 'support_agreed']),
    workTodo: turn % 3 === 1 ? inTurn(workToDos, Math.floor(turn / 3)) : undefined,
    minutes: planned - 9 + random.below(15),
    interruptions: random.once(12) ? 1 : 0,
  }
}

/** All or a sample, with why these. */
function discussedOf(told: number, held: number, turn: number): Record<string, string> {
  if (told === 0) return { cases_discussed: 'none' }
  if (told >= held) return { cases_discussed: 'all' }
  return { cases_discussed: 'sample', sample_reason: inTurn(sampleReasons, turn) }
}

const sampleReasons = [
  'The hour was enough for these. Those whose meetings come first were taken, and one quiet case that had waited longest. The others come next time.',
  'Two of the others were talked over at length last time and nothing has changed since. A long-running one was taken instead of the loudest.',
  'Chosen together from the list beforehand: the one longest undiscussed, and those with a decision to make before we meet again.',
]

function wordsOfChild(
  { story, childId, told }: ChildInStory,
  day: Temporal.PlainDate,
): SessionWords['children'][number] {
  const chapter = story.chapters[told] ?? inTurn(story.later ?? steady, told - story.chapters.length)
  const rare = (list: readonly string[], every: number) => (told % every === 0 ? inTurn(list, told / every) : undefined)
  const words: Record<string, string | undefined> = {
    events_since: chapter.events,
    voice: chapter.voice,
    last_seen_alone: weekdayBefore(day.subtract({ days: 3 + ((told * 2) % 7) })).toString(),
    last_seen_alone_by: story.seenBy,
    own_actions: inTurn(story.own_actions, told),
    needs: inTurn(story.needs, told),
    risks: inTurn(story.risks, told),
    protective_factors: inTurn(story.protective_factors, told),
    engagement: inTurn(story.engagement, told),
    identity: rare(story.identity, 4),
    discussion: inTurn(story.discussion, told),
    outcomes: rare(story.plan, 2),
    plan: inTurn(story.plan, told),
    direction: chapter.rag,
    difference: inTurn(story.difference, told),
    colleagues_told: inTurn(story.colleagues_told, told),
    information_sharing: inTurn(story.colleagues_told, told),
    other_agencies: inTurn(story.plan, told),
    file_up_to_date: 'yes',
    services_refused: told % 3 === 0 ? 'no' : undefined,
  }
  const said = Object.entries(words).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const { decision, todo, refers } = chapter
  return { childId, words: Object.fromEntries(said), decision, todo, refers }
}

function inTurn<T>(list: readonly T[], turn: number): T {
  const found = list[Math.trunc(turn) % list.length]
  if (found === undefined) throw new RangeError('There is nothing to take in turn')
  return found
}

/** After the last chapter of a story: a year can have a session more than it tells of. */
const steady: readonly Chapter[] = [
  {
    rag: 'green',
    events: 'Steady. Nothing new since last time, in school or at home, and we asked both.',
    voice: 'Talked about the weekend, with no prompting, and about nothing that worries us.',
    decision: {
      what: 'No change, and the same questions next time.',
      why: 'What is in place is holding. We would look again at any absence or any change at home.',
    },
  },
  {
    rag: 'green',
    events: 'In every day. A small falling-out with a friend, put right the same afternoon.',
    voice: '“It’s sorted, actually.”',
    decision: { what: 'Carry on as agreed.', why: 'An ordinary fortnight is what the plan is for.' },
  },
]

const workToDos: readonly ToDo[] = [
  {
    what: 'Book the half-day on chronologies',
    why: 'It comes up in every second case',
    within: 14,
    outcome: 'Booked and done.',
  },
  {
    what: 'Protect an hour on recording day',
    why: 'So that notes are written on the day',
    who: 'supervisor',
    within: 7,
    outcome: 'In the diary, and mostly kept.',
  },
  {
    what: 'Ask to see another team’s morning meeting',
    why: 'Theirs is half as long',
    within: 28,
    carried: 1,
    outcome: 'Seen. We begin at ten to eight now.',
  },
  {
    what: 'Write down who covers when both of us are away',
    why: 'Nobody should have to guess',
    within: 21,
    outcome: 'On the office wall.',
  },
  {
    what: 'Look for a course on talking with parents who drink',
    why: 'Three families this year',
    within: 28,
    ends: 'dropped',
    outcome: 'The course was cancelled. We asked the alcohol service to come instead.',
  },
]
