import { dayFrom, daysAfter, isBefore } from '../../../domain/calendar/days.ts'
import type { Late, TimeLimits } from '../../../domain/children/time-events.ts'
import type { SeenObligation } from '../../obligations/public.ts'

export const noLimits: TimeLimits = { late: [], limitOn: null }

/** What is to happen before the limit: a session in which the child is discussed, at most so far apart. */
const isGapOfDiscussions = ({ rule }: SeenObligation): boolean =>
  rule.about === 'child' && rule.gap !== undefined && [rule.counts?.event ?? []].flat().includes('session')

/**
 * The limits of the policy as a picture shows them: when the child had gone longer without being discussed than it allows,
 * and by when the next discussion is in time. Of several rules the earliest day counts.
 */
export function limitsFrom(seen: readonly SeenObligation[], today: Temporal.PlainDate): TimeLimits {
  const gaps = seen.filter(isGapOfDiscussions)
  const limits = gaps.flatMap(({ state, dueOn, kept }) => {
    const day = dueOn ?? (kept.good_until === null ? null : dayFrom(kept.good_until))
    return day === null || !['met', 'upcoming', 'due'].includes(state) ? [] : [day]
  })
  return {
    late: joined(gaps.flatMap(({ kept }) => kept.breaches.map((breach) => lateOf(breach, today)))),
    limitOn: limits.toSorted(Temporal.PlainDate.compare)[0] ?? null,
  }
}

function lateOf(breach: SeenObligation['kept']['breaches'][number], today: Temporal.PlainDate): Late {
  const to = breach.made_good ?? breach.to
  return { from: dayFrom(breach.from), to: to === null ? today : dayFrom(to) }
}

/** Two rules may find the same stretch late: it is drawn, and told, once. */
function joined(late: readonly Late[]): Late[] {
  const all: Late[] = []
  for (const next of late.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from))) {
    const last = all.at(-1)
    if (last === undefined || isBefore(daysAfter(last.to, 1), next.from)) all.push({ ...next })
    else if (isBefore(last.to, next.to)) last.to = next.to
  }
  return all
}
