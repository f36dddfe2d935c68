import type { Jurisdiction } from './calendar-source.ts'
import type { CalendarTables } from './calendar-tables.ts'
import type { History, Node } from './history.ts'
import type { Undecided } from './obligation.ts'
import type { Steps } from './spans.ts'

/**
 * What one assessment knows while it runs. Where something is unknown it is taken as a no or as a yes by `assume`, and
 * noted; only when something was noted is the other answer worked out too, and the two compared.
 */
export interface Context {
  readonly history: History
  readonly jurisdiction: Jurisdiction
  /** the day that is asked about */
  readonly asOf: number
  /** events after this day do not count: the day asked about, or in a forecast the day it looks to */
  readonly cutoff: number
  /** how far ahead states are worked out */
  readonly horizon: number
  /** what is unknown is taken as yes: a doubtful event counts, an open number asks the least */
  assume: boolean
  /** an event about which doubt is taken as yes all the same, to find out what an answer hangs on */
  trusted: string | null
  notes: Undecided[]
  /** conditions of other things, which many subjects ask about */
  readonly remembered: Map<object, Map<Node, { readonly steps: Steps; readonly notes: readonly Undecided[] }>>
  /** the node whose calendar was asked for last, and its tables */
  lastNode: Node | null
  lastTables: CalendarTables | null
  /** the first late days that another rule of the pack found for a subject */
  breachDays(rule: string, subject: Node): readonly number[]
}

/** Notes what is missing, once. */
export function note(context: Context, missing: Undecided): void {
  const known = context.notes.some(
    (one) => one.why === missing.why && one.name === missing.name && one.of === missing.of,
  )
  if (!known) context.notes.push(missing)
}

/** The calendar of a node, up to the day asked about and some years on. */
export function tablesOf(context: Context, node: Node): CalendarTables {
  if (context.lastNode !== node || context.lastTables === null) {
    const { history, jurisdiction, asOf, horizon } = context
    context.lastTables = history.calendarOf(node, jurisdiction, Math.max(asOf, horizon))
    context.lastNode = node
  }
  return context.lastTables
}
