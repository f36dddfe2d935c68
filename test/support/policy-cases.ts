import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { factsSchema, type Facts } from '../../src/domain/compliance/facts.ts'
import { obligationStates } from '../../src/domain/compliance/obligation.ts'
import { packSchema, type Pack } from '../../src/domain/policy/pack.ts'
import { bankHolidayDates, type Nation } from '../../src/platform/calendar/bank-holidays.ts'

/**
 * Hand-worked cases: policies/cases/<pack>.yaml. What is expected was counted from the policy and the two pages of the
 * contract, never taken from the engine, so where the two differ one of them is wrong.
 */

const policies = join(import.meta.dirname, '../../policies')
const folder = join(policies, 'cases')

const breach = z.strictObject({
  from: z.string(),
  to: z.string().nullable().optional(),
  made_good: z.string().nullable().optional(),
})

const expectation = z
  .strictObject({
    rule: z.string(),
    subject: z.string(),
    /** the event or the day that started it, where a rule gives one obligation for each trigger */
    trigger: z.string().optional(),
    /** the place among several points of one trigger, from 1 */
    point: z.int().optional(),
    state: z.enum(obligationStates).optional(),
    due: z.string().nullable().optional(),
    good_until: z.string().nullable().optional(),
    since: z.string().nullable().optional(),
    cycle: z.strictObject({ from: z.string().nullable(), to: z.string().nullable() }).optional(),
    amount: z.record(z.string(), z.unknown()).optional(),
    turns: z.record(z.string(), z.unknown()).nullable().optional(),
    /** all of them, in order */
    breaches: z.array(breach).optional(),
    /** these among others */
    undecided: z.array(z.record(z.string(), z.unknown())).optional(),
    /** all of it, in any order */
    evidence: z.array(z.string()).optional(),
    /** the rule gives no obligation of this subject */
    absent: z.literal(true).optional(),
  })
  .refine((each) => (each.state === undefined) === (each.absent === true), 'either a state, or absent: true')

const caseSchema = z.strictObject({
  id: z.string(),
  about: z.string(),
  facts: z.record(z.string(), z.unknown()).optional(),
  as_of: z.iso.date(),
  known_at: z.string().optional(),
  /** readings chosen for this case, by rule */
  readings: z.record(z.string(), z.string()).optional(),
  /** values set for this case, by parameter */
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  expect: z.array(expectation).min(1),
  because: z.string(),
})
export type Expectation = z.infer<typeof expectation>

const fileSchema = z.union([
  z.array(caseSchema).transform((cases) => ({ base: {} as Record<string, unknown>, cases })),
  z.strictObject({ base: z.record(z.string(), z.unknown()), cases: z.array(caseSchema) }),
])

export interface PolicyCase extends Omit<z.infer<typeof caseSchema>, 'facts'> {
  readonly facts: Facts
}

/** The cases of every pack that has some, by the id of the pack, each with the base of its file laid under it. */
export function policyCases(): { pack: string; cases: PolicyCase[] }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => {
      const { base, cases } = fileSchema.parse(parse(readFileSync(join(folder, name), 'utf8'), { merge: true }))
      return {
        pack: name.replace('.yaml', ''),
        cases: cases.map((each) => ({ ...each, facts: factsSchema.parse(laidUnder(base, each.facts ?? {})) })),
      }
    })
}

/** Those of the nation, for a calendar of a case that names none of its own. */
export const bankHolidays = (nation: string, fromYear: number, toYear: number): string[] =>
  bankHolidayDates(nation.replaceAll('_', '-') as Nation, fromYear, toYear).map(String)

/** A pack that ships, or an example: policies/cases/examples-x.yaml is about policies/examples/x.yaml. */
export const packOfCases = (id: string): Pack =>
  packSchema.parse(parse(readFileSync(join(policies, `${id.replace('examples-', 'examples/')}.yaml`), 'utf8')))

/** Calendars by name, lists one behind the other, a thing of the case in place of the base's of the same id. */
function laidUnder(base: Record<string, unknown>, own: Record<string, unknown>): Record<string, unknown> {
  const list = (from: Record<string, unknown>, key: string) => (from[key] ?? []) as { id?: string }[]
  const ownThings = new Set(list(own, 'things').map(({ id }) => id))
  return {
    plumbline: 'facts/1',
    ...base,
    ...own,
    calendars: { ...(base['calendars'] as object | undefined), ...(own['calendars'] as object | undefined) },
    things: [...list(base, 'things').filter(({ id }) => !ownThings.has(id)), ...list(own, 'things')],
    facts: [...list(base, 'facts'), ...list(own, 'facts')],
    events: [...list(base, 'events'), ...list(own, 'events')],
  }
}
