import { isBefore } from '../src/domain/calendar/days.ts'
import type { ReviewMeetingKind } from '../src/domain/children/review-meetings.ts'
import { recordMeetings, settleMeeting } from '../src/features/children/public.ts'
import type { ChildAdded } from './children.ts'
import { as, at, must, weekdayAfter, type Player, type Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'

export interface MeetingsOfPlan {
  children: readonly ChildAdded[]
  kind: ReviewMeetingKind
  /** the first, so many weeks ago, and then every so many weeks; those of days to come are planned */
  firstWeeksAgo: number
  everyWeeks: number
  /** days from today to the next one, where it is not in its turn */
  nextInDays?: number
}

/** Meetings about the plan of a child, or of brothers and sisters: each held, and the next one planned then. */
export function addMeetings(stage: Stage, timeline: Timeline, lead: Player, plan: MeetingsOfPlan): void {
  const { children, kind, firstWeeksAgo, everyWeeks, nextInDays } = plan
  const days: Temporal.PlainDate[] = []
  for (let weeks = firstWeeksAgo; weeks > 0; weeks -= everyWeeks) {
    days.push(stage.monday.subtract({ weeks }).add({ days: 2 }))
  }
  const last = days.at(-1) ?? stage.monday
  const asked = nextInDays === undefined ? last.add({ weeks: everyWeeks }) : stage.today.add({ days: nextInDays })
  const next = asked.dayOfWeek > 5 ? weekdayAfter(asked) : asked
  const ids = new Map<string, string>()
  const record = async (moment: Temporal.Instant, on: Temporal.PlainDate) => {
    const childIds = children.map(({ childId }) => childId)
    await as(stage, lead, moment, async (work) => {
      for (const [childId, meetingId] of ids)
        must(await settleMeeting(work, { childId, meetingId, state: 'held' }), 'settled')
      const { meetingIds } = must(await recordMeetings(work, { childIds, kind, on, state: 'planned' }), 'recorded')
      ids.clear()
      for (const [place, childId] of childIds.entries()) ids.set(childId, meetingIds[place] ?? '')
    })
  }
  const [first = next, ...others] = [...days.filter((day) => isBefore(day, stage.today)), next]
  const announced = at(stage, first.subtract({ days: 5 }), '15:05')
  timeline.add(announced, () => record(announced, first))
  for (const [place, on] of others.entries()) {
    const held = at(stage, [first, ...others][place] ?? first, '16:45')
    timeline.add(held, () => record(held, on))
  }
}
