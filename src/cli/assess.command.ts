import { parseArgs } from 'node:util'
import { assess, compilePack, historyOf, type History } from '../domain/compliance/assess.ts'
import type { Facts } from '../domain/compliance/facts.ts'
import { standingOfMeasures } from '../domain/compliance/standing-of-measures.ts'
import type { Assessment } from '../domain/compliance/obligation.ts'
import { tallyMeasures } from '../domain/compliance/roll-up.ts'
import { measureSentence } from '../domain/compliance/words/measure-sentence.ts'
import { sentenceOf } from '../domain/compliance/words/sentence-of.ts'
import type { Pack } from '../domain/policy/pack.ts'
import type { ResolvedPack } from '../domain/policy/resolved.ts'
import { policyBankHolidays } from '../platform/calendar/bank-holidays.ts'
import { PlainError } from '../platform/config/plain-error.ts'
import { assessmentLines } from './assessment-table.ts'
import { dayOption, known, readingsOption, soundFacts, soundPack } from './read-for-command.ts'

const usage =
  'plumbline assess --policy PACK --facts FACTS.json --as-of DATE [--known-at INSTANT] [--rule ID]... [--subject ID]... [--reading RULE=NAME]... [--json]'

interface Question {
  readonly policy: string
  readonly facts: string
  readonly asOf: string
  readonly knownAt: string | null
  readonly rules: readonly string[]
  readonly subjects: readonly string[]
  readonly readings: Readonly<Record<string, string>>
  readonly json: boolean
}

/**
 * `plumbline assess`: what is owed on a day, from files alone (`docs/policies/facts-and-obligations.md`). Ends with 0
 * whatever the states are, because an obligation that is overdue is an answer; with 1 when a file is wrong.
 */
export async function assessCommand(words: readonly string[]): Promise<number> {
  const question = read(words)
  const resolved = await soundPack(question.policy, question.readings)
  const facts = await soundFacts(question.facts)
  const assessment = assessed(resolved, facts, question)
  const lines = question.json
    ? [JSON.stringify(assessment, null, 2)]
    : assessmentLines(assessment, resolved.pack, facts)
  console.log(lines.join('\n'))
  return 0
}

function read(words: readonly string[]): Question {
  const { policy, facts, 'as-of': asOf, 'known-at': knownAt, ...more } = options(words)
  if (policy === undefined || facts === undefined || asOf === undefined) {
    throw new PlainError(`Name a pack, a file of facts and a day: ${usage}`, 2)
  }
  if (knownAt !== undefined && !isInstant(knownAt)) {
    throw new PlainError(
      `--known-at takes an instant with its offset, as 2026-03-12T15:30:00+00:00, and not "${knownAt}".`,
      2,
    )
  }
  return {
    policy,
    facts,
    asOf: dayOption('as-of', asOf),
    knownAt: knownAt ?? null,
    rules: more.rule ?? [],
    subjects: more.subject ?? [],
    readings: readingsOption(more.reading ?? []),
    json: more.json ?? false,
  }
}

function options(words: readonly string[]) {
  const many = { type: 'string', multiple: true } as const
  const one = { type: 'string' } as const
  try {
    const asked = { policy: one, facts: one, 'as-of': one, 'known-at': one, rule: many, subject: many, reading: many }
    return parseArgs({ args: [...words], options: { ...asked, json: { type: 'boolean' } } }).values
  } catch (error) {
    throw new PlainError(`${(error as Error).message.split('. ')[0]}. The command is: ${usage}`, 2)
  }
}

function isInstant(text: string): boolean {
  try {
    return Temporal.Instant.from(text) !== null
  } catch {
    return false
  }
}

function assessed({ pack, name }: ResolvedPack, facts: Facts, question: Question): Assessment {
  const { asOf, knownAt, rules, subjects } = question
  known(
    'rule',
    rules,
    (pack.rules ?? []).map(({ id }) => id),
  )
  known(
    'subject',
    subjects,
    [...facts.things, ...(facts.events ?? [])].map(({ id }) => id),
  )
  const history = historyOf(facts, knownAt, { bankHolidays: policyBankHolidays })
  const obligations = assess(compilePack(pack), history, {
    asOf,
    ...(rules.length > 0 ? { rules: new Set(rules) } : {}),
    ...(subjects.length > 0 ? { subjects } : {}),
  })
  const byId = new Map((pack.rules ?? []).map((rule) => [rule.id, rule]))
  const things = new Map(facts.things.map(({ id, name: called }) => [id, called ?? id]))
  const events = new Map((facts.events ?? []).map((event) => [event.id, event]))
  const names = {
    thing: (id: string) => things.get(id) ?? id,
    event: (id: string) => {
      const event = events.get(id)
      return event === undefined ? null : { kind: event.event, on: event.on ?? event.at ?? '', with: event.with }
    },
  }
  return {
    plumbline: 'obligations/1',
    policy: name,
    as_of: asOf,
    known_at: knownAt,
    obligations: obligations.map((obligation) => {
      const rule = byId.get(obligation.rule)
      return { ...obligation, sentence: rule === undefined ? '' : sentenceOf(obligation, rule, pack, names) }
    }),
    // Of some rules or some people there is no share of all.
    ...(pack.measures !== undefined && rules.length === 0 && subjects.length === 0
      ? { measures: measured(pack, history, asOf) }
      : {}),
  }
}

/** How many periods that have ended are told of beside the one that runs. */
const periodsTold = 12

function measured(pack: Pack, history: History, asOf: string): NonNullable<Assessment['measures']> {
  const tallies = tallyMeasures(compilePack(pack), history, { asOf, ended: periodsTold })
  const byId = new Map((pack.measures ?? []).map((measure) => [measure.id, measure]))
  return standingOfMeasures(pack, tallies).map((standing) => {
    const measure = byId.get(standing.measure)
    const periods = standing.periods.map((period) => ({
      ...period,
      sentence: measure === undefined ? '' : measureSentence(measure, period, pack),
    }))
    return { ...standing, periods }
  })
}
