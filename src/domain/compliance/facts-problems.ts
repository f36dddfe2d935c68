import { lettersApart, nearest } from '../policy/nearest.ts'
import type { Path } from '../policy/problems-of-shape.ts'
import type { Facts } from './facts.ts'

/** Something in a file of facts that contradicts something else in it. */
export interface FactsProblem {
  readonly severity: 'error' | 'warning'
  readonly path: Path
  readonly says: string
  readonly instead: string | null
}

/** Beyond so many of one kind, the next hundred would say nothing new. */
const mostProblems = 200

/**
 * What is wrong across facts whose shape is right: ids used twice, facts and links of what does not exist, ends before
 * beginnings. Source: `docs/policies/facts-and-obligations.md`, "Facts".
 */
export function factsProblems(facts: Facts): FactsProblem[] {
  const problems: FactsProblem[] = []
  const say = (path: Path, says: string, instead: string | null, severity: 'error' | 'warning' = 'error') => {
    if (problems.length < mostProblems) problems.push({ severity, path, says, instead })
  }
  const things = new Map<string, number>()
  const events = new Map<string, number>()
  for (const [at, { id }] of facts.things.entries()) {
    if (things.has(id)) say(['things', at, 'id'], `the id “${id}” is used twice`, 'give each thing an id of its own')
    things.set(id, at)
  }
  for (const [at, { id, known, withdrawn }] of (facts.events ?? []).entries()) {
    const before = events.get(id)
    const replaces =
      before !== undefined && (facts.events?.[before]?.withdrawn !== undefined || withdrawn !== undefined)
    if (things.has(id)) say(['events', at, 'id'], `a thing has the id “${id}” too`, 'give the event another id')
    else if (before !== undefined && !replaces)
      say(['events', at, 'id'], `the id “${id}” is used twice`, 'give each event an id of its own')
    if (known !== undefined && withdrawn !== undefined && instantOf(withdrawn) < instantOf(known)) {
      say(['events', at, 'withdrawn'], `withdrawn on ${withdrawn}, before it was known on ${known}`, 'turn them round')
    }
    events.set(id, at)
  }
  const exists = (id: string) => things.has(id) || events.has(id)
  const meant = (id: string): string => {
    const add = 'add it to “things” or “events”'
    // Short ids are all alike, and among hundreds of thousands the nearest would take minutes.
    if (id.length < 5 || things.size + events.size > 20_000) return add
    const near = nearest(id, [...things.keys(), ...events.keys()])
    return near !== null && lettersApart(near, id) <= 2 ? `did you mean “${near}”? Otherwise ${add}` : add
  }
  const calendars = Object.keys(facts.calendars ?? {})
  for (const [at, { organisation, calendar }] of facts.things.entries()) {
    if (organisation !== undefined && !things.has(organisation)) {
      say(['things', at, 'organisation'], `there is no thing “${organisation}”`, meant(organisation), 'warning')
    }
    if (calendar !== undefined && !calendars.includes(calendar)) {
      const near = nearest(calendar, calendars)
      say(
        ['things', at, 'calendar'],
        `there is no calendar “${calendar}”`,
        near === null ? 'add it to “calendars”' : `did you mean “${near}”?`,
      )
    }
  }
  const sayOfText = (path: Path, value: unknown) =>
    say(path, `“${value}” is a text and no number`, 'write a number without quotation marks', 'warning')
  for (const [at, fact] of (facts.facts ?? []).entries()) {
    if (isNumberAsText(fact.value)) sayOfText(['facts', at, 'value'], fact.value)
    if (!exists(fact.of)) say(['facts', at, 'of'], `there is no thing “${fact.of}”`, meant(fact.of))
    if (fact.until !== undefined && fact.until < fact.from) {
      say(
        ['facts', at, 'until'],
        `it ends on ${fact.until}, before it begins on ${fact.from}`,
        'turn them round; both days are included',
      )
    }
    if (fact.known !== undefined && fact.withdrawn !== undefined && instantOf(fact.withdrawn) < instantOf(fact.known)) {
      say(
        ['facts', at, 'withdrawn'],
        `withdrawn on ${fact.withdrawn}, before it was known on ${fact.known}`,
        'turn them round',
      )
    }
  }
  for (const [at, { links, with: attributes }] of (facts.events ?? []).entries()) {
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (isNumberAsText(value)) sayOfText(['events', at, 'with', name], value)
    }
    for (const [link, named] of Object.entries(links ?? {})) {
      for (const [place, id] of (Array.isArray(named) ? named : [named]).entries()) {
        if (exists(id)) continue
        const path = ['events', at, 'links', link, ...(Array.isArray(named) ? [place] : [])]
        say(path, `there is no thing or event “${id}”`, meant(id), 'warning')
      }
    }
  }
  calendarProblems(facts, say)
  return problems
}

/** A text that looks like a number is compared with none. */
const isNumberAsText = (value: unknown): boolean => typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)

const instantOf = (text: string): number => Temporal.Instant.from(text).epochMilliseconds

/** Periods that end before they begin, and half-terms that share a day: an event would belong to both. */
function calendarProblems(facts: Facts, say: (path: Path, says: string, instead: string | null) => void): void {
  for (const [name, { periods }] of Object.entries(facts.calendars ?? {})) {
    for (const [at, { from, to, kind }] of periods.entries()) {
      const path = ['calendars', name, 'periods', at]
      if (to < from)
        say([...path, 'to'], `it ends on ${to}, before it begins on ${from}`, 'turn them round; both days are included')
      if (kind !== 'half_term' && kind !== 'term') continue
      const over = periods.findIndex(
        (one, other) => other < at && one.kind === kind && one.from <= to && from <= one.to,
      )
      if (over !== -1)
        say(
          [...path, 'from'],
          `this ${kind.replace('_', '-')} shares days with the one from ${periods[over]?.from}`,
          'let the one end before the other begins',
        )
    }
  }
}
