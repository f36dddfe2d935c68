import { isAfter, isBefore } from '../calendar/days.ts'
import type { Rag } from '../sessions/rag-history.ts'
import type { CaseAction, Discussion } from './case-history.ts'

type Agreed = Pick<CaseAction, 'agreedOn' | 'closedOn' | 'state'>

/** The direction of a child before an action and after it (product G1). Null where no direction was given that one may know. */
export interface DirectionAfter {
  before: Rag | null
  after: Rag | null
  /** the day of the discussion that says after */
  on: Temporal.PlainDate | null
  moved: 'better' | 'worse' | 'same' | 'not_known'
}

const rank: Record<Rag, number> = { red: 0, amber: 1, green: 2 }

/**
 * Did the direction move after it? Of an action that is done: from the last direction up to the day it was agreed to the first
 * one from the day it was done on. Of one that is open: to the newest since. It says what came after, never because of it.
 */
export function directionAfter(
  discussions: readonly Pick<Discussion, 'on' | 'rag'>[],
  { agreedOn, closedOn, state }: Agreed,
): DirectionAfter {
  const rated = discussions.flatMap(({ on, rag }) => (rag === null ? [] : [{ on, rag }]))
  const before = rated.findLast(({ on }) => !isAfter(on, agreedOn)) ?? null
  const later = rated.filter(({ on }) => isAfter(on, agreedOn))
  const after =
    state === 'open' || closedOn === null
      ? (later.at(-1) ?? null)
      : (later.find(({ on }) => !isBefore(on, closedOn)) ?? null)
  const moved =
    before === null || after === null
      ? 'not_known'
      : rank[after.rag] > rank[before.rag]
        ? 'better'
        : rank[after.rag] < rank[before.rag]
          ? 'worse'
          : 'same'
  return { before: before?.rag ?? null, after: after?.rag ?? null, on: after?.on ?? null, moved }
}

/** As a sentence: "The direction went from amber to green after it was done." */
export function directionAfterInWords({ before, after, moved }: DirectionAfter, { state }: Agreed): string {
  const when = state === 'done' ? 'it was done' : 'it was agreed'
  if (after === null) {
    return state === 'done'
      ? 'The direction has not been given since it was done.'
      : 'The direction has not been given since it was agreed.'
  }
  if (moved === 'not_known') return `The direction is ${after} after ${when}; before it, none was given.`
  return moved === 'same'
    ? `The direction has not changed since ${when}: ${after}.`
    : `The direction went from ${before} to ${after} after ${when}.`
}
