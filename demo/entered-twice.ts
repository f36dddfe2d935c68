import { addChild, makeSameChild } from '../src/features/children/public.ts'
import { londonDay } from '../src/domain/text/dates.ts'
import type { ChildAdded } from './children.ts'
import { as, must, type Player, type Stage } from './stage.ts'
import type { Timeline } from './timeline.ts'
import type { ChildInStory } from './words.ts'

interface EnteredTwice {
  child: ChildInStory
  /** who enters the child anew, not seeing that somebody else holds the case */
  by: Player
  /** the surname as they heard it */
  familyName: string
  entered: Temporal.Instant
  /** who of the safeguarding team says that it is one child; another of them is to confirm it */
  saidBy: Player
  said: Temporal.Instant
}

/** A child who is entered a second time, and two entries that wait for a second person to say whether they are one. */
export function addEnteredTwice(stage: Stage, timeline: Timeline, twice: EnteredTwice): void {
  const { child, by, familyName, entered, saidBy, said } = twice
  const again: ChildAdded = { childId: '' }
  timeline.add(entered, async () => {
    const { given, age } = child.story
    const [years, days] = age
    const startsOn = londonDay(entered)
    const adding = await as(stage, by, entered, (work) =>
      addChild(work, {
        family: { name: familyName },
        givenName: given,
        familyName,
        bornOn: stage.today.subtract({ years }).subtract({ days }),
        reference: null,
        school: null,
        status: { status: 'cause_for_concern', legalBasis: null, startsOn },
        holderId: by.membershipId,
        heldFrom: startsOn,
      }),
    )
    again.childId = must(adding, 'added').childId
  })
  timeline.add(said, async () => {
    const reason = `The same day of birth and the same class. ${by.name} entered the name as it was heard.`
    const asking = await as(stage, saidBy, said, (work) =>
      makeSameChild(work, { keptId: child.childId, closedId: again.childId, reason }),
    )
    must(asking, 'asked')
  })
}
