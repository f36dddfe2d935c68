import type { Scalar } from '../policy/language.ts'
import type { CalendarSource, Jurisdiction } from './calendar-source.ts'
import type { CalendarTables } from './calendar-tables.ts'
import { startOfDay } from './civil.ts'
import type { FactsByName, FactSpan } from './facts-of-node.ts'

export type { FactSpan }

interface Known {
  readonly id: string
  facts: FactsByName
}
/** A worker, a child, an agreement… */
export interface Thing extends Known {
  readonly isEvent: false
  readonly kind: string
  readonly organisation: string | null
  readonly calendar: string | null
}
/** An event, which is a thing too. */
export interface Happening extends Known {
  readonly isEvent: true
  readonly kind: string
  readonly day: number
  /** milliseconds; null when only the day is known */
  readonly instant: number | null
  readonly links: Readonly<Record<string, string | readonly string[]>>
  readonly attributes: Readonly<Record<string, Scalar | readonly Scalar[]>>
}
export type Node = Thing | Happening

/**
 * Rows as the engine takes them, days as numbers: what a reader of a database makes without any checking. No two things
 * or events have the same id: whoever makes the rows sees to it.
 */
export interface HistoryRows {
  /** where recorded history begins; null: at the earliest day of the rows */
  readonly evaluateFrom: number | null
  readonly calendars: ReadonlyMap<string, CalendarSource>
  /** for a thing without a calendar */
  readonly fallback: CalendarSource
  readonly things: readonly Pick<Thing, 'id' | 'kind' | 'organisation' | 'calendar'>[]
  readonly facts: readonly (FactSpan & { readonly of: string; readonly fact: string })[]
  readonly events: readonly Pick<Happening, 'id' | 'kind' | 'day' | 'instant' | 'links' | 'attributes'>[]
}

/** Events in order, each with the day it counts on: its own, unless a stream says `day_of`. Shared, so never written to. */
export interface Counted {
  readonly events: readonly Happening[]
  readonly days: readonly number[]
}
export const NONE_COUNTED: Counted = Object.freeze({ events: [], days: [] })

/** How events link: those of one kind, under one name. */
export interface LinkKey {
  readonly kind: string
  readonly link: string
}

/** Facts and events ready to be asked, for one neighbourhood: an organisation, or a file. Treat it as fixed. */
export interface History {
  readonly rows: HistoryRows
  readonly evaluateFrom: number
  /** in the order of the rows */
  readonly things: readonly Thing[]
  events(): readonly Happening[]
  /** the event of a row, by its place; asking for one makes no others */
  eventAt(place: number): Happening
  /** the thing or event of an id; one of which nothing is recorded when there is none */
  node(id: string): Node
  /** events of a kind that link to an id under a name, in order of day and instant; the key is one of `linkKey` */
  linking(key: LinkKey, id: string): Counted
  /** events of a kind that link to an id in any way, in order of day and instant */
  linkingInAnyWay(kind: string, id: string): readonly Happening[]
  /** things with a fact that names this one: `holder` for the children a worker holds */
  naming(fact: string, id: string): readonly Thing[]
  /** the tables of a node’s calendar, for years up to some after that of a day */
  calendarOf(node: Node, jurisdiction: Jurisdiction, asOf: number): CalendarTables
}

/** The end of a day stands for the instant of an event of which only the day is known. */
export const instantOf = (event: Happening): number => event.instant ?? startOfDay(event.day + 1)

/** `yes` and `no` of a pack are `true` and `false` of facts: one of them is kept. */
export const plainValue = (value: Scalar): Scalar => (value === 'yes' ? true : value === 'no' ? false : value)

/** What an event has under a name: its attribute, or what it links to; nothing when neither is recorded. */
export function recordedIn(event: Happening, name: string): Scalar | readonly Scalar[] | undefined {
  const attribute = event.attributes[name]
  return attribute === undefined ? event.links[name] : attribute
}
