import { addChild, endStatus, recordConcern, recordStatus } from '../src/features/children/public.ts'
import { statusesOf } from '../src/features/children/facts/child.queries.ts'
import { londonDay } from '../src/domain/text/dates.ts'
import { as, must, sure, type Player, type Stage } from './stage.ts'
import type { Chapter, ChildStory } from './stories/story.ts'
import type { Timeline } from './timeline.ts'
import type { ChildInStory } from './words.ts'

/** What the register needs to know of a child. */
export type ChildToAdd = Pick<ChildStory, 'family' | 'given' | 'familyName' | 'age' | 'reference' | 'status'> &
  Partial<Pick<ChildStory, 'concern' | 'school'>>

/** Children of an organisation, brothers and sisters in one family. */
export class Register {
  readonly #families = new Map<string, string>()
  readonly #stage: Stage
  readonly #timeline: Timeline
  /** the designated lead, who may make anybody in supervision a case holder */
  readonly lead: Player

  constructor(stage: Stage, timeline: Timeline, lead: Player) {
    this.#stage = stage
    this.#timeline = timeline
    this.lead = lead
  }

  /** Add a child now, with the status and the worry from that day. */
  async add(child: ChildToAdd, holder: Player | null, moment: Temporal.Instant): Promise<string> {
    const { today } = this.#stage
    const [years, days] = child.age
    const family = this.#families.get(child.family)
    const startsOn = londonDay(moment)
    const childId = await as(this.#stage, this.lead, moment, async (work) => {
      const adding = await addChild(work, {
        family: family === undefined ? { name: child.family } : { familyId: family },
        givenName: child.given,
        familyName: child.familyName,
        bornOn: today.subtract({ years }).subtract({ days }),
        reference: child.reference,
        school: child.school ?? null,
        status: child.status && { status: child.status.status, legalBasis: child.status.basis, startsOn },
        holderId: holder?.membershipId ?? null,
        heldFrom: startsOn,
      })
      const added = must(adding, 'added')
      this.#families.set(child.family, added.familyId)
      if (child.concern !== undefined) {
        const said = await recordConcern(work, { childId: added.childId, concern: child.concern, startsOn })
        sure(said !== null, 'say what a worry is about')
      }
      return added.childId
    })
    return childId
  }

  /** A child of whom sessions tell from a moment on; added when the history comes to it. */
  inStory(
    story: ChildStory,
    holder: Player,
    moment: Temporal.Instant,
    more: Partial<Pick<ChildInStory, 'until' | 'every' | 'lastTold' | 'everRarer'>> = {},
  ): ChildInStory {
    const child: ChildInStory = { story, childId: '', told: 0, from: londonDay(moment), ...more }
    this.#timeline.add(moment, async () => {
      child.childId = await this.add(story, holder, moment)
    })
    return child
  }

  /** A status that begins on a day of the history, whatever sessions tell. */
  becomes(child: ChildAdded, begins: NonNullable<Chapter['status']>, moment: Temporal.Instant): void {
    this.#timeline.add(moment, () =>
      beginStatus(this.#stage, this.lead, moment, child.childId, begins, londonDay(moment)),
    )
  }

  /** A child of whom no session tells, added when the history comes to it. */
  later(child: ChildToAdd, holder: Player | null, moment: Temporal.Instant): ChildAdded {
    const added: ChildAdded = { childId: '' }
    this.#timeline.add(moment, async () => {
      added.childId = await this.add(child, holder, moment)
    })
    return added
  }
}

export interface ChildAdded {
  childId: string
}

/** The status that a chapter begins with; the one before ends. Or all end. */
export async function beginStatus(
  stage: Stage,
  lead: Player,
  moment: Temporal.Instant,
  childId: string,
  begins: NonNullable<Chapter['status']>,
  startsOn: Temporal.PlainDate,
): Promise<void> {
  await as(stage, lead, moment, async (work) => {
    const open = (await statusesOf(work.db, work.actor, childId)).filter((each) => each.endsOn === null)
    if (begins === 'ended') {
      for (const { statusId } of open) must(await endStatus(work, { childId, statusId, endsOn: startsOn }), 'ended')
      return
    }
    const ends = open.map((each) => each.statusId)
    must(
      await recordStatus(work, { childId, status: begins.status, legalBasis: begins.basis, startsOn, ends }),
      'recorded',
    )
  })
}
