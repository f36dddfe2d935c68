import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { assessmentSchema } from '../domain/compliance/obligation.ts'
import type { PackDifference } from '../domain/policy/difference.ts'
import { PlainError } from '../platform/config/plain-error.ts'
import { packageRoot } from '../platform/files/package-root.ts'
import { assessCommand } from './assess.command.ts'
import { forecastCommand } from './forecast.command.ts'
import type { Explanation } from './policy-explanation.ts'
import { policyCommand } from './policy.command.ts'
import { simulateCommand } from './simulate.command.ts'

// The commands as processes, on the example of docs/policies: what the page shows is what the program prints.
const folder = path.join(packageRoot(), 'docs/policies/example')
const page = readFileSync(path.join(packageRoot(), 'docs/policies/README.md'), 'utf8')

interface Ran {
  readonly code: number
  readonly out: string
  readonly error: string
}

function run(words: readonly string[], input = '', piped = ''): Promise<Ran> {
  const { promise, resolve } = Promise.withResolvers<Ran>()
  const main = [process.execPath, '--disable-warning=ExperimentalWarning', path.join(packageRoot(), 'src/cli/main.ts')]
  const [command = '', ...args] =
    piped === '' ? [...main, ...words] : ['sh', '-c', `"$0" "$@" ${piped}`, ...main, ...words]
  // Neither settings nor a database are there to be read.
  const child = execFile(command, args, { cwd: folder, env: {} }, (failure, out, error) => {
    resolve({
      code: typeof failure?.code === 'number' ? failure.code : 0,
      out,
      error,
    })
  })
  child.stdin?.end(input)
  return promise
}

const assessing = ['assess', '--policy', 'brook-lane.yaml', '--facts', 'facts.json', '--as-of', '2025-12-01']

// What the commands print is on the page, and `npm run check` holds it against the program.
describe('the page of the command line', () => {
  test('has an example of each command', () => {
    const commands = [...page.matchAll(/\$ npx plumbline (policy \w+|\w+)/g)].map((match) => match[1])
    expect(new Set(commands)).toEqual(
      new Set(['policy check', 'policy explain', 'policy diff', 'assess', 'forecast', 'simulate']),
    )
  })

  test('uses the small pack of the page on packs', () => {
    const format = readFileSync(path.join(packageRoot(), 'docs/policies/pack-format.md'), 'utf8')
    expect(format).toContain(readFileSync(path.join(folder, 'brook-lane.yaml'), 'utf8'))
  })
})

describe('plumbline policy', () => {
  test('checks every pack, whatever is wrong with the one before, and ends with 1 when one has errors', async () => {
    const { code, out, error } = await run(['policy', 'check', 'with-mistakes.yaml', 'brook-lane.yaml'])
    expect([code, error]).toEqual([1, ''])
    expect(out).toContain('with-mistakes.yaml:15:5: error: there is no “strenght” here; did you mean “strength”?')
    expect(out).toContain('brook-lane.yaml: brook-lane@1 is sound: 4 rules from 4 clauses.')
    expect((await run(['policy', 'check', 'brook-lane.yaml', 'brook-lane-nursery.yaml'])).code).toBe(0)
  })

  test('explains a pack that follows another with what it takes over, varies and decides', async () => {
    const { out } = await run(['policy', 'explain', 'brook-lane-nursery.yaml', '--json'])
    const { follows, clauses, not_decided, decided } = JSON.parse(out) as Explanation
    expect([follows, clauses.map(({ clause }) => clause), not_decided]).toEqual([
      ['brook-lane@1'],
      ['2.1', '2.2', '3', '4'],
      [],
    ])
    expect(decided).toMatchObject([{ parameter: 'new_staff_interval', value: '2 weeks', set_by: 'head of nursery' }])
    expect(clauses[2]?.rules).toMatchObject([
      {
        rule: 'child_discussed',
        from: 'brook-lane@1',
        changes: [{ pack: 'brook-lane-nursery@1', agreed_by: 'governors' }],
      },
    ])
  })

  test('says which way each change goes', async () => {
    const { out } = await run(['policy', 'diff', 'brook-lane.yaml', 'brook-lane-nursery.yaml', '--json'])
    const { rules } = JSON.parse(out) as PackDifference
    expect(rules.changed.map(({ rule, way }) => [rule, way])).toEqual([
      ['session_each_half_term', 'weaker'],
      ['child_discussed', 'stricter'],
    ])
    expect((await run(['policy', 'diff', 'brook-lane.yaml', 'brook-lane.yaml'])).out).toBe(
      'brook-lane@1 and brook-lane@1 ask the same.\n',
    )
  })
})

