import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import { afterAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../files/package-root.ts'
import { readPack } from './read-pack.ts'
import { largestPack } from './read-yaml.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-packs-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const source = `plumbline: pack/1
id: osier-vale
title: Osier Vale
version: 4
in_force_from: 2024-09-01
clauses:
  "1": Children are discussed.
  "2.10": Records are signed.
rules:
  - id: discussed
    title: Discussed
    clause: "1"
    strength: should
    about: child
    counts: { event: session, as: child }
    gap: { at_most: 8 weeks }
  - id: signed
    title: Signed
    clause: "2.10"
    strength: must
    about: session
    counts: { event: record_signed, as: session }
    after: { trigger: start, within: 5 working_days }
`
const following = `plumbline: pack/1
id: quarry
title: Quarry
version: 1
in_force_from: 2025-09-01
extends: osier-vale@4
vary:
  - { rule: discussed, change: { gap: { at_most: 4 weeks } }, reason: Review. }
`

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, content)
  return file
}
/** What is told of a file, without the folder. */
async function told(content: string | Uint8Array): Promise<string[]> {
  const { problems } = await readPack(write('one.yaml', content))
  return problems.map(({ file, line, column, severity, says, instead }) => {
    expect(path.basename(file)).toBe('one.yaml')
    return `${line}:${column} ${severity}: ${says}; ${instead ?? ''}`
  })
}

test('a pack that is right is read, with nothing to tell', async () => {
  const { resolved, problems } = await readPack(write('osier-vale.yaml', source))
  expect(problems).toEqual([])
  expect(resolved).toMatchObject({ name: 'osier-vale@4', chain: ['osier-vale@4'] })
  expect(resolved?.pack.rules).toHaveLength(2)
})

describe('a mistake is told with its line and column', () => {
  test.each([
    [
      'an unknown key',
      source.replace('strength: should', 'strenght: should'),
      '13:5 error: there is no “strenght” here; did you mean “strength”?',
    ],
    ['a value', source.replace('8 weeks', '8 weks'), '16:21 error: “8 weks” is not an interval; did you mean 8 weeks?'],
    [
      'a number for a clause',
      source.replace('clause: "2.10"', 'clause: 2.10'),
      '19:13 error: 2.10 is read as a number, and a word is wanted; put it in quotes: "2.10"',
    ],
    [
      'a number as a key',
      source.replace('  "2.10":', '  2.10:'),
      '8:3 error: 2.10 is not read as it is written; put it in quotes: "2.10"',
    ],
    [
      'a duplicate key',
      source.replace('version: 4', 'version: 4\nversion: 5'),
      '5:1 error: “version” stands here twice; take one of them away',
    ],
    [
      'a tab',
      source.replace('    about: child', '\tabout: child'),
      '14:1 error: a tab stands at the beginning of the line; indent with spaces',
    ],
    [
      'a colon in a text',
      source.replace('Children are', 'Children: are'),
      '7:8 error: a key or a colon is not where YAML expects one; put a text with a colon in it in quotes, and check the indentation',
    ],
    [
      'a reference across the pack',
      source.replace('clause: "1"', 'clause: "2.1"'),
      '12:13 error: there is no clause “2.1”; did you mean “2.10”?',
    ],
    [
      'what a pack by itself does not have',
      `${source}vary: []\n`,
      '24:1 error: there is no “vary” here; only a pack that follows another has it: add “extends: id@version”',
    ],
    ['a list in its place', '- a\n- b\n', '1:1 error: this is not a pack; begin with “plumbline: pack/1”'],
    ['nothing', ' \n', '1:1 error: the file is empty; begin with “plumbline: pack/1”'],
    [
      'two documents',
      `${source}---\nplumbline: pack/1\n`,
      '24:1 error: a second document begins here (---); write one pack in each file',
    ],
  ])('%s', async (_, content, sentence) => {
    expect(await told(content)).toContain(sentence)
  })
})

describe('a file that would do harm is refused', () => {
  test('more than a megabyte', async () => {
    expect(await told('#'.repeat(largestPack + 1))).toEqual([expect.stringContaining('larger than 1 MB')])
  })

  test('what is not UTF-8', async () => {
    expect(await told(Uint8Array.of(0x61, 0x3a, 0x20, 0xff))).toEqual([expect.stringContaining('not UTF-8')])
  })

  test('aliases that grow without end, and one of nothing', async () => {
    const rows = ['a: &a [x,x,x,x,x,x,x,x,x]']
    for (const [at, name] of [...'bcdefghi'].entries())
      rows.push(`${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[at]}`).join(',')}]`)
    expect(await told(rows.join('\n'))).toEqual([expect.stringContaining('grow without end')])
    expect(await told('plumbline: *pack\n')).toEqual([expect.stringContaining('no anchor')])
  })

  test('brackets nested until the stack is full', async () => {
    expect(await told(`record: ${'['.repeat(100_000)}`)).toEqual([expect.stringContaining('nested too deeply')])
  })

  test('no file, and a folder', async () => {
    const missing = await readPack(path.join(folder, 'nowhere.yaml'))
    expect(missing.problems[0]?.says).toBe('there is no such file')
    expect((await readPack(folder)).problems[0]?.says).toBe('this is a folder, and not a file')
  })
})

