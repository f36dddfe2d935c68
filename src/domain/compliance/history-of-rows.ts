import { ById } from './by-id.ts'
import type { CalendarSource, Jurisdiction } from './calendar-source.ts'
import type { CalendarTables } from './calendar-tables.ts'
import { FAR, yearOf } from './civil.ts'
import { FactsOfNode, noFacts } from './facts-of-node.ts'
import type { Happening, History, HistoryRows, Node, Thing } from './history.ts'
import { linksAmong } from './links.ts'

/**
 * Builds a history from rows. Nothing is checked: links and facts may name what is not there. What only some questions
 * need, as an event or finding it by its id or by what it links to, is made when it is first asked.
 */
export function historyOfRows(rows: HistoryRows): History {
  const things = rows.things.map(thingOf)
  let thingsById: ById<Thing> | null = null
  const byIdOfThings = () => (thingsById ??= byIdOf(things))
  const { eventAt, all, byId } = eventsOf(rows)
  const find = (id: string): Node | undefined => byIdOfThings().get(id) ?? byId(id)
  const node = (id: string): Node => {
    const known = find(id)
    if (known) return known
    const blank = thingOf({ id, kind: '', organisation: null, calendar: null })
    byIdOfThings().set(id, blank)
    return blank
  }
  giveFacts(rows, things, node)
  const holders = new Map<string, Map<string, Thing[]>>()
  const sources = new Map<Node, CalendarSource>()
  const only = rows.calendars.size === 1 ? [...rows.calendars.values()][0] : undefined
  let lastSource: CalendarSource | null = null
  let lastJurisdiction: Jurisdiction | null = null
  let lastAsOf = FAR
  let lastTables: CalendarTables | null = null
  const evaluateFrom = rows.evaluateFrom ?? earliestDay(rows)
  return {
    rows,
    evaluateFrom,
    things,
    events: all,
    eventAt,
    node,
    ...linksAmong(rows.events, eventAt),
    naming(fact, id) {
      let byName = holders.get(fact)
      if (!byName) holders.set(fact, (byName = thingsByValue(things, fact)))
      return byName.get(id) ?? []
    },
    calendarOf(asked, jurisdiction, asOf) {
      let source = only
      if (!source) {
        source = sources.get(asked) ?? sourceOf(asked, rows.calendars, find) ?? rows.fallback
        sources.set(asked, source)
      }
      if (lastTables === null || source !== lastSource || jurisdiction !== lastJurisdiction || asOf !== lastAsOf) {
        lastTables = source.tables(jurisdiction, yearOf(evaluateFrom), yearOf(asOf) + 3)
        lastSource = source
        lastJurisdiction = jurisdiction
        lastAsOf = asOf
      }
      return lastTables
    },
  }
}

function byIdOf(things: readonly Thing[]): ById<Thing> {
  const found = new ById<Thing>()
  for (const thing of things) found.set(thing.id, thing)
  return found
}

const thingOf = ({ id, kind, organisation, calendar }: HistoryRows['things'][number]): Thing => ({
  isEvent: false,
  id,
  kind,
  facts: noFacts,
  organisation,
  calendar,
})

/** The events of rows, each made when it is first asked for: of most kinds no rule asks. */
function eventsOf({ events: rows }: HistoryRows) {
  let made: (Happening | undefined)[] | null = null
  let allMade: readonly Happening[] | null = null
  let placesById: ById<number> | null = null
  const eventAt = (place: number): Happening => {
    made ??= rows.map(() => undefined)
    const known = made[place]
    if (known) return known
    const { id, kind, day, instant, links, attributes } = rows[place] as HistoryRows['events'][number]
    return (made[place] = { isEvent: true, id, kind, facts: noFacts, day, instant, links, attributes })
  }
  return {
    eventAt,
    all: () => (allMade ??= rows.map((_row, place) => eventAt(place))),
    byId(id: string) {
      if (!placesById) {
        placesById = new ById()
        for (const [place, row] of rows.entries()) placesById.set(row.id, place)
      }
      const place = placesById.get(id)
      return place === undefined ? undefined : eventAt(place)
    },
  }
}

/** How many things without facts may lie between two with some before the second is looked up. */
const lookedAhead = 4

/** Readers sort things and facts alike, so a fact is mostly of the last thing or of one of the next. */
function giveFacts({ facts: rows }: HistoryRows, things: readonly Thing[], node: (id: string) => Node): void {
  let of: Node | undefined
  let next = 0
  for (const row of rows) {
    if (of?.id !== row.of) {
      let place = next
      while (place < next + lookedAhead && things[place]?.id !== row.of) place++
      of = things[place]
      if (of?.id === row.of) next = place + 1
      else of = node(row.of)
      if (of.facts === noFacts) of.facts = new FactsOfNode()
    }
    ;(of.facts as FactsOfNode).add(row.fact, row)
  }
}

/** Where recorded history begins when nobody says so. */
function earliestDay({ facts, events }: HistoryRows): number {
  let earliest = FAR
  for (const { from } of facts) if (from < earliest) earliest = from
  for (const { day } of events) if (day < earliest) earliest = day
  return earliest === FAR ? 0 : earliest
}

function thingsByValue(things: readonly Thing[], fact: string): Map<string, Thing[]> {
  const found = new Map<string, Thing[]>()
  for (const thing of things) {
    for (const value of new Set((thing.facts.get(fact) ?? []).map((span) => String(span.value)))) {
      const named = found.get(value)
      if (named) named.push(thing)
      else found.set(value, [thing])
    }
  }
  return found
}

/** A thing’s own calendar, or its organisation’s; that of an event is that of the first thing it links to that has one. */
function sourceOf(
  node: Node,
  calendars: ReadonlyMap<string, CalendarSource>,
  find: (id: string) => Node | undefined,
): CalendarSource | undefined {
  if (node.isEvent) {
    for (const link in node.links) {
      for (const id of [node.links[link] ?? []].flat()) {
        const to = find(id)
        const found = to && !to.isEvent ? sourceOf(to, calendars, find) : undefined
        if (found) return found
      }
    }
    return undefined
  }
  if (node.calendar !== null) return calendars.get(node.calendar)
  const organisation = node.organisation === null ? undefined : find(node.organisation)
  return organisation && !organisation.isEvent && organisation.calendar !== null
    ? calendars.get(organisation.calendar)
    : undefined
}