describe('plumbline forecast', () => {
  const ahead = ['--policy', 'brook-lane.yaml', '--facts', '-', '--as-of', '2025-12-01', '--until', '2026-01-31']
  const facts = JSON.parse(readFileSync(path.join(folder, 'facts.json'), 'utf8')) as { events: object[] }
  const turnsOf = async (events: object[]) => {
    const { code, out } = await run(
      ['forecast', ...ahead, '--subject', 'c1', '--json'],
      JSON.stringify({ ...facts, events }),
    )
    return { code, ...(JSON.parse(out) as { obligations: object[] }) }
  }

  test('says when a clock runs out, and with nothing booked nothing else', async () => {
    // 28 days after 20 November is 18 December.
    const without = facts.events.filter((event) => (event as { event: string }).event !== 'session_booked')
    expect(await turnsOf(without)).toMatchObject({
      code: 0,
      plumbline: 'forecast/1',
      obligations: [
        {
          rule: 'child_discussed',
          trigger: null,
          state: 'met',
          if_nothing: [{ state: 'overdue', on: '2025-12-19' }],
          if_held: null,
        },
      ],
    })
  })

  test('and what a booked session would change', async () => {
    // Held on 15 December it is good until 12 January.
    const { obligations } = await turnsOf(facts.events)
    expect(obligations).toMatchObject([
      { if_nothing: [{ on: '2025-12-19' }], if_held: [{ state: 'overdue', on: '2026-01-13' }] },
    ])
  })
})

test('plumbline simulate says who would change sides, and the hours of supervisors', async () => {
  const packs = ['--policy', 'brook-lane.yaml', '--instead', 'brook-lane-nursery.yaml']
  const period = ['--from', '2025-09-01', '--to', '2025-12-31']
  const { code, out } = await run(['simulate', ...packs, '--facts', 'facts.json', ...period, '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    plumbline: 'simulation/1',
    policy: 'brook-lane@1',
    instead: 'brook-lane-nursery@1',
    newly_out: ['w3'],
    no_longer_out: ['w1'],
    supervisor_time: { before: { undetermined: [] }, instead: { undetermined: [] } },
  })
})

describe('plumbline assess', () => {
  test('prints JSON as the page describes it, and nothing else', async () => {
    const { code, out, error } = await run([...assessing, '--json'])
    expect([code, error]).toEqual([0, ''])
    expect(assessmentSchema.parse(JSON.parse(out))).toMatchObject({
      policy: 'brook-lane@1',
      as_of: '2025-12-01',
      known_at: null,
    })
  })

  test('says what measures come to after everything else, and of a few people no percentage', async () => {
    const measured = [
      'assess',
      '--policy',
      'brook-lane-measures.yaml',
      '--facts',
      'facts.json',
      '--as-of',
      '2025-12-01',
    ]
    const { out } = await run(measured)
    expect(out.replaceAll('\u00a0', ' ')).toContain(
      'In Autumn 1 (3 September 2025 to 24 October 2025), 1 of 1 member of staff was in step; that is too\n    few for a percentage.',
    )
    const { measures } = assessmentSchema.parse(JSON.parse((await run([...measured, '--json'])).out))
    expect(
      measures?.map(({ measure, periods }) => [measure, periods.map(({ name, percent }) => [name, percent])]),
    ).toEqual([
      [
        'staff_each_half_term',
        [
          ['Autumn 1', null],
          ['Autumn 2', null],
        ],
      ],
      ['children_in_step', [[null, null]]],
    ])
    // Of one person there is no share, and of one rule not that of them all.
    for (const narrowed of [
      ['--subject', 'w1'],
      ['--rule', 'child_discussed'],
    ]) {
      expect(JSON.parse((await run([...measured, ...narrowed, '--json'])).out)).not.toHaveProperty('measures')
    }
  })

  test('reads facts from the standard input', async () => {
    const facts = readFileSync(path.join(folder, 'facts.json'), 'utf8')
    const fromInput = await run([...assessing.with(4, '-'), '--json'], facts)
    expect(fromInput.out).toBe((await run([...assessing, '--json'])).out)
  })

  test('knows only what was known at an instant', async () => {
    const facts = JSON.parse(readFileSync(path.join(folder, 'facts.json'), 'utf8')) as {
      events: { id: string; known?: string }[]
    }
    for (const event of facts.events) if (event.id === 's3') event.known = '2025-12-05T09:00:00+00:00'
    const due = async (...more: string[]) => {
      const { out } = await run(
        [...assessing.with(4, '-'), '--rule', 'child_discussed', '--json', ...more],
        JSON.stringify(facts),
      )
      return assessmentSchema.parse(JSON.parse(out)).obligations.map(({ due }) => due)
    }
    expect(await due()).toEqual(['2025-12-18'])
    expect(await due('--known-at', '2025-12-01T12:00:00+00:00')).toEqual(['2025-12-11'])
  })

  test('prints an answer of any length whole, whatever reads it', async () => {
    const { things, facts: rows, ...rest } = JSON.parse(readFileSync(path.join(folder, 'facts.json'), 'utf8'))
    const many = Array.from({ length: 150 }, (_one, at) => ({ id: `more${at}`, kind: 'worker' }))
    const holding = many.map(({ id }) => ({ of: id, fact: 'case_holding', value: true, from: '2025-09-01' }))
    const facts = { ...rest, things: [...things, ...many], facts: [...rows, ...holding] }
    const { out } = await run([...assessing.with(4, '-'), '--json'], JSON.stringify(facts), '| (sleep 1; cat)')
    // As much as a pipe holds while nobody reads.
    expect(out.length).toBeGreaterThan(65_536)
    expect(assessmentSchema.parse(JSON.parse(out)).obligations.length).toBeGreaterThan(150)
  })

  test('tells of mistakes in facts on standard error, with place, and ends with 1', async () => {
    const facts = readFileSync(path.join(folder, 'facts.json'), 'utf8').replace('"of": "c1"', '"of": "c2"')
    const { code, out, error } = await run(assessing.with(4, '-'), facts)
    expect([code, out]).toEqual([1, ''])
    expect(error).toMatch(
      /^standard input:26:13: error: facts\[4\]\.of: there is no thing “c2”; add it to “things” or “events”/,
    )
  })
})

