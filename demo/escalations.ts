import { noteTold, sayNothingChanges } from '../src/features/children/escalate/escalate.command.ts'
import type { EscalationOutcome } from '../src/features/children/escalate/escalation-words.ts'
import { londonDay } from '../src/domain/text/dates.ts'
import type { ChildAdded } from './children.ts'
import { as, at, must, weekdayAfter, type Player, type Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'

export interface EscalationInStory {
  child: ChildAdded
  moment: Temporal.Instant
  to: Player | { post: string }
  /** so many days later, with what followed; not yet unless given */
  told?: { days: number; followed: EscalationOutcome }
}

/** Somebody says that nothing changes for a child in need, and who is to hear of it; and they hear of it. */
export function addEscalation(stage: Stage, timeline: Timeline, by: Player, said: EscalationInStory): void {
  const { child, moment, to, told } = said
  timeline.add(moment, async () => {
    const { childId } = child
    const toWhom = 'post' in to ? to : { membershipId: to.membershipId }
    const saying = await as(stage, by, moment, (work) => sayNothingChanges(work, { childId, to: toWhom }))
    const { escalationId } = must(saying, 'said')
    if (told === undefined) return
    const day = londonDay(moment).add({ days: told.days })
    const toldOn = day.dayOfWeek > 5 ? weekdayAfter(day) : day
    const then = at(stage, toldOn, '12:05')
    timeline.add(then, async () => {
      const noting = as(stage, by, then, (work) =>
        noteTold(work, { childId, escalationId, toldOn, followed: told.followed }),
      )
      must(await noting, 'noted')
    })
  })
}
