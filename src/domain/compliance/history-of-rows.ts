import type { CalendarSource, Jurisdiction } from './calendar-source.ts'
import type { CalendarTables } from './calendar-tables.ts'
import { FAR, yearOf } from './civil.ts'
import type { FactSpan, Happening, History, HistoryRows, Node, Thing } from './history.ts'
import { linksAmong } from './links.ts'

// Most events have no facts: they share a map that nobody writes to.
const noFacts: ReadonlyMap<string, readonly FactSpan[]> = new Map()

/**
 * Builds a history from rows. Nothing is checked: links and facts may name what is not there. What only some questions
 * need, as finding an event by its id or by what it links to, is worked out when it is first asked.
 */
export function historyOfRows(rows: HistoryRows): History {
  const thingsById = new Map<string, Thing>()
  const things: Thing[] = []
  const events: Happening[] = []
  let earliest = FAR
  for (const { id, kind, organisation, calendar } of rows.things) {
    const thing: Thing = { isEvent: false, id, kind, facts: noFacts, organisation, calendar }
    thingsById.set(id, thing)
    things.push(thing)
  }
  for (const { id, kind, day, instant, links, attributes } of rows.events) {
    events.push({ isEvent: true, id, kind, facts: noFacts, day, instant, links, attributes })
    if (day < earliest) earliest = day
  }
  let eventsById: Map<string, Happening> | null = null
  const find = (id: string): Node | undefined =>
    thingsById.get(id) ?? (eventsById ??= new Map(events.map((event) => [event.id, event]))).get(id)
  const node = (id: string): Node => {
    const known = find(id)
    if (known) return known
    const blank: Thing = { isEvent: false, id, kind: '', facts: noFacts, organisation: null, calendar: null }
    thingsById.set(id, blank)
    return blank
  }
  for (const row of rows.facts) {
    if (row.from < earliest) earliest = row.from
    const of = node(row.of)
    if (of.facts === noFacts) of.facts = new Map()
    const facts = of.facts as Map<string, FactSpan[]>
    const spans = facts.get(row.fact)
    if (spans) insertByFirstDay(spans, row)
    else facts.set(row.fact, [row])
  }
  const holders = new Map<string, Map<string, Thing[]>>()
  const sources = new Map<Node, CalendarSource>()
  const only = rows.calendars.size === 1 ? [...rows.calendars.values()][0] : undefined
  let lastSource: CalendarSource | null = null
  let lastJurisdiction: Jurisdiction | null = null
  let lastAsOf = FAR
  let lastTables: CalendarTables | null = null
  const evaluateFrom = rows.evaluateFrom ?? (earliest === FAR ? 0 : earliest)
  return {
    rows,
    evaluateFrom,
    things,
    events,
    node,
    ...linksAmong(events),
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

function insertByFirstDay(spans: FactSpan[], row: FactSpan): void {
  let place = spans.length
  while (place > 0 && (spans[place - 1] as FactSpan).from > row.from) place--
  if (place === spans.length) spans.push(row)
  else spans.splice(place, 0, row)
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
