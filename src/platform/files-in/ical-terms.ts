import ICAL from 'ical.js'
import { kindOfTitle } from '../../domain/calendar/kind-of-title.ts'
import type { SheetRow } from '../../domain/imports/sheet-row.ts'
import { refused, type CsvReading } from './csv.ts'

const mostEvents = 5_000
const headings = ['name', 'kind', 'starts', 'ends']

interface DayEvent {
  readonly row: number
  readonly title: string
  readonly starts: Temporal.PlainDate
  readonly ends: Temporal.PlainDate
}

/**
 * Reads the term dates out of an iCalendar file (RFC 5545) as a sheet of name, kind, starts and ends, so that it goes the way
 * of every other. A school's calendar holds much else: events that speak of no term date are counted and left out. "Autumn
 * term starts" and "Autumn term ends" become one term. A row has the number of its event in the file.
 */
export function readIcalTerms(text: string): CsvReading {
  const events = eventsOf(text)
  if (typeof events === 'string') return refused(events)
  const rows: SheetRow[] = []
  const starts: { of: string; event: DayEvent }[] = []
  let others = 0
  for (const event of events.toSorted((a, b) => Temporal.PlainDate.compare(a.starts, b.starts))) {
    const meaning = kindOfTitle(event.title)
    if (meaning.says === 'nothing') others++
    else if (meaning.says === 'starts') starts.push({ of: meaning.of, event })
    else if (meaning.says === 'period') rows.push(rowOf(event, event.title, meaning.kind, event.starts, event.ends))
    else {
      const place = starts.findLastIndex(({ of }) => of === meaning.of)
      const [begun] = place === -1 ? [] : starts.splice(place, 1)
      const kind = /half[\s-]?term/.test(meaning.of) ? 'half_term' : 'term'
      // An end without its beginning is shown as a row that has a problem, and so is the other way round below.
      rows.push(rowOf(event, capital(meaning.of), kind, begun?.event.starts ?? null, event.starts))
    }
  }
  for (const { of, event } of starts) rows.push(rowOf(event, capital(of), 'term', event.starts, null))
  if (rows.length === 0) return refused('No event in this calendar is a term, a holiday, an INSET day or a closure')
  const notes = others === 0 ? [] : [`${others} other ${others === 1 ? 'event is' : 'events are'} left out`]
  return { ok: true, headings, rows, notes }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

const rowOf = (
  { row }: DayEvent,
  name: string,
  kind: string,
  starts: Temporal.PlainDate | null,
  ends: Temporal.PlainDate | null,
): SheetRow => ({
  row,
  cells: { name: name.slice(0, 80), kind, starts: starts?.toString() ?? '', ends: ends?.toString() ?? '' },
})

/** The events of the file in order, or what is wrong with it. */
function eventsOf(text: string): DayEvent[] | string {
  let events: ICAL.Component[]
  try {
    events = new ICAL.Component(ICAL.parse(text) as never).getAllSubcomponents('vevent')
  } catch {
    return 'This is not a whole iCalendar file. Export the calendar again, then choose that file'
  }
  if (events.length > mostEvents) return 'The calendar has more than 5,000 events. Export one school year'
  const repeated = events.find((event) => event.hasProperty('rrule') && kindOfTitle(titleOf(event)).says !== 'nothing')
  if (repeated) return `“${titleOf(repeated).slice(0, 60)}” repeats itself. Write its dates out one by one`
  return events.flatMap((event, index) => {
    const starts = dayOf(event, 'dtstart', false)
    if (starts === null) return []
    return [{ row: index + 1, title: titleOf(event), starts, ends: dayOf(event, 'dtend', true) ?? starts }]
  })
}

const titleOf = (event: ICAL.Component): string => {
  const summary = event.getFirstPropertyValue('summary')
  return typeof summary === 'string' ? summary : ''
}

/** A day, in London where a time has a zone. An end that is a day, or midnight, is the day after the last (RFC 5545 3.6.1). */
function dayOf(event: ICAL.Component, name: 'dtstart' | 'dtend', isEnd: boolean): Temporal.PlainDate | null {
  const value = event.getFirstPropertyValue(name)
  if (!(value instanceof ICAL.Time)) return null
  const wall = Temporal.PlainDateTime.from({
    year: value.year,
    month: value.month,
    day: value.day,
    hour: value.hour,
    minute: value.minute,
  })
  const inLondon =
    value.isDate || value.zone !== ICAL.Timezone.utcTimezone
      ? wall
      : wall.toZonedDateTime('UTC').withTimeZone('Europe/London').toPlainDateTime()
  const day = inLondon.toPlainDate()
  const isMidnight = inLondon.hour === 0 && inLondon.minute === 0
  if (!isEnd || !(value.isDate || isMidnight)) return day
  const before = day.subtract({ days: 1 })
  const starts = dayOf(event, 'dtstart', false)
  return starts !== null && Temporal.PlainDate.compare(before, starts) < 0 ? starts : before
}
