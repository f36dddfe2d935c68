import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../files/package-root.ts'
import type { ResolvedPack } from '../../domain/policy/resolved.ts'
import { readPack } from './read-pack.ts'

// docs/policies/checklist.md: what the language must be able to say, and the pack that says each of it once.

const folder = path.join(packageRoot(), 'docs', 'policies')
const rows = readFileSync(path.join(folder, 'checklist.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z]+/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, id = '', needed = '', place = '', written = '', rules = '']) => ({
    id,
    needed,
    place,
    written,
    rules: [...rules.matchAll(/`([a-z_]+)`/g)].map(([, rule = '']) => rule),
  }))

let problems: readonly { says: string }[]
let pack: ResolvedPack['pack']
beforeAll(async () => {
  const reading = await readPack(path.join(folder, 'example', 'checklist.yaml'))
  problems = reading.problems
  if (reading.resolved === null) throw new Error('The pack of the checklist has errors')
  pack = reading.resolved.pack
})

describe('the pack with every construct once', () => {
  test('is sound, without a warning', () => {
    expect(problems).toEqual([])
  })

  test('has a line of the page for each of its rules and measures, and no line names one that is not there', () => {
    const named = new Set(rows.flatMap(({ rules }) => rules))
    const there = new Set([...(pack.rules ?? []), ...(pack.measures ?? [])].map(({ id }) => id))
    expect([...there].filter((id) => !named.has(id))).toEqual([])
    expect([...named].filter((id) => !there.has(id))).toEqual([])
  })
})

test('every line stands once, with its place and how it is written', () => {
  expect(rows).toHaveLength(155)
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length)
  expect(rows.filter(({ place, written }) => place === '' || written === '').map(({ id }) => id)).toEqual([])
})

test('every line that is needed now is used by a rule of the pack, or is true of the facts and not of a policy', () => {
  const bare = rows.filter(({ needed, rules }) => needed === '6' && rules.length === 0).map(({ id }) => id)
  expect(bare).toEqual(['VERSION', 'OUT-ASOF'])
})
