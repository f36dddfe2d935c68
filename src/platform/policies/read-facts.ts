import { readFile, stat } from 'node:fs/promises'
import { factsProblems } from '../../domain/compliance/facts-problems.ts'
import { factsSchema, type Facts } from '../../domain/compliance/facts.ts'
import { problemsOfShape, type Path } from '../../domain/policy/problems-of-shape.ts'
import { jsonPlaces, lineAndColumn } from './json-places.ts'
import type { FileProblem } from './read-pack.ts'

/** Facts that were read; null when there are errors. */
export interface FactsReading {
  readonly facts: Facts | null
  readonly problems: readonly FileProblem[]
}

/** What fits in one text in memory; more than two years of a large authority. */
const largestFacts = 400 * 1024 * 1024
/** In a larger file duplicate keys are not looked for: it was written by a program. */
const largestByHand = 4 * 1024 * 1024

/** Reads a file of facts, or the standard input for `-`. Never throws for what is in it: that is told as problems. */
export async function readFacts(file: string): Promise<FactsReading> {
  const shown = file === '-' ? 'standard input' : file
  const refuse = (says: string, instead: string | null, place = { line: 1, column: 1 }): FactsReading => ({
    facts: null,
    problems: [{ severity: 'error', file: shown, ...place, says, instead }],
  })
  const bytes = await bytesOf(file)
  if (typeof bytes === 'string') return refuse(bytes, null)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('the file is not UTF-8 text', 'save it as UTF-8')
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const offset = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? text.length)
    return refuse(
      'this is not JSON from here on',
      'look for a comma, quote or bracket too many or too few',
      lineAndColumn(text, offset),
    )
  }
  const wrong = problemsOfShape(factsSchema, value).map((problem) => ({ severity: 'error' as const, ...problem }))
  const across = wrong.length > 0 ? [] : factsProblems(value as Facts).map((problem) => ({ ...problem, onKey: false }))
  const problems = [...wrong, ...across].slice(0, 200)
  if (problems.length === 0 && text.length > largestByHand) return { facts: value as Facts, problems: [] }
  const places = jsonPlaces(text)
  const told = problems.map(({ severity, path, onKey, says, instead }): FileProblem => {
    const place = lineAndColumn(text, places.offset(path, onKey))
    return { severity, file: shown, ...place, says: `${inJson(path)}${says}`, instead }
  })
  const twice = places.twice.slice(0, 20).map(({ key, offset }): FileProblem => {
    const place = lineAndColumn(text, offset)
    return {
      severity: 'error',
      file: shown,
      ...place,
      says: `“${key}” stands twice in one object`,
      instead: 'take one of them away',
    }
  })
  const all = [...twice, ...told]
  return { facts: all.some(({ severity }) => severity === 'error') ? null : (value as Facts), problems: all }
}

/** `events[3].links.child: `, for who looks for it with a program. */
function inJson(path: Path): string {
  if (path.length === 0) return ''
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')
  return `${text.replace(/^\./, '')}: `
}

async function bytesOf(file: string): Promise<Uint8Array | string> {
  try {
    if (file === '-') return await bytesOfStandardInput()
    const about = await stat(file)
    if (about.isDirectory()) return 'this is a folder, and not a file'
    return about.size > largestFacts ? 'the file is larger than 400 MB' : await readFile(file)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'the file cannot be read'
  }
}

async function bytesOfStandardInput(): Promise<Uint8Array | string> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of process.stdin as AsyncIterable<Uint8Array>) {
    size += part.length
    if (size > largestFacts) return 'the input is larger than 400 MB'
    parts.push(part)
  }
  return Buffer.concat(parts)
}
