import { NONE_COUNTED, type Counted, type Happening, type History, type LinkKey } from './history.ts'

const keys = new Map<string, Map<string, LinkKey>>()

/** The key of events of a kind that link under a name. There is one of each, so that looking up compares places. */
export function linkKey(kind: string, link: string): LinkKey {
  let ofKind = keys.get(kind)
  if (!ofKind) keys.set(kind, (ofKind = new Map()))
  let key = ofKind.get(link)
  if (!key) ofKind.set(link, (key = { kind, link }))
  return key
}

type Growing = { readonly events: Happening[]; readonly days: number[] }

/**
 * What links to what, among the events of a history. Events link in many ways and a pack asks about a few: each is
 * worked out for the whole history when it is first asked.
 */
export function linksAmong(events: readonly Happening[]): Pick<History, 'linking' | 'linkingInAnyWay'> {
  let byKind: Map<string, readonly Happening[]> | null = null
  const ofKind = (kind: string) => (byKind ??= groupedInTime(events)).get(kind) ?? []
  const ofKey = new Map<LinkKey, ReadonlyMap<string, Counted>>()
  const inAnyWay = new Map<string, ReadonlyMap<string, Counted>>()
  return {
    linking(key, id) {
      let found = ofKey.get(key)
      if (!found) ofKey.set(key, (found = byTarget(ofKind(key.kind), ({ links }) => links[key.link])))
      return found.get(id) ?? NONE_COUNTED
    },
    linkingInAnyWay(kind, id) {
      let found = inAnyWay.get(kind)
      if (!found) inAnyWay.set(kind, (found = byTarget(ofKind(kind), ({ links }) => Object.values(links).flat())))
      return (found.get(id) ?? NONE_COUNTED).events
    },
  }
}

function groupedInTime(events: readonly Happening[]): Map<string, readonly Happening[]> {
  const grouped = new Map<string, Happening[]>()
  for (const event of events) {
    const group = grouped.get(event.kind)
    if (group) group.push(event)
    else grouped.set(event.kind, [event])
  }
  for (const group of grouped.values()) if (!areInTime(group)) group.sort(inTime)
  return grouped
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
): Map<string, Growing> {
  const found = new Map<string, Growing>()
  for (const event of events) {
    const to = targets(event)
    if (typeof to === 'string') put(found, to, event)
    else if (to !== undefined) for (const one of to) put(found, one, event)
  }
  return found
}

/** An event that names the same thing twice links to it once. */
function put(found: Map<string, Growing>, to: string, event: Happening): void {
  const known = found.get(to)
  if (!known) found.set(to, { events: [event], days: [event.day] })
  else if (known.events[known.events.length - 1] !== event) {
    known.events.push(event)
    known.days.push(event.day)
  }
}
