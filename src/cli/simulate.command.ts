import { parseArgs } from 'node:util'
import { compilePack, historyOf } from '../domain/compliance/assess.ts'
import { simulate, type OutOfStep, type Simulation } from '../domain/compliance/simulate.ts'
import type { SupervisorTime } from '../domain/compliance/supervisor-time.ts'
import { policyBankHolidays } from '../platform/calendar/bank-holidays.ts'
import { PlainError } from '../platform/config/plain-error.ts'
import { dayOption, known, soundFacts, soundPack } from './read-for-command.ts'
import { simulationLines } from './simulation-table.ts'

const usage =
  'plumbline simulate --policy A --instead B --facts FACTS.json --from DATE --to DATE [--rule ID]... [--subject ID]... [--json]'

/**
 * `plumbline simulate`: who would have been out of step in a period had another pack been in force, and the supervisor
 * time that each asks. Nothing but the files is needed; ends with 0 when there is an answer.
 */
export async function simulateCommand(words: readonly string[]): Promise<number> {
  const { policy, instead, facts: file, from, to, rule = [], subject = [], json } = options(words)
  if ([policy, instead, file, from, to].includes(undefined)) {
    throw new PlainError(`Name two packs, a file of facts and a period: ${usage}`, 2)
  }
  const period = { from: dayOption('from', from ?? ''), to: dayOption('to', to ?? '') }
  if (period.to < period.from) throw new PlainError('The period ends before it begins: --to is earlier than --from.', 2)
  const [a, b] = [await soundPack(policy ?? ''), await soundPack(instead ?? '')]
  const facts = await soundFacts(file ?? '')
  known(
    'rule',
    rule,
    [...(a.pack.rules ?? []), ...(b.pack.rules ?? [])].map(({ id }) => id),
  )
  known(
    'subject',
    subject,
    [...facts.things, ...(facts.events ?? [])].map(({ id }) => id),
  )
  const history = historyOf(facts, null, { bankHolidays: policyBankHolidays })
  const simulation = simulate(compilePack(a.pack), compilePack(b.pack), history, {
    ...period,
    ...(rule.length > 0 ? { rules: new Set(rule) } : {}),
    ...(subject.length > 0 ? { subjects: subject } : {}),
  })
  const heading = { policy: a.name, instead: b.name, ...period }
  const lines = json
    ? [JSON.stringify({ plumbline: 'simulation/1', ...heading, ...asJson(simulation) }, null, 2)]
    : simulationLines(simulation, heading, [a.pack, b.pack], facts)
  console.log(lines.join('\n'))
  return 0
}

function options(words: readonly string[]) {
  const many = { type: 'string', multiple: true } as const
  const one = { type: 'string' } as const
  try {
    const asked = { policy: one, instead: one, facts: one, from: one, to: one, rule: many, subject: many }
    return parseArgs({ args: [...words], options: { ...asked, json: { type: 'boolean' } } }).values
  } catch (error) {
    throw new PlainError(`${(error as Error).message.split('. ')[0]}. The command is: ${usage}`, 2)
  }
}

/** In the spelling of the other formats. */
function asJson({ rules, newlyOut, noLongerOut, time }: Simulation) {
  const outOfStep = (found: OutOfStep | null) =>
    found && { days: found.days, breaches: found.breaches, undetermined: found.isUndetermined }
  const asked = ({ byRule, bySupervisor, minutes, undetermined }: SupervisorTime) => ({
    minutes,
    by_supervisor: bySupervisor,
    by_rule: byRule,
    undetermined,
  })
  return {
    newly_out: newlyOut,
    no_longer_out: noLongerOut,
    rules: rules.map(({ rule, subject, before, instead }) => ({
      rule,
      subject,
      before: outOfStep(before),
      instead: outOfStep(instead),
    })),
    supervisor_time: { before: asked(time.before), instead: asked(time.instead) },
  }
}
