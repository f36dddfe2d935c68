import type { Rag } from '../sessions/rag-history.ts'
import { countOf } from '../text/dates.ts'

/** What a board needs to know of a live case to say where it stands: facts alone. */
export interface BoardFacts {
  readonly childId: string
  readonly name: string
  /** the newest direction before this meeting */
  readonly direction: Rag | null
  /** the day it was last discussed before this meeting, with anybody */
  readonly lastDiscussed: Temporal.PlainDate | null
  /** open actions for the child whose date has passed */
  readonly overdue: number
  /** the first text was written about it in this meeting */
  readonly notedAt: Temporal.Instant | null
}

/**
 * The order of a team's board (product E8, F3): what is still to be spoken of first, and of that the children never discussed,
 * then by how long ago, so that the quiet ones come up by themselves and none waits behind the loud; red is a reason said
 * beside the name, not a place in front. What was noted in this meeting goes to the end, in the order it was noted.
 */
export function boardOrder<T extends BoardFacts>(cases: readonly T[]): T[] {
  return cases.toSorted(
    (a, b) =>
      Number(a.notedAt !== null) - Number(b.notedAt !== null) ||
      (a.notedAt !== null && b.notedAt !== null ? Temporal.Instant.compare(a.notedAt, b.notedAt) : 0) ||
      Number(a.lastDiscussed !== null) - Number(b.lastDiscussed !== null) ||
      (a.lastDiscussed !== null && b.lastDiscussed !== null
        ? Temporal.PlainDate.compare(a.lastDiscussed, b.lastDiscussed)
        : 0) ||
      a.name.localeCompare(b.name, 'en') ||
      a.childId.localeCompare(b.childId),
  )
}

/** Why a case stands where it does: "Never discussed", "34 days ago. 2 actions overdue". */
export function whyOnBoard(facts: BoardFacts, today: Temporal.PlainDate): string {
  const ago = facts.lastDiscussed === null ? null : facts.lastDiscussed.until(today).days
  const last = ago === null ? 'Never discussed' : ago === 0 ? 'Discussed today' : `${countOf(ago, 'day')} ago`
  return facts.overdue === 0 ? last : `${last}. ${countOf(facts.overdue, 'action')} overdue`
}

/** The case after this one that is still to be spoken of, as the board has them; the first when there is none after it. */
export function nextOnBoard<T extends BoardFacts>(ordered: readonly T[], childId: string): T | null {
  const left = ordered.filter((each) => each.notedAt === null && each.childId !== childId)
  const at = ordered.findIndex((each) => each.childId === childId)
  return ordered.slice(at + 1).find((each) => left.includes(each)) ?? left[0] ?? null
}
