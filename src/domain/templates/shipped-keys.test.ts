import { describe, expect, test } from 'vitest'
import { keysOfToday, keysThatShipped, notNoted, takenAway, withNewKeys } from '../../../test/support/shipped-keys.ts'
import { packs } from '../../../test/support/templates.ts'

const shipped = keysThatShipped()

/** The keys that the packs would have, with something changed in that of the college. */
// oxlint-disable-next-line typescript/no-explicit-any -- written as YAML, where anything can stand anywhere
function changed(change: (college: any) => void) {
  const copies = structuredClone([...packs])
  change(copies.find(({ id }) => id === 'college'))
  return keysOfToday(copies)
}
// oxlint-disable-next-line typescript/no-explicit-any -- the same
const questionsOf = (college: any) => college.record.documents.work.sections[0].fields
const more = { key: 'one_more', label: 'One more', kind: 'short', source: { plumbline: 'E2' } }

describe('keys of templates that ship', () => {
  test('no key that has shipped was taken away, or means something else', () => {
    expect(takenAway(shipped, keysOfToday())).toEqual([])
  })

  test('every key is written down, with the version of the template that it came with', () => {
    expect(notNoted(shipped, keysOfToday())).toEqual([])
  })

  test('every pack, and the product’s own record, is on the list with its questions and clauses', () => {
    expect(Object.keys(shipped).toSorted()).toEqual([...packs.map(({ id }) => id), 'plumbline'].toSorted())
    for (const { id } of packs) {
      const templates = Object.keys(shipped[id] ?? {}).map((name) => name.split(' ')[0])
      expect(templates).toContain('record')
      expect(templates).toContain('agreement')
    }
  })
})

describe('what the list makes of a change', () => {
  test('a question that goes, is called something else or is asked in another kind of answer is told, with the reason', () => {
    const gone = changed((college) => questionsOf(college).splice(0, 1))
    expect(takenAway(shipped, gone)).toEqual([expect.stringMatching(/^college, record .*decision 12/)])
    const renamed = changed((college) => (questionsOf(college)[0].key = 'renamed'))
    expect(takenAway(shipped, renamed)).toHaveLength(1)
    const asked = changed((college) => (questionsOf(college)[0].kind = 'number'))
    expect(takenAway(shipped, asked)).toHaveLength(1)
    expect(() => withNewKeys(shipped, renamed)).toThrow('decision 12')
  })

  test('a clause, a step of a ladder and a whole pack that go are told', () => {
    const clause = changed((college) => {
      const part = college.agreements[0].parts.find((each: { clauses: unknown[] }) => each.clauses.length > 0)
      part.clauses[0].key = 'renamed'
    })
    expect(takenAway(shipped, clause).join()).toContain('college, agreement college_agreement: ')
    const step = changed((college) => (college.ladders[0].steps[0].key = 'renamed'))
    expect(takenAway(shipped, step).join()).toContain('college, ladders: ')
    expect(takenAway(shipped, keysOfToday(packs.slice(1))).length).toBeGreaterThan(50)
  })

  test('words may change freely, and questions may stand in another order', () => {
    const words = changed((college) => {
      questionsOf(college)[0].label = 'Other words'
      questionsOf(college).reverse()
    })
    expect([...takenAway(shipped, words), ...notNoted(shipped, words)]).toEqual([])
  })

  test('a question more asks for a higher version and to be written down, and then it is', () => {
    const added = changed((college) => questionsOf(college).push(more))
    expect(takenAway(shipped, added)).toEqual([])
    expect(notNoted(shipped, added)).toEqual([
      expect.stringMatching(/work\.one_more \(short\) is new. Raise `version`.* to 2/),
    ])
    expect(() => withNewKeys(shipped, added)).toThrow('Raise `version`')
    const raised = changed((college) => {
      questionsOf(college).push(more)
      college.record.version = 2
    })
    const list = withNewKeys(shipped, raised)
    expect(list['college']?.['record college_14_to_19']?.['2']).toEqual(['work.one_more (short)'])
    expect(notNoted(list, raised)).toEqual([])
  })

  test('a version that was raised for nothing is told', () => {
    const raised = changed((college) => (college.record.version = 2))
    expect(notNoted(shipped, raised)).toEqual([expect.stringContaining('its version is 2')])
  })

  test('what has no version of its own, as the agenda, only has to be written down', () => {
    const added = changed((college) => college.agenda.push({ ...college.agenda[0], key: 'one_more' }))
    expect(notNoted(shipped, added)).toEqual([expect.stringContaining('college, agenda: one_more is new. Write')])
    expect(notNoted(withNewKeys(shipped, added), added)).toEqual([])
  })
})
