import type { Fact, FactEvent, Thing } from '../../../domain/compliance/facts.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import type { FactRows, MembershipFactRow } from './fact-rows.ts'

/** What rules call the kinds of fact that are kept of a membership (docs/policies/facts-and-obligations.md). */
const factNames: Readonly<Record<string, string>> = {
  role: 'role',
  post: 'post',
  contracted_hours: 'hours',
  newly_qualified: 'newly_qualified',
  case_holding: 'case_holding',
  clinical_role: 'clinical_role',
  occupational_standard: 'occupational_standard',
  standard_interval: 'standard_interval',
  standard_minutes: 'standard_minutes',
  absence: 'leave',
}

/** A last day is left out while a thing holds. */
export const until = (day: string | null) => (day === null ? {} : { until: day })
const withdrawn = (at: string | null) => (at === null ? {} : { withdrawn: at })

export const dayOf = (instant: string): string => londonDay(Temporal.Instant.from(instant)).toString()

/** People as things and what is recorded of them from when to when. Training is an event on the day that it was had. */
export function peopleFacts(
  rows: FactRows,
  organisation: string,
): { things: Thing[]; facts: Fact[]; events: FactEvent[] } {
  return {
    things: rows.people.map(({ id }) => ({ id, kind: 'worker', organisation })),
    facts: [
      ...rows.people.flatMap((row): Fact[] => {
        const span = { of: row.id, from: row.from, ...until(row.until) }
        return [
          { ...span, fact: 'employed', value: true },
          { ...span, fact: 'works_in', value: rows.organisation.kind },
        ]
      }),
      ...rows.facts.flatMap(membershipFact),
    ],
    events: [...rows.facts.flatMap(trainingEvent), ...newManagers(rows.facts)],
  }
}

function membershipFact(row: MembershipFactRow): Fact[] {
  const rest = { of: row.of, from: row.from, ...until(row.until), known: row.known, ...withdrawn(row.withdrawn) }
  if (row.kind === 'line_manager') {
    return row.manager === null ? [] : [{ ...rest, fact: 'line_manager', value: row.manager }]
  }
  const fact = factNames[row.kind]
  return fact === undefined ? [] : [{ ...rest, fact, value: valueOf(row) }]
}

function valueOf({ kind, value }: MembershipFactRow): string | number | boolean {
  if (kind === 'contracted_hours' || kind === 'standard_minutes') return Number(value)
  return value === 'yes' ? true : value
}

function trainingEvent(row: MembershipFactRow): FactEvent[] {
  if (row.kind !== 'supervisor_training') return []
  const kept = { links: { worker: row.of }, with: { course: row.value }, known: row.known }
  return [{ id: row.id, event: 'training', on: row.from, ...kept, ...withdrawn(row.withdrawn) }]
}

/** A line manager who is another than the one before. The first that somebody has is no change. */
function newManagers(facts: readonly MembershipFactRow[]): FactEvent[] {
  const held = facts.filter((row) => row.kind === 'line_manager' && row.withdrawn === null)
  return [...Map.groupBy(held, ({ of }) => of)].flatMap(([worker, rows]) => {
    const inOrder = rows.toSorted((a, b) => a.from.localeCompare(b.from))
    return inOrder.flatMap((row, index): FactEvent[] => {
      const before = inOrder[index - 1]
      if (before === undefined || before.manager === row.manager) return []
      return [{ id: row.id, event: 'line_manager_changed', on: row.from, links: { worker }, known: row.known }]
    })
  })
}
