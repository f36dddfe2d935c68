import type { Facts } from '../domain/compliance/facts.ts'
import { nearest } from '../domain/policy/nearest.ts'
import type { ResolvedPack } from '../domain/policy/resolved.ts'
import { PlainError } from '../platform/config/plain-error.ts'
import { readFacts } from '../platform/policies/read-facts.ts'
import { readPack, type FileProblem } from '../platform/policies/read-pack.ts'
import { problemLine } from './print-lines.ts'

/** A pack that is sound, with its warnings on standard error; a PlainError that lists what is wrong otherwise. */
export async function soundPack(file: string, readings: Readonly<Record<string, string>> = {}): Promise<ResolvedPack> {
  const { resolved, problems } = await readPack(file, readings)
  return sound(resolved, problems)
}

/** Facts that are sound, from a file or (`-`) the standard input; the same. */
export async function soundFacts(file: string): Promise<Facts> {
  const { facts, problems } = await readFacts(file)
  return sound(facts, problems)
}

function sound<T>(value: T | null, problems: readonly FileProblem[]): T {
  const lines = problems.map(problemLine).join('\n')
  if (value === null) throw new PlainError(lines)
  if (lines !== '') console.error(lines)
  return value
}

/** A day of the calendar, as an option gives it. */
export function dayOption(name: string, value: string): string {
  try {
    if (Temporal.PlainDate.from(value).toString() === value) return value
  } catch {
    // Told below.
  }
  throw new PlainError(`--${name} takes a day, as 2026-03-12, and not "${value}".`, 2)
}

/** `RULE=NAME`, several times, as a mapping. */
export function readingsOption(values: readonly string[]): Record<string, string> {
  const readings = new Map<string, string>()
  for (const value of values) {
    const [rule = '', name = '', ...more] = value.split('=')
    if (rule === '' || name === '' || more.length > 0) {
      throw new PlainError(`--reading takes RULE=NAME, and not "${value}".`, 2)
    }
    readings.set(rule, name)
  }
  return Object.fromEntries(readings)
}

/** Refuses an id that was asked for and is not there: nothing owed and a word misspelled must not look the same. */
export function known(option: string, asked: readonly string[], ids: readonly string[]): void {
  const there = new Set(ids)
  for (const id of asked) {
    if (there.has(id)) continue
    // Among hundreds of thousands of ids the nearest would take longer than the assessment.
    const near = ids.length > 20_000 ? null : nearest(id, ids)
    throw new PlainError(`There is no ${option} "${id}".${near === null ? '' : ` Did you mean "${near}"?`}`, 2)
  }
}
