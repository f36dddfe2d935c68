import { calendarSource, withoutTerms, type BankHolidays } from '../src/domain/compliance/calendar-source.ts'
import { FAR, parseDay } from '../src/domain/compliance/civil.ts'
import type { HistoryRows } from '../src/domain/compliance/history.ts'
import { bankHolidayDates, type Nation } from '../src/platform/calendar/bank-holidays.ts'

// A population made up from a seed, one school at a time: rows as a reader of the database hands them to the engine.

type FactRow = HistoryRows['facts'][number]
type EventRow = HistoryRows['events'][number]
type Attributes = EventRow['attributes']

/** What one school has, with whom to count. */
export interface School {
  readonly rows: HistoryRows
  readonly supervisees: readonly string[]
  readonly sessions: number
}

/** The population: so many supervisees in so many schools. Each has about one session in each of twelve half-terms. */
export interface Population {
  readonly supervisees: number
  readonly schools: number
}

export const began = parseDay('2024-09-01')
/** The last half-term has a week to run. */
export const asOf = '2026-07-14'
const today = parseDay(asOf)

const halfTerms = [
  ['Autumn 1', '2024-09-03', '2024-10-25'],
  ['Autumn 2', '2024-11-04', '2024-12-20'],
  ['Spring 1', '2025-01-06', '2025-02-14'],
  ['Spring 2', '2025-02-24', '2025-04-04'],
  ['Summer 1', '2025-04-22', '2025-05-23'],
  ['Summer 2', '2025-06-02', '2025-07-22'],
  ['Autumn 1', '2025-09-03', '2025-10-24'],
  ['Autumn 2', '2025-11-03', '2025-12-19'],
  ['Spring 1', '2026-01-05', '2026-02-13'],
  ['Spring 2', '2026-02-23', '2026-03-27'],
  ['Summer 1', '2026-04-13', '2026-05-22'],
  ['Summer 2', '2026-06-01', '2026-07-21'],
] as const
const halfTermDays = halfTerms.map(([, from, to]) => [parseDay(from), parseDay(to)] as const)

const authorities = 150
const insets = ['2024-09-03', '2024-10-25', '2025-01-06', '2025-06-02', '2025-09-03', '2026-01-05', '2026-06-01']
const bankHolidays: BankHolidays = (nation, from, to) =>
  bankHolidayDates(nation.replaceAll('_', '-') as Nation, from, to).map(String)
const fallback = withoutTerms(bankHolidays)

/** Calendars are those of 150 authorities, which differ in their INSET days: one is shared by all schools of an authority. */
const calendars = Array.from({ length: authorities }, (_, place) =>
  calendarSource(
    {
      nation: 'england_and_wales',
      periods: [
        ...halfTerms.map(([name, from, to]) => ({ kind: 'half_term' as const, name, from, to })),
        ...[place % insets.length, (place + 3) % insets.length].map((inset) => ({
          kind: 'inset' as const,
          from: insets[inset] ?? '',
          to: insets[inset] ?? '',
        })),
      ],
    },
    bankHolidays,
  ),
)

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const letters = Buffer.alloc(36, '0123abcd-0000-7000-8000-000000000000')
let ids = 0
/** An id as long as those of the product, written whole: looking it up costs what it costs there. */
function nextId(): string {
  ids = (ids + 1) | 0
  for (let place = 35, rest = ids; place > 25; place--, rest >>>= 4) {
    letters[place] = '0123456789abcdef'.charCodeAt(rest & 15)
  }
  return letters.toString('latin1')
}

const nothing: Attributes = {}

