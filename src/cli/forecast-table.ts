import type { Facts } from '../domain/compliance/facts.ts'
import type { Forecast, Turn } from '../domain/compliance/forecast.ts'
import type { Pack } from '../domain/policy/pack.ts'
import { countOf } from '../domain/text/dates.ts'
import { wrapped } from './print-lines.ts'
import { namesOf } from './subject-names.ts'

interface Heading {
  readonly policy: string
  readonly as_of: string
  readonly until: string
}

/** A forecast for a person to read: by subject what each obligation is now and when it turns. What never turns is counted. */
export function forecastLines(found: readonly Forecast[], heading: Heading, pack: Pack, facts: Facts): string[] {
  const name = namesOf(facts)
  const titles = new Map((pack.rules ?? []).map(({ id, title }) => [id, title]))
  const turning = found.filter(({ ifNothing, ifHeld }) => ifNothing.length > 0 || (ifHeld ?? []).length > 0)
  const lines = [`${pack.title} (${heading.policy}), ${heading.as_of} to ${heading.until}`]
  for (const [subject, rows] of Map.groupBy(turning, (row) => row.subject)) {
    lines.push('', name(subject))
    for (const { rule, key, state, ifNothing, ifHeld } of rows) {
      const trigger = key.trim() === '' || key.trim() === subject ? '' : `, after ${key.trim()}`
      lines.push(`  ${titles.get(rule) ?? rule}${trigger}: ${plain(state)} now`)
      lines.push(...wrapped(`if nothing is recorded: ${turns(ifNothing)}`, '        ', '      '))
      if (ifHeld !== null && turns(ifHeld) !== turns(ifNothing))
        lines.push(...wrapped(`if what is booked is held: ${turns(ifHeld)}`, '        ', '      '))
    }
  }
  const still = found.length - turning.length
  const total = `${countOf(found.length, 'obligation')}: ${turning.length} will change, ${still} will not.`
  return [...lines, '', total]
}

const plain = (state: string) => state.replaceAll('_', ' ')
const turns = (all: readonly Turn[]): string =>
  all.length === 0 ? 'stays as it is' : all.map(({ state, on }) => `${plain(state)} on ${on}`).join(', ')
