import { assess, compilePack, historyOf, type CompiledPack } from '../../src/domain/compliance/assess.ts'
import { factsSchema, type Facts } from '../../src/domain/compliance/facts.ts'
import type { Obligation } from '../../src/domain/compliance/obligation.ts'
import { packSchema } from '../../src/domain/policy/pack.ts'
import { bankHolidayDates, type Nation } from '../../src/platform/calendar/bank-holidays.ts'
import type { BankHolidays } from '../../src/domain/compliance/calendar-source.ts'

// Small packs and histories for tests of the assessment engine.

type Loose = Readonly<Record<string, unknown>>

/** The published bank holidays, as the command line gives them to the engine. */
export const publishedHolidays: BankHolidays = (nation, from, to) =>
  bankHolidayDates(nation.replaceAll('_', '-') as Nation, from, to).map(String)

/** A pack with only these rules; an id, a clause and a strength are filled in. */
export function packOf(rules: readonly Loose[], more: Loose = {}): CompiledPack {
  return compilePack(
    packSchema.parse({
      plumbline: 'pack/1',
      id: 'brook-lane',
      title: 'Brook Lane',
      version: 1,
      in_force_from: '2000-01-01',
      clauses: { '1': 'What is asked.' },
      rules: rules.map((rule, place) => ({
        id: `rule_${place + 1}`,
        title: 'A rule',
        clause: '1',
        strength: 'must',
        about: 'worker',
        ...rule,
      })),
      ...more,
    }),
  )
}

/** Facts about one worker `w1`, unless others are given. */
export function factsOf(given: Loose): Facts {
  return factsSchema.parse({ plumbline: 'facts/1', things: [{ id: 'w1', kind: 'worker' }], ...given })
}

/** The obligations of one rule. */
export function askOne(rule: Loose, facts: Loose, asOf: string, more: Loose = {}): Obligation[] {
  return assess(packOf([rule], more), historyOf(factsOf(facts), null, { bankHolidays: publishedHolidays }), { asOf })
}

/** The only obligation of one rule. */
export function only(rule: Loose, facts: Loose, asOf: string, more: Loose = {}): Obligation {
  const [first, ...others] = askOne(rule, facts, asOf, more)
  if (!first || others.length > 0) throw new Error(`${others.length + (first ? 1 : 0)} obligations and not one`)
  return first
}

/** A session that was held with `w1`. */
export const session = (id: string, on: string, attributes: Loose = {}, links: Loose = {}): Loose => ({
  id,
  event: 'session',
  on,
  links: { supervisee: 'w1', ...links },
  with: { outcome: 'held', ...attributes },
})

/** A fact of `w1`. */
export const fact = (name: string, value: unknown, from: string, until?: string, more: Loose = {}): Loose => ({
  of: 'w1',
  fact: name,
  value,
  from,
  ...(until !== undefined && { until }),
  ...more,
})

/** The stream of held sessions. */
export const held: Loose = { event: 'session', as: 'supervisee', where: { outcome: 'held' } }

/** Half-terms of two years, as a school might keep them. */
export const schoolYears: Loose = {
  nation: 'england_and_wales',
  periods: [
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
  ].map(([name, from, to]) => ({ kind: 'half_term', name, from, to })),
}
