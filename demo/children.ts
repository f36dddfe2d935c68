import { addChild } from '../src/features/children/public.ts'
import { as, must, type Player, type Stage } from './stage.ts'
import type { ChildStory } from './stories/story.ts'
import type { ChildInStory } from './words.ts'

/** What the register needs to know of a child. */
export type ChildToAdd = Pick<ChildStory, 'family' | 'given' | 'familyName' | 'age' | 'reference' | 'status'>

/** Children of an organisation, brothers and sisters in one family. */
export class Register {
  readonly #families = new Map<string, string>()
  readonly #stage: Stage
  /** the designated lead, who may make anybody in supervision a case holder */
  readonly #lead: Player

  constructor(stage: Stage, lead: Player) {
    this.#stage = stage
    this.#lead = lead
  }

  async add(child: ChildToAdd, holder: Player, moment: Temporal.Instant): Promise<string> {
    const { today } = this.#stage
    const [years, days] = child.age
    const family = this.#families.get(child.family)
    const startsOn = moment.toZonedDateTimeISO('Europe/London').toPlainDate()
    const adding = await as(this.#stage, this.#lead, moment, (work) =>
      addChild(work, {
        family: family === undefined ? { name: child.family } : { familyId: family },
        givenName: child.given,
        familyName: child.familyName,
        bornOn: today.subtract({ years }).subtract({ days }),
        reference: child.reference,
        status: child.status && { status: child.status.status, legalBasis: child.status.basis, startsOn },
        holderId: holder.membershipId,
        heldFrom: startsOn,
      }),
    )
    const { childId, familyId } = must(adding, 'added')
    this.#families.set(child.family, familyId)
    return childId
  }

  async inStory(story: ChildStory, holder: Player, moment: Temporal.Instant): Promise<ChildInStory> {
    return { story, childId: await this.add(story, holder, moment), told: 0 }
  }
}