/** The rows of one school; the same for the same place. */
export function schoolAt(place: number, { supervisees, schools }: Population): School {
  const random = numbersFrom(place + 1)
  const chance = (share: number) => random() < share
  const between = (from: number, to: number) => from + Math.floor(random() * (to - from + 1))
  ids = place * 4_000
  const things: HistoryRows['things'][number][] = []
  const facts: FactRow[] = []
  const events: EventRow[] = []
  const thing = (kind: string, calendar: string | null = null) => {
    const id = nextId()
    things.push({ id, kind, organisation: calendar === null ? school : null, calendar })
    return id
  }
  const fact = (of: string, name: string, value: string | number | boolean, from: number, until = FAR) => {
    facts.push({ of, fact: name, value, from, until, with: null })
  }
  const event = (kind: string, day: number, links: EventRow['links'], attributes: Attributes = nothing) => {
    const id = nextId()
    events.push({ id, kind, day, instant: null, links, attributes })
    return id
  }
  let sessions = 0
  let school = ''
  school = thing('organisation', 'school')
  fact(school, 'kind', 'school', began)
  const head = worker('head', null)
  fact(head, 'role', 'supervisor', began)
  const count = Math.floor(((place + 1) * supervisees) / schools) - Math.floor((place * supervisees) / schools)
  const people: string[] = []
  for (let nth = 0; nth < count; nth++) people.push(superviseeAt(nth, people[0] ?? head))
  events.sort((a, b) => a.day - b.day)
  const calendar = calendars[place % authorities] ?? fallback
  const rows = { evaluateFrom: began, calendars: new Map([['school', calendar]]), fallback, things, facts, events }
  return { rows, supervisees: people, sessions }

  function worker(role: string, supervisor: string | null): string {
    const id = thing('worker')
    const since = chance(0.8) ? began - between(30, 2_000) : began + between(0, 500)
    fact(id, 'employed', true, since)
    fact(id, 'role', role, since)
    fact(id, 'works_in', 'school', since)
    fact(id, 'hours', chance(0.3) ? 18.5 : 37, since)
    if (supervisor === null) return id
    fact(id, 'works_with_children', true, since)
    fact(id, 'contact', 'direct', since)
    fact(id, 'supervisor', supervisor, since)
    fact(id, 'line_manager', head, since)
    fact(id, 'agreement_in_force', true, since + between(0, 40))
    if (chance(0.7)) fact(id, 'case_holding', true, since)
    if (chance(0.3)) fact(id, 'agreed_interval', '8 weeks', since)
    if (chance(0.08)) fact(id, 'newly_qualified', true, Math.max(since, began))
    if (chance(0.1)) {
      const away = between(began, today - 100)
      fact(id, 'leave', 'sick', away, away + between(10, 90))
    }
    return id
  }

  /** The first of a school leads the others and is supervised by the head. */
  function superviseeAt(nth: number, supervisor: string): string {
    const id = worker(nth === 0 ? 'dsl' : nth === 1 ? 'deputy_dsl' : 'supervisee', supervisor)
    if (nth === 0)
      for (const day of [began - 400, began + 300]) event('training', day, { worker: id }, { course: 'dsl' })
    const agreement = agreementOf(id, supervisor)
    const children = Array.from({ length: between(1, 3) }, () => child(id))
    for (const [from, to] of halfTermDays) {
      const held = chance(0.07) ? 0 : chance(0.075) ? 2 : 1
      for (let one = 0; one < held; one++)
        session(id, supervisor, agreement, children, between(from, Math.min(to, today)))
    }
    return id
  }

  function agreementOf(supervisee: string, supervisor: string): string {
    const id = thing('agreement')
    const from = began - between(0, 300)
    fact(id, 'in_force', true, from)
    fact(id, 'type', 'one_to_one', from)
    fact(id, 'supervisee', supervisee, from)
    fact(id, 'supervisor', supervisor, from)
    fact(id, 'agreed_interval', '8 weeks', from)
    fact(id, 'agreed_minutes', 60, from)
    fact(id, 'entitlement', true, from)
    fact(id, 'disagreement_person', head, from)
    fact(id, 'review_on', true, from)
    event('agreement_signed', from, { agreement: id, supervisee, supervisor })
    for (let day = from + between(330, 380); day <= today; day += between(330, 380)) {
      event('agreement_reviewed', day, { agreement: id, supervisee, supervisor })
    }
    return id
  }

  function child(holder: string): string {
    const id = thing('child')
    const from = between(began - 200, began + 400)
    const until = chance(0.4) ? from + between(60, 400) : FAR
    fact(id, 'holder', holder, from, until)
    fact(id, 'status', chance(0.5) ? 'child_protection_plan' : 'child_in_need', from, until)
    return id
  }

  function session(supervisee: string, supervisor: string, agreement: string, children: string[], day: number): void {
    if (chance(0.05)) {
      const cancellation = event('session_cancelled', day - 5, { supervisee, supervisor }, { scheduled_on: 'x' })
      if (chance(0.9)) event('session_rebooked', day - between(0, 4), { supervisee, supervisor, cancellation })
    }
    sessions++
    const links = { supervisee, supervisor, child: children.filter(() => chance(0.9)), agreement }
    const id = event('session', day, links, {
      type: 'one_to_one',
      form: 'safeguarding',
      outcome: 'held',
      minutes: between(45, 75),
      private: true,
      interrupted: false,
      items_met: ['last_actions', 'children', 'team', 'close'],
      discussed: 'all',
      next_date: true,
    })
    if (chance(0.97)) event('record_completed', day + between(0, 2), { session: id, supervisee })
    if (chance(0.92)) event('record_signed', day + between(0, 9), { session: id, supervisee })
  }
}
