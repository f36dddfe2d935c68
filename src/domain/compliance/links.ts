import { ById } from './by-id.ts'
import { NONE_COUNTED, type Counted, type Happening, type History, type HistoryRows, type LinkKey } from './history.ts'

const keys = new Map<string, Map<string, LinkKey>>()

/** The key of events of a kind that link under a name. There is one of each, so that looking up compares places. */
export function linkKey(kind: string, link: string): LinkKey {
  let ofKind = keys.get(kind)
  if (!ofKind) keys.set(kind, (ofKind = new Map()))
  let key = ofKind.get(link)
  if (!key) ofKind.set(link, (key = { kind, link }))
  return key
}

type Row = HistoryRows['events'][number]
type Growing = { readonly events: Happening[]; readonly days: number[] }
/** By what they link to. Most things have one event of a key, which is kept bare until somebody asks. */
type ByTarget = ById<Happening | Growing>

/**
 * What links to what, among the events of a history. Events link in many ways and a pack asks about a few: each is
 * worked out for the whole history when it is first asked.
 */
export function linksAmong(
  rows: readonly Row[],
  eventAt: (place: number) => Happening,
): Pick<History, 'linking' | 'linkingInAnyWay'> {
  const ofKind = (kind: string): readonly Happening[] => {
    const events: Happening[] = []
    for (let place = 0; place < rows.length; place++) {
      if ((rows[place] as Row).kind === kind) events.push(eventAt(place))
    }
    return areInTime(events) ? events : events.sort(inTime)
  }
  const ofKey = new Map<LinkKey, ByTarget>()
  const inAnyWay = new Map<string, ByTarget>()
  let lastKey: LinkKey | null = null
  let last: ByTarget = new ById()
  return {
    linking(key, id) {
      if (key !== lastKey) {
        lastKey = key
        last = ofKey.get(key) ?? byTarget(ofKind(key.kind), ({ links }) => links[key.link])
        ofKey.set(key, last)
      }
      return countedOf(last, id)
    },
    linkingInAnyWay(kind, id) {
      let found = inAnyWay.get(kind)
      if (!found) inAnyWay.set(kind, (found = byTarget(ofKind(kind), ({ links }) => Object.values(links).flat())))
      return countedOf(found, id).events
    },
  }
}

/** Earlier day first; within a day by instant, events of which only the day is known last. */
export const inTime = (a: Happening, b: Happening): number =>
  a.day - b.day || (a.instant ?? Number.MAX_VALUE) - (b.instant ?? Number.MAX_VALUE)

function areInTime(events: readonly Happening[]): boolean {
  for (let place = 1; place < events.length; place++) {
    if (inTime(events[place - 1] as Happening, events[place] as Happening) > 0) return false
  }
  return true
}

function byTarget(
  events: readonly Happening[],
  targets: (event: Happening) => string | readonly string[] | undefined,
): ByTarget {
  const found: ByTarget = new ById()
  for (const event of events) {
    const to = targets(event)
    if (typeof to === 'string') found.update(to, withOneMore, event)
    else if (to !== undefined) for (const one of to) found.update(one, withOneMore, event)
  }
  return found
}

/** An event that names the same thing twice links to it once. */
function withOneMore(known: Happening | Growing | undefined, event: Happening): Happening | Growing {
  if (known === undefined || known === event) return event
  if (isOne(known)) return { events: [known, event], days: [known.day, event.day] }
  if (known.events[known.events.length - 1] !== event) {
    known.events.push(event)
    known.days.push(event.day)
  }
  return known
}

const isOne = (found: Happening | Growing): found is Happening => (found as Happening).isEvent

function countedOf(found: ByTarget, id: string): Counted {
  const known = found.get(id)
  if (known === undefined) return NONE_COUNTED
  return isOne(known) ? { events: [known], days: [known.day] } : known
}
