import { assess, type CompiledPack, type History } from '../../../domain/compliance/assess.ts'
import { academicYearOf } from '../../../domain/calendar/windows.ts'
import type { Obligation, ObligationState } from '../../../domain/compliance/obligation.ts'
import type { Rule } from '../../../domain/policy/rule.ts'

/** How a periodic rule went for somebody in this academic year, for the picture of their year. Days are ISO dates. */
export type Track =
  | { readonly is: 'window'; readonly stretches: readonly WindowStretch[] }
  | { readonly is: 'gap'; readonly stretches: readonly GapStretch[] }

export interface WindowStretch {
  readonly name: string | null
  readonly from: string
  readonly to: string
  readonly state: ObligationState
  /** what counted, and what it was measured in; null where nothing could be measured */
  readonly has: number | null
  readonly needs: number | null
  readonly unit: string | null
}

export interface GapStretch {
  /** the day of the event that began it */
  readonly from: string
  /** the day of the next; null for the one that still runs */
  readonly to: string | null
  /** the last day in time; null where there is no limit, or it is not known */
  readonly due: string | null
}

/** Windows of a week in two years, and then some. */
const mostStretches = 60

interface Asked {
  readonly pack: CompiledPack
  readonly history: History
  readonly today: Temporal.PlainDate
  /** the days of events, by id */
  readonly dayOf: ReadonlyMap<string, string>
}

/** The track of one obligation of somebody's; null when its rule has none that can be drawn. */
export function trackOf(obligation: Obligation, rule: Rule, asked: Asked): Track | null {
  if (rule.window?.each !== undefined) return { is: 'window', stretches: windows(obligation, asked) }
  if (rule.gap !== undefined && isInTime(rule)) return { is: 'gap', stretches: gaps(obligation, asked) }
  return null
}

/** A gap counted in shifts or hours of work has no place on a calendar. */
const isInTime = ({ gap }: Rule): boolean => typeof gap?.at_most === 'string' || !('of' in Object(gap?.at_most))

function at({ pack, history }: Asked, { rule, subject }: Obligation, day: Temporal.PlainDate): Obligation | undefined {
  return assess(pack, history, { asOf: day.toString(), rules: new Set([rule]), subjects: [subject] })[0]
}

/** From the first day of the year, one window after another, each as it stood on its last day, or stands today. */
function windows(now: Obligation, asked: Asked): WindowStretch[] {
  const { today } = asked
  const stretches: WindowStretch[] = []
  let day = academicYearOf(today).startsOn
  while (stretches.length < mostStretches && Temporal.PlainDate.compare(day, today) <= 0) {
    const cycle = at(asked, now, day)?.cycle
    if (!cycle?.from || !cycle.to) {
      day = day.add({ days: 28 })
      continue
    }
    const from = Temporal.PlainDate.from(cycle.from)
    const last = Temporal.PlainDate.from(cycle.to)
    const isOver = Temporal.PlainDate.compare(last, today) < 0
    const stood = isOver ? at(asked, now, last) : Temporal.PlainDate.compare(from, today) <= 0 ? now : null
    stretches.push(windowOf(cycle, stood ?? null, isOver))
    day = last.add({ days: 1 })
  }
  return stretches
}

function windowOf(
  { name, from, to }: NonNullable<Obligation['cycle']>,
  stood: Obligation | null,
  isOver: boolean,
): WindowStretch {
  const state = stood?.state ?? 'upcoming'
  return {
    name,
    from: from ?? '',
    to: to ?? '',
    // On its last day it is due; that day is over.
    state: isOver && (state === 'due' || state === 'upcoming' || state === 'overdue') ? 'breached' : state,
    has: stood?.amount?.has ?? null,
    needs: stood?.amount?.needs ?? null,
    unit: stood?.amount?.unit ?? null,
  }
}

/** Back from today, from one event that counted to the one before. */
function gaps(now: Obligation, asked: Asked): GapStretch[] {
  const first = academicYearOf(asked.today).startsOn.toString()
  const stretches: GapStretch[] = []
  let to: string | null = null
  let stood: Obligation | undefined = now
  while (stood !== undefined && stretches.length < mostStretches) {
    const last = stood.evidence.at(-1)
    const from = last === undefined ? undefined : asked.dayOf.get(last)
    if (from === undefined || (to !== null && from >= to)) break
    stretches.unshift({ from, to, due: stood.due ?? stood.good_until })
    if (from < first) break
    to = from
    stood = at(asked, now, Temporal.PlainDate.from(from).subtract({ days: 1 }))
  }
  return stretches
}
