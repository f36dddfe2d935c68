import type { Facts } from '../domain/compliance/facts.ts'
import type { OutOfStep, Simulation } from '../domain/compliance/simulate.ts'
import type { SupervisorTime } from '../domain/compliance/supervisor-time.ts'
import type { Pack } from '../domain/policy/pack.ts'
import { countOf, minutesInWords } from '../domain/text/dates.ts'
import { inColumns } from './print-lines.ts'
import { namesOf } from './subject-names.ts'

interface Heading {
  readonly policy: string
  readonly instead: string
  readonly from: string
  readonly to: string
}

/** A simulation for a person to read: who changes sides, what each rule finds under either pack, and the hours. */
export function simulationLines(
  simulation: Simulation,
  heading: Heading,
  packs: readonly Pack[],
  facts: Facts,
): string[] {
  const { policy, instead, from, to } = heading
  const name = namesOf(facts)
  const titles = new Map(packs.flatMap(({ rules }) => rules ?? []).map(({ id, title }) => [id, title]))
  const lines = [`${instead} instead of ${policy}, ${from} to ${to}`]
  const section = (heading: string, items: readonly string[]) => {
    if (items.length > 0) lines.push('', heading, ...items)
  }
  section(
    'Newly out of step',
    simulation.newlyOut.map((id) => `  ${name(id)}`),
  )
  section(
    'No longer out of step',
    simulation.noLongerOut.map((id) => `  ${name(id)}`),
  )
  if (simulation.newlyOut.length + simulation.noLongerOut.length === 0)
    lines.push('', 'The same people are out of step.')
  section('By rule', inColumns([['  rule', policy, instead], ...byRule(simulation, titles)]))
  section('Supervisor time asked', inColumns(hours(simulation, { policy, instead }, name)))
  const unknown = [...new Set([...simulation.time.before.undetermined, ...simulation.time.instead.undetermined])]
  section(
    'Not in the hours, because no length of a session is asked or recorded',
    unknown.map((id) => `  ${titles.get(id) ?? id}`),
  )
  return lines
}

function byRule({ rules }: Simulation, titles: ReadonlyMap<string, string>): string[][] {
  const found = Map.groupBy(rules, ({ rule }) => rule)
  const sum = (all: readonly (OutOfStep | null)[]): string => {
    const asked = all.filter((one) => one !== null)
    if (asked.length === 0) return 'not asked'
    const breaches = asked.reduce((total, one) => total + one.breaches, 0)
    const days = asked.reduce((total, one) => total + one.days, 0)
    const open = asked.filter(({ isUndetermined }) => isUndetermined).length
    // A window that was missed has no days of being late, and days may be late of a breach that began before.
    const parts = [
      ...(breaches > 0 ? [countOf(breaches, 'breach', 'breaches')] : []),
      ...(days > 0 ? [countOf(days, 'day')] : []),
    ]
    const told = parts.length === 0 ? 'in step' : parts.join(', ')
    return open === 0 ? told : `${told}, ${open} undetermined`
  }
  return [...found].map(([rule, all]) => [
    `  ${titles.get(rule) ?? rule}`,
    sum(all.map(({ before }) => before)),
    sum(all.map(({ instead }) => instead)),
  ])
}

function hours(
  { time }: Simulation,
  { policy, instead }: Pick<Heading, 'policy' | 'instead'>,
  name: (id: string) => string,
): string[][] {
  const inWords = (minutes: number) => minutesInWords(Math.round(minutes))
  const of = ({ bySupervisor }: SupervisorTime, who: string | null) =>
    inWords(bySupervisor.find(({ supervisor }) => supervisor === who)?.minutes ?? 0)
  const supervisors = [...time.before.bySupervisor, ...time.instead.bySupervisor].map(({ supervisor }) => supervisor)
  return [
    ['  supervisor', policy, instead],
    ...[...new Set(supervisors)].map((who) => [
      `  ${who === null ? 'nobody named' : name(who)}`,
      of(time.before, who),
      of(time.instead, who),
    ]),
    ['  together', inWords(time.before.minutes), inWords(time.instead.minutes)],
  ]
}
