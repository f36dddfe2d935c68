import { askOversight, writeOversight, type OversightToWrite } from '../src/features/oversight/public.ts'
import { londonDay } from '../src/domain/text/dates.ts'
import type { ChildAdded } from './children.ts'
import { as, at, sure, weekdayAfter, type Player, type Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'

export interface OversightInStory {
  child: ChildAdded
  worker: Player
  manager: Player
  about: string
  /** so many days later; not yet unless given */
  written?: Omit<OversightToWrite, 'heldOn'> & { days: number }
}

/** A manager is asked to look at the work on one case, apart from supervision; and writes what they decided. */
export function addOversight(
  stage: Stage,
  timeline: Timeline,
  moment: Temporal.Instant,
  asked: OversightInStory,
): void {
  const { child, worker, manager, about, written } = asked
  timeline.add(moment, async () => {
    const oversightId = await as(stage, worker, moment, (work) =>
      askOversight(work, {
        childId: child.childId,
        workerId: worker.membershipId,
        managerId: manager.membershipId,
        about,
      }),
    )
    if (oversightId === null) throw new Error('The demonstration could not ask for oversight')
    if (written === undefined) return
    const { days, ...said } = written
    const held = londonDay(moment).add({ days })
    const heldOn = held.dayOfWeek > 5 ? weekdayAfter(held) : held
    const then = at(stage, heldOn, '16:15')
    timeline.add(then, () =>
      as(stage, manager, then, async (work) => {
        sure(await writeOversight(work, oversightId, { heldOn, ...said }), 'write oversight')
      }),
    )
  })
}
