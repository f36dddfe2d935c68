import type { ChildAdded } from './children.ts'
import { addGroup, holdGroup, planGroup, type GroupCase } from './groups.ts'
import { at, type Player, type Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'

export interface BoardInStory {
  made: Temporal.Instant
  leader: Player
  members: readonly Player[]
  cases: readonly ChildAdded[]
  /** how many weekly meetings there were; the newest goes on */
  weeks: number
}

/** The weekly meeting of a safeguarding team, run from a board of its live cases: some of them each week, in a line or two. */
export function addBoard(
  stage: Stage,
  timeline: Timeline,
  { made, leader, members, cases, weeks }: BoardInStory,
): void {
  const team = addGroup(stage, timeline, made, leader, members, {
    name: 'Weekly board',
    kind: 'group',
    isTeam: true,
    minutesClause: 'Process, oversight recorded',
  })
  const usual = { time: '09:15', minutes: 45, venue: 'Around the big screen' }
  for (let week = weeks; week > 0; week--) {
    const isNewest = week === 1
    const today = isNewest ? stage.lastDay : stage.monday.subtract({ weeks: week })
    const from = (weeks - week) * 3
    const noted = isNewest ? 2 : 3
    holdGroup(stage, timeline, team, {
      askedAt: made.add({ minutes: 20 }),
      ...usual,
      on: today,
      cases: Array.from({ length: noted }, (_, place) => caseOf(cases, from + place, leader)),
      notes: {
        themes:
          week % 2 === 0 ? 'Answers from housing. Who covers the half-term.' : 'Two new referrals. The duty rota.',
        cases_discussed: 'sample',
        sample_reason:
          'From the top of the board: those who have waited longest. The rest were read out and are next week’s.',
      },
      ending: isNewest ? 'left_open' : 'signed',
    })
  }
  planGroup(stage, timeline, at(stage, stage.monday.subtract({ weeks: 2 }), '10:20'), team, {
    ...usual,
    first: stage.monday.add({ weeks: 1 }),
    times: 6,
    everyWeeks: 1,
  })
}

/** The next of the board's cases in turn, with what was said of it. */
function caseOf(cases: readonly ChildAdded[], turn: number, by: Player): GroupCase {
  const child = cases[turn % cases.length]
  const line = lines[turn % lines.length]
  if (child === undefined || line === undefined) throw new RangeError('There is nobody on the board')
  const { todo, ...said } = line
  return { child, by, ...said, ...(todo === undefined ? {} : { todo }) }
}

const lines: readonly Omit<GroupCase, 'child' | 'by'>[] = [
  {
    said: 'Nothing new since last week. School has been rung.',
    rag: 'green',
  },
  {
    said: 'Absent on two days. The call home was answered at once.',
    rag: 'amber',
    todo: { what: 'Ask school for the reason for both days', why: 'Two is a question', within: 3 },
  },
  {
    said: 'The plan meeting was held. Everybody came, and the next date is fixed.',
    voice: 'Was there, and said one thing. It is the first line of the notes.',
    rag: 'green',
  },
  {
    said: 'The visit was put off once by us and once by them.',
    rag: 'amber',
    todo: { what: 'Visit this week, without fail', why: 'Two visits have been missed', within: 4 },
  },
  {
    said: 'A worry from a neighbour. Passed on, and acknowledged.',
    rag: 'amber',
    decision: {
      what: 'Ask at the visit, and not by telephone.',
      why: 'It is about the evening, and it should be asked of the child.',
    },
  },
  {
    said: 'Steady. Waiting for the clinic’s date.',
    rag: 'amber',
  },
  {
    said: 'A good week. In every day, and early on two.',
    voice: 'Asked to show us a drawing.',
    rag: 'green',
  },
]
