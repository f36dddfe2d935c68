import { FAR, LONG_AGO } from './civil.ts'
import { commonSpans, mergeSpans, pushStep, type Steps } from './spans.ts'
import {
  BREACHED,
  DUE,
  MET,
  NOT_APPLICABLE,
  newVerdict,
  OVERDUE,
  PAUSED,
  stateOn,
  UPCOMING,
  type Case,
  type Late,
  type Verdict,
} from './verdict.ts'

/** Which state of an alternative is shown: met, then what can still be met, then what is late. */
const rank: Readonly<Record<number, number>> = {
  [MET]: 0,
  [PAUSED]: 1,
  [UPCOMING]: 2,
  [DUE]: 2,
  [OVERDUE]: 3,
  [BREACHED]: 4,
  [NOT_APPLICABLE]: 5,
}
const rankOf = (state: number) => rank[state] ?? 6

/**
 * One of several is enough (`docs/policies/pack-format.md`, "either"). Met when one is met; otherwise the one that can
 * still be met soonest is shown. Late only on days on which every alternative was failing.
 */
export function judgeEither(one: Case, alternatives: readonly Verdict[]): Verdict {
  const { asOf } = one.context
  const best = alternatives.toSorted(
    (a, b) => rankOf(stateOn(a.timeline, asOf)) - rankOf(stateOn(b.timeline, asOf)) || a.due - b.due,
  )[0]
  if (!best) return newVerdict([LONG_AGO, NOT_APPLICABLE])
  let failing: readonly number[] = [LONG_AGO, FAR]
  for (const { failing: days } of alternatives) failing = commonSpans(failing, mergeSpans(days))
  const late: Late[] = []
  for (let place = 0; place < failing.length; place += 2) {
    const from = failing[place] as number
    const to = failing[place + 1] as number
    late.push({ from, to, madeGood: madeGoodAfter(alternatives, to), by: null, cycle: null })
  }
  return {
    ...best,
    timeline: bestOf(alternatives),
    late,
    failing,
    needed: (wanted) => alternatives.flatMap(({ needed }) => needed(wanted)),
  }
}

/** The day after the last late one, or that one itself, when an alternative is met on it. */
function madeGoodAfter(alternatives: readonly Verdict[], last: number): number | null {
  if (last >= FAR) return null
  const isMet = (day: number) => alternatives.some(({ timeline }) => stateOn(timeline, day) === MET)
  return isMet(last) ? last : isMet(last + 1) ? last + 1 : null
}

function bestOf(alternatives: readonly Verdict[]): Steps {
  const days = new Set<number>()
  for (const { timeline } of alternatives) {
    for (let place = 0; place < timeline.length; place += 2) days.add(timeline[place] as number)
  }
  const steps: number[] = []
  for (const day of [...days].toSorted((a, b) => a - b)) {
    let best = NOT_APPLICABLE
    let dueNext = FAR
    for (const { timeline, due } of alternatives) {
      const state = stateOn(timeline, day)
      const better = rankOf(state) - rankOf(best)
      if (better < 0 || (better === 0 && due < dueNext)) {
        best = state
        dueNext = due
      }
    }
    pushStep(steps, day, best)
  }
  return steps
}
