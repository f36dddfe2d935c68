import {
  isSame,
  type MeasureDifference,
  type PackDifference,
  type PartDifference,
} from '../domain/policy/difference.ts'
import type { PackMeasure } from '../domain/policy/pack-measure.ts'
import type { ResolvedPack } from '../domain/policy/resolved.ts'
import type { Rule } from '../domain/policy/rule.ts'
import { measureInWords } from '../domain/policy/words/measure-in-words.ts'
import { ruleInWords } from '../domain/policy/words/rule-in-words.ts'
import { wrapped } from './print-lines.ts'

/** A difference for a person to read: rules first, each changed value with what it was and whether it asks more. */
export function differenceLines(difference: PackDifference, first: ResolvedPack, second: ResolvedPack): string[] {
  const { from, to, rules, measures, parameters, clauses, lists, others } = difference
  if (isSame(difference)) return [`${from} and ${to} ask the same.`]
  const lines = [`From ${from} to ${to}`]
  const section = (heading: string, items: readonly string[]) => {
    if (items.length > 0) lines.push('', heading, ...items)
  }
  const headline = (rule: Rule, { pack }: ResolvedPack) => wrapped(ruleInWords(rule, pack).headline, '      ')
  section(
    'Changed rules',
    rules.changed.flatMap(({ rule, title, changes, way, reasons }) => [
      ...wrapped(`${title} (${rule})${way === null ? '' : `: ${way}`}`, '    ', '  '),
      ...changes.flatMap(({ called, from: old, to: now, way }) =>
        wrapped(`${called}: ${shown(old)} → ${shown(now)}${way === null ? '' : ` (${way})`}`, '        ', '      '),
      ),
      ...reasons.flatMap(({ reason, agreedBy, pack }) =>
        wrapped(because(reason, agreedBy, pack), '        ', '      '),
      ),
    ]),
  )
  section(
    'New rules',
    rules.added.flatMap((rule) => [`  ${rule.title} (${rule.id})`, ...headline(rule, second)]),
  )
  section(
    'Rules that are gone',
    rules.dropped.flatMap(({ rule, reason, agreedBy }) => [
      `  ${rule.title} (${rule.id})`,
      ...headline(rule, first),
      ...(reason === null ? [] : wrapped(because(reason, agreedBy, to), '        ', '      ')),
    ]),
  )
  section(
    'Measures',
    measures.flatMap((each) => measureLines(each, first, second)),
  )
  section('Parameters', parameters.flatMap(parameterLines))
  section(
    'Clauses',
    clauses.flatMap((part) => partLines(part, clauseText)),
  )
  section(
    'Lists',
    lists.flatMap((part) => partLines(part, shown)),
  )
  section('Other parts that differ', others.length > 0 ? wrapped(others.join(', '), '  ') : [])
  return lines
}

function measureLines({ from, to, reasons, measure }: MeasureDifference, first: ResolvedPack, second: ResolvedPack) {
  const said = (label: string, one: PackMeasure | null, { pack }: ResolvedPack) => {
    if (one === null) return []
    const { headline, details } = measureInWords(one, pack)
    return wrapped(`${label}${[headline, ...details].join(' ')}`, '        ', '      ')
  }
  const how = from === null ? ': new' : to === null ? ': gone' : ''
  return [
    `  ${(to ?? from)?.title} (${measure})${how}`,
    ...said(to === null ? '' : 'was: ', from, first),
    ...said(from === null ? '' : 'now: ', to, second),
    ...reasons.flatMap(({ reason, agreedBy, pack }) => wrapped(because(reason, agreedBy, pack), '        ', '      ')),
  ]
}

const because = (reason: string, agreedBy: string | null, pack: string) =>
  `Because: ${reason}${agreedBy === null ? '' : ` Agreed by ${agreedBy}.`} (${pack})`

/** A value on one line, as it is written in a pack. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map(shown).join(', ')}]`
  if (typeof value !== 'object') return String(value)
  return `{ ${Object.entries(value)
    .map(([key, part]) => `${key}: ${shown(part)}`)
    .join(', ')} }`
}

const clauseText = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'says' in value ? String(value.says) : shown(value)

function partLines({ name, from, to }: PartDifference, text: (value: unknown) => string): string[] {
  if (from === null) return wrapped(`${name}: new: ${text(to)}`, '      ', '  ')
  if (to === null) return wrapped(`${name}: gone: ${text(from)}`, '      ', '  ')
  return [
    `  ${name}`,
    ...wrapped(`was: ${text(from)}`, '        ', '    '),
    ...wrapped(`now: ${text(to)}`, '        ', '    '),
  ]
}

function parameterLines({ name, from, to }: PartDifference): string[] {
  const [old, now] = [from as { value?: unknown; asks: string } | null, to as typeof from]
  const value = (one: unknown) => {
    const set = (one as { value?: unknown }).value
    return set === undefined ? 'not decided' : String(set)
  }
  if (old === null) return wrapped(`${name}: new: ${value(now)}`, '      ', '  ')
  if (now === null) return wrapped(`${name}: gone, was ${value(old)}`, '      ', '  ')
  if (value(old) === value(now)) return [`  ${name}: asked otherwise, ${value(now)}`]
  const { set_by: by, reason } = now as { set_by?: string; reason?: string }
  const who = `${by === undefined ? '' : `, set by ${by}`}${reason === undefined ? '' : `: ${reason}`}`
  return wrapped(`${name}: ${value(old)} → ${value(now)}${who}`, '      ', '  ')
}