describe('a pack that follows another', () => {
  test('finds it beside itself, whatever its file is called', async () => {
    write('osier-vale.yaml', source)
    const { resolved } = await readPack(write('quarry.yaml', following))
    expect(resolved?.pack.rules?.[0]?.gap).toEqual({ at_most: '4 weeks' })
    rmSync(path.join(folder, 'osier-vale.yaml'))
    write('of-the-authority.yml', source)
    expect((await readPack(path.join(folder, 'quarry.yaml'))).resolved?.chain).toEqual(['quarry@1', 'osier-vale@4'])
    rmSync(path.join(folder, 'of-the-authority.yml'))
  })

  test('is told where another version is, and when there is none', async () => {
    write('osier-vale.yaml', source.replace('version: 4', 'version: 5'))
    expect(await told(following)).toEqual([
      expect.stringMatching(/^6:10 error: osier-vale@4 was not found .*; osier-vale@5 is in .*osier-vale\.yaml$/),
    ])
    rmSync(path.join(folder, 'osier-vale.yaml'))
    expect(await told(following)).toEqual([expect.stringContaining('put the file of osier-vale@4 beside this one')])
  })

  test('is told of a mistake in its own change, and of one in the pack it follows there', async () => {
    write('osier-vale.yaml', source)
    expect(await told(following.replace('4 weeks', '4 weks'))).toEqual([
      expect.stringMatching(/^8:50 error: changed so, “discussed” is no longer a rule/),
    ])
    write('osier-vale.yaml', source.replace('8 weeks', '8 weks'))
    const { problems } = await readPack(write('quarry.yaml', following))
    expect(problems.map(({ file, line }) => `${path.basename(file)}:${line}`)).toEqual(['osier-vale.yaml:16'])
  })

  test('cannot follow itself', async () => {
    write(
      'osier-vale.yaml',
      `${following.replace('id: quarry', 'id: osier-vale').replace('version: 1', 'version: 4').replace('osier-vale@4', 'quarry@1')}`,
    )
    const { problems } = await readPack(write('quarry.yaml', following))
    expect(problems).toEqual([expect.objectContaining({ says: 'the pack follows itself by way of quarry@1' })])
  })
})

// No JSON Schema validator is a dependency of ours; where some tool has brought one, the published schema is tried on.
const ajv = path.join(packageRoot(), 'node_modules/ajv/dist/2020.js')
describe.skipIf(!existsSync(ajv))('the published schema', () => {
  const { default: Ajv } = createRequire(import.meta.url)(ajv) as {
    default: new (options: object) => { compile: (schema: unknown) => (value: unknown) => boolean }
  }
  const schema = JSON.parse(readFileSync(path.join(packageRoot(), 'policies/schema.json'), 'utf8')) as unknown
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(schema)

  test('takes a pack that stands alone and one that follows', () => {
    expect([valid(parse(source)), valid(parse(following))]).toEqual([true, true])
  })

  test('refuses what is not right in either', () => {
    expect(valid(parse(source.replace('8 weeks', '8 weks')))).toBe(false)
    expect(valid(parse(following.replace(', reason: Review.', '')))).toBe(false)
    expect(valid(parse(`${source}vary: []\n`))).toBe(false)
  })
})
