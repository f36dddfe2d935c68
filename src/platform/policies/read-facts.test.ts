import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { jsonPlaces, lineAndColumn } from './json-places.ts'
import { readFacts } from './read-facts.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'plumbline-facts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const facts = {
  plumbline: 'facts/1',
  calendars: { school: { periods: [{ kind: 'half_term', from: '2025-09-03', to: '2025-10-24' }] } },
  things: [
    { id: 'w1', kind: 'worker' },
    { id: 'c1', kind: 'child' },
  ],
  facts: [{ of: 'w1', fact: 'role', value: 'dsl', from: '2025-09-01' }],
  events: [{ id: 's1', event: 'session', on: '2025-09-18', links: { supervisee: 'w1', child: ['c1'] } }],
}
async function told(content: unknown): Promise<string[]> {
  const file = path.join(folder, 'facts.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 1))
  const { problems } = await readFacts(file)
  return problems.map(({ line, severity, says, instead }) => `${line} ${severity}: ${says}; ${instead ?? ''}`)
}

test('facts that are right are read, with nothing to tell', async () => {
  expect(await told(facts)).toEqual([])
  expect((await readFacts(path.join(folder, 'facts.json'))).facts).toEqual(facts)
})

describe('a mistake is told with its line and its place in the JSON', () => {
  const [worker, child] = facts.things
  const [session] = facts.events
  const [role] = facts.facts
  test.each([
    [
      'a missing comma',
      '{ "plumbline": "facts/1"\n  "things": [] }',
      '2 error: this is not JSON from here on; look for a comma, quote or bracket too many or too few',
    ],
    [
      'an unknown key',
      { ...facts, things: [{ ...worker, organization: 'x' }, child] },
      '18 error: things[0].organization: there is no “organization” here; did you mean “organisation”?',
    ],
    [
      'a fact of nobody',
      { ...facts, facts: [{ ...role, of: 'w2' }] },
      '26 error: facts[0].of: there is no thing “w2”; add it to “things” or “events”',
    ],
    [
      'an end before the beginning',
      { ...facts, facts: [{ ...role, until: '2025-08-31' }] },
      '30 error: facts[0].until: it ends on 2025-08-31, before it begins on 2025-09-01; turn them round; both days are included',
    ],
    [
      'an event id used twice',
      { ...facts, events: [session, session] },
      '45 error: events[1].id: the id “s1” is used twice; give each event an id of its own',
    ],
    [
      'an event with the id of a thing',
      { ...facts, events: [{ ...session, id: 'c1' }] },
      '34 error: events[0].id: a thing has the id “c1” too; give the event another id',
    ],
    [
      'a thing used twice',
      { ...facts, things: [worker, child, worker] },
      '24 error: things[2].id: the id “w1” is used twice; give each thing an id of its own',
    ],
    [
      'a link to nothing',
      { ...facts, events: [{ ...session, links: { child: ['c1', 'c9'] } }] },
      '40 warning: events[0].links.child[1]: there is no thing or event “c9”; add it to “things” or “events”',
    ],
    [
      'a calendar that is not there',
      { ...facts, things: [{ ...worker, calendar: 'scool' }, child] },
      '18 error: things[0].calendar: there is no calendar “scool”; did you mean “school”?',
    ],
    [
      'a key that stands twice',
      '{ "plumbline": "facts/1",\n "things": [],\n "things": [] }',
      '3 error: “things” stands twice in one object; take one of them away',
    ],
  ])('%s', async (_, content, sentence) => {
    expect(await told(content)).toEqual([sentence])
  })

  test('half-terms that share days are told of, and periods that end before they begin', async () => {
    const periods = [
      { kind: 'half_term', from: '2025-09-03', to: '2025-10-24' },
      { kind: 'half_term', from: '2025-10-24', to: '2025-12-19' },
      { kind: 'holiday', from: '2026-01-05', to: '2025-12-20' },
    ]
    const problems = await told({ ...facts, calendars: { school: { periods } } })
    expect(problems.map((problem) => /periods\[\d\]\.\w+/.exec(problem)?.[0])).toEqual([
      'periods[1].from',
      'periods[2].to',
    ])
  })

  test('a correction may use the id of the event that it takes the place of', async () => {
    const withdrawn = { ...session, withdrawn: '2025-09-20T09:00:00+01:00' }
    expect(await told({ ...facts, events: [withdrawn, { ...session, known: '2025-09-20T09:00:00+01:00' }] })).toEqual(
      [],
    )
  })
})

test('the place of every part of any JSON is where that part begins', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const places = jsonPlaces(text)
      const look = (part: unknown, path: (string | number)[]) => {
        const start = JSON.stringify(part).slice(0, 1)
        expect(text[places.offset(path, false)]).toBe(start)
        if (typeof part !== 'object' || part === null) return
        for (const [key, inner] of Object.entries(part)) look(inner, [...path, Array.isArray(part) ? Number(key) : key])
      }
      look(value, [])
      expect(places.twice).toEqual([])
    }),
  )
})

test('lines and columns count from one', () => {
  expect(lineAndColumn('ab\ncd', 0)).toEqual({ line: 1, column: 1 })
  expect(lineAndColumn('ab\ncd', 4)).toEqual({ line: 2, column: 2 })
})