const commands: Readonly<Record<string, (words: readonly string[]) => Promise<number>>> = {
  policy: policyCommand,
  assess: assessCommand,
  forecast: forecastCommand,
  simulate: simulateCommand,
}

describe('a command that cannot be carried out', () => {
  test.each([
    ['policy', 'plumbline policy check PACK…'],
    ['policy check', 'Name one pack or several'],
    ['policy diff brook-lane.yaml', 'Name two packs'],
    ['policy explain brook-lane.yaml --yaml', 'Name one pack'],
    ['assess --policy brook-lane.yaml', 'Name a pack, a file of facts and a day'],
    [`${assessing.slice(0, -1).join(' ')} 1/12/2025`, '--as-of takes a day, as 2026-03-12, and not "1/12/2025".'],
    [`${assessing.join(' ')} --known-at 2025-12-01`, '--known-at takes an instant with its offset'],
    [
      `${assessing.join(' ')} --rule child_discused`,
      'There is no rule "child_discused". Did you mean "child_discussed"?',
    ],
    [`${assessing.join(' ')} --subject w9`, 'There is no subject "w9".'],
    [`${assessing.join(' ')} --reading child_discussed`, '--reading takes RULE=NAME'],
    ['forecast --policy brook-lane.yaml', 'Name a pack, a file of facts, a day and a later one'],
    [
      'forecast --policy brook-lane.yaml --facts facts.json --as-of 2025-12-01 --until 2025-09-01',
      'A forecast looks ahead',
    ],
    ['simulate --policy brook-lane.yaml', 'Name two packs, a file of facts and a period'],
    [
      'simulate --policy brook-lane.yaml --instead brook-lane.yaml --facts facts.json --from 2025-12-01 --to 2025-09-01',
      'The period ends before it begins',
    ],
  ])('%s', async (text, sentence) => {
    const [name = '', ...words] = text.replaceAll(/[\w-]+\.(yaml|json)/g, (file) => path.join(folder, file)).split(' ')
    const error = await commands[name]?.(words).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(PlainError)
    expect(error).toMatchObject({ exitCode: 2, message: expect.stringContaining(sentence) })
  })

  test('a pack with mistakes ends it with 1, and they are told', async () => {
    const { code, out, error } = await run(['policy', 'explain', 'with-mistakes.yaml'])
    expect([code, out]).toEqual([1, ''])
    expect(error.split('\n').filter((line) => line.includes(': error: '))).toHaveLength(8)
  })
})

test('help lists every option that a command takes', async () => {
  const { out } = await run(['help'])
  for (const name of ['assess', 'forecast', 'simulate']) {
    const { error } = await run([name])
    const options = error.match(/\[--.*\]/)?.[0] ?? 'none were said'
    const after = out.slice(out.indexOf(`plumbline ${name} `))
    expect(after.split('\n')[1]?.trim(), name).toBe(options)
    for (const [option = ''] of options.matchAll(/--[\w-]+/g)) expect(out).toContain(`  ${option} `)
  }
})
