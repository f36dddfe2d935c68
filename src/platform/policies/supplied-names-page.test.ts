import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { namesOfEvents, namesOfThings, namesOfValues } from '../../domain/policy/supplied-names.ts'
import { packageRoot } from '../files/package-root.ts'

const page = readFileSync(path.join(packageRoot(), 'docs/policies/facts-and-obligations.md'), 'utf8')
const rows = page
  .slice(page.indexOf('### Names that the product supplies'), page.indexOf('## Obligations'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => line.split('|').slice(1, -1))
/** The names in backquotes, without what stands in brackets behind them. */
const namesIn = (cell = '') => [...cell.replaceAll(/\([^)]*\)/g, '').matchAll(/`([a-z_]+)`/g)].map((match) => match[1])
const sorted = (names: readonly (string | undefined)[]) => [...new Set(names)].toSorted()

test('the facts of each kind of thing are those of the page', () => {
  const things = rows.filter((cells) => cells.length === 2)
  const found: Record<string, readonly (string | undefined)[]> = {}
  for (const [kinds, facts = ''] of things) {
    // "of an organisation also" says what the second kind of the row has besides.
    const [shared = '', also = ''] = facts.split('; of an organisation also ')
    for (const kind of namesIn(kinds)) {
      const more = kind === 'organisation' ? namesIn(also) : []
      const examples = [...(/each other filled clause[^(]*\(([^)]*)\)/.exec(facts)?.[1] ?? '').matchAll(/`([a-z_]+)`/g)]
      found[kind ?? ''] = sorted([...namesIn(shared), ...more, ...examples.map((match) => match[1])])
    }
  }
  const ours = Object.entries(namesOfThings).map(([kind, facts]) => [kind, sorted(facts)])
  expect(found).toEqual(Object.fromEntries(ours))
})

test('the events, their links and their attributes are those of the page', () => {
  const found = rows
    .filter((cells) => cells.length === 3)
    .map(([events, links, attributes]) => {
      // "as `session`": what the row of sessions has.
      const like = /as `session`/.test(links ?? '') ? (namesOfEvents[0]?.links ?? []) : []
      const named = [...namesIn(links), ...like]
      return { events: namesIn(events), names: sorted([...named, ...namesIn(attributes)]) }
    })
  const ours = namesOfEvents.map(({ events, links, attributes }) => ({
    events,
    names: sorted([...links, ...attributes]),
  }))
  expect(found).toEqual(ours)
})

test('the roles are those of the page', () => {
  const [, facts = ''] = rows.find(([kind]) => kind?.includes('`worker`')) ?? []
  const roles = /`role` \(([^)]*)\)/.exec(facts)?.[1] ?? ''
  expect(namesIn(roles)).toEqual(namesOfValues['role'])
})
