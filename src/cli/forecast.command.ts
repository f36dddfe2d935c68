import { parseArgs } from 'node:util'
import { compilePack, historyOf } from '../domain/compliance/assess.ts'
import { forecast, type Forecast } from '../domain/compliance/forecast.ts'
import { policyBankHolidays } from '../platform/calendar/bank-holidays.ts'
import { PlainError } from '../platform/config/plain-error.ts'
import { forecastLines } from './forecast-table.ts'
import { dayOption, known, readingsOption, soundFacts, soundPack } from './read-for-command.ts'

const usage =
  'plumbline forecast --policy PACK --facts FACTS.json --as-of DATE --until DATE [--rule ID]... [--subject ID]... [--reading RULE=NAME]... [--json]'

/**
 * `plumbline forecast`: when each obligation turns after a day, if nothing more is recorded and if what is booked is held.
 * Nothing but the files is needed; ends with 0 when there is an answer.
 */
export async function forecastCommand(words: readonly string[]): Promise<number> {
  const { policy, facts: file, 'as-of': from, until, rule = [], subject = [], reading = [], json } = options(words)
  if (policy === undefined || file === undefined || from === undefined || until === undefined) {
    throw new PlainError(`Name a pack, a file of facts, a day and a later one: ${usage}`, 2)
  }
  const days = { asOf: dayOption('as-of', from), until: dayOption('until', until) }
  if (days.until < days.asOf) throw new PlainError('A forecast looks ahead: --until is earlier than --as-of.', 2)
  const { pack, name } = await soundPack(policy, readingsOption(reading))
  const facts = await soundFacts(file)
  known(
    'rule',
    rule,
    (pack.rules ?? []).map(({ id }) => id),
  )
  known(
    'subject',
    subject,
    [...facts.things, ...(facts.events ?? [])].map(({ id }) => id),
  )
  const found = forecast(compilePack(pack), historyOf(facts, null, { bankHolidays: policyBankHolidays }), {
    ...days,
    ...(rule.length > 0 ? { rules: new Set(rule) } : {}),
    ...(subject.length > 0 ? { subjects: subject } : {}),
  })
  const heading = { policy: name, as_of: days.asOf, until: days.until }
  const lines = json
    ? [JSON.stringify({ plumbline: 'forecast/1', ...heading, obligations: found.map(asJson) }, null, 2)]
    : forecastLines(found, heading, pack, facts)
  console.log(lines.join('\n'))
  return 0
}

function options(words: readonly string[]) {
  const many = { type: 'string', multiple: true } as const
  const one = { type: 'string' } as const
  try {
    const asked = { policy: one, facts: one, 'as-of': one, until: one, rule: many, subject: many, reading: many }
    return parseArgs({ args: [...words], options: { ...asked, json: { type: 'boolean' } } }).values
  } catch (error) {
    throw new PlainError(`${(error as Error).message.split('. ')[0]}. The command is: ${usage}`, 2)
  }
}

/** In the spelling of the other formats. */
const asJson = ({ rule, subject, key, state, ifNothing, ifHeld }: Forecast) => ({
  rule,
  subject,
  trigger: key.trim() === '' ? null : key.trim(),
  state,
  if_nothing: ifNothing,
  if_held: ifHeld,
})
