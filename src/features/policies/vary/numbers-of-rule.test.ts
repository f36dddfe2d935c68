import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { mergePatch } from '../../../domain/policy/merge-patch.ts'
import { ruleSchema } from '../../../domain/policy/rule.ts'
import { numbersOf, patchBetween, readTypedInterval, readTypedNumber, withNumbers } from './numbers-of-rule.ts'

const rule = (text: string) => ruleSchema.parse(parse(`{ id: a, title: A, clause: "1", strength: must, ${text} }`))

describe('the numbers of a rule', () => {
  const staged = rule(
    `about: worker, while: { employed: { is: yes, for_less_than: 12 months } }, counts: { event: session, as: supervisee, where: { minutes: { at_least: 60 } } }, gap: { at_most: { first_of: [ { when: { newly_qualified: yes }, use: 1 week }, { use: 1 month } ] }, first: 10 days }, grace: 2 working_days, warn: 7 days, pauses: [ { while: { leave: sick }, lasting: { at_least: 10 working_days }, effect: stop_clock } ]`,
  )

  test('are all there, what is asked first, and each has a name of its own', () => {
    expect(numbersOf(staged).map(({ called, value }) => `${called}: ${value}`)).toEqual([
      'Longest gap, number 1: 1 week',
      'Longest gap, number 2: 1 month',
      'Longest time to the first: 10 days',
      'Counts where minutes at least: 60',
      'Binds where employed for less than: 12 months',
      'Grace after the deadline: 2 working_days',
      'Shown as near before the deadline: 7 days',
      'Shortest pause that counts, number 1: 10 working_days',
    ])
  })

  test('are put in again, and the change lays the new rule over the old one', () => {
    const numbers = numbersOf(staged)
    const values = numbers.map(({ value }, at) => (at === 1 ? '3 weeks' : at === 3 ? 45 : value))
    const changed = withNumbers(staged, numbers, values)
    const patch = patchBetween(staged as never, changed as never)
    expect(patch).toEqual({
      gap: { at_most: { first_of: [{ when: { newly_qualified: 'yes' }, use: '1 week' }, { use: '3 weeks' }] } },
      counts: { where: { minutes: { at_least: 45 } } },
    })
    expect(mergePatch(staged as never, patch as never)).toEqual(changed)
    expect(patchBetween(staged as never, staged as never)).toBeUndefined()
  })

  test.each([
    ['28 days', '28 days'],
    [' 5  Working Days ', '5 working_days'],
    ['1 week', '1 week'],
    ['4 weeks of term', '4 term_weeks'],
    ['2 fortnights', '2 fortnights'],
    ['24hours', '24 hours'],
    ['soon', null],
    ['0 days', null],
    ['-3 days', null],
    ['3', null],
    ['3 constructor', null],
  ])('%s is read as %s', (typed, read) => {
    expect(readTypedInterval(typed)).toBe(read)
  })

  test('a number is read with a point or a comma, and nothing else is one', () => {
    expect(['1', '0,5', '1.25', '1e9', '', '-1'].map(readTypedNumber)).toEqual([1, 0.5, 1.25, null, null, null])
  })
})
