import { describe, expect, test } from 'vitest'
import { childrenLike, indexOf, likenessOf, type Described } from './alike.ts'

const child = (name: string, born: string | null = '2016-05-04', numbers: Described['numbers'] = []): Described => {
  const [givenName = '', familyName = ''] = name.split('/')
  return { givenName, familyName, bornOn: born === null ? null : Temporal.PlainDate.from(born), numbers }
}
const like = (one: Described, other: Described) => {
  const found = likenessOf(one, other)
  expect(likenessOf(other, one)).toEqual(found)
  return found === null ? null : `${found.sureness}: ${found.why}`
}
const upn = (value: string) => [{ kind: 'upn', value }]

describe('two descriptions are of one child', () => {
  test('by the same name and date of birth, however it is written', () => {
    const same = 'same: The same name and date of birth'
    expect(like(child('Zoë/O’Hara-Lowe'), child('ZOE/Ohara Lowe'))).toBe(same)
    expect(like(child('Marchbank/Rosa'), child('Rosa/Marchbank'))).toBe(same)
  })

  test('by a number, unless nothing else is alike', () => {
    expect(like(child('Rosa/Marchbank', null, upn('x1')), child('Rose/Marchbanks', null, upn('X1')))).toBe(
      'same: The same UPN',
    )
    const other = child('Kit/Sandiford', '2012-01-31', upn('x1'))
    expect(like(child('Rosa/Marchbank', '2016-05-04', upn('x1')), other)).toBe(
      'likely: The same UPN, under another name',
    )
  })
})

describe('they are likely to be', () => {
  test('with the same name and no date, or a date with a slip in it', () => {
    expect(like(child('Rosa/Marchbank', null), child('rosa/marchbank'))).toBe('likely: The same name')
    const near = 'likely: The same name, and nearly the same date of birth'
    expect(like(child('Rosa/Marchbank', '2016-04-05'), child('Rosa/Marchbank', '2016-05-04'))).toBe(near)
    expect(like(child('Rosa/Marchbank', '2015-05-04'), child('Rosa/Marchbank'))).toBe(near)
  })

  test('with a similar name and the same date', () => {
    const similar = 'likely: A similar name and the same date of birth'
    expect(like(child('Tom/Ellery'), child('Thomas/Ellery'))).toBe(similar)
    expect(like(child('Tobi/Ellery'), child('Tobias/Ellery'))).toBe(similar)
    expect(like(child('Toby/Ellery', '2016-04-05'), child('Tobias/Ellery'))).toBe(
      'likely: A similar name, and nearly the same date of birth',
    )
    expect(like(child('Kate/Lowe'), child('Katherine/Lowe'))).toBe(similar)
    expect(like(child('Rosa/Marchbank'), child('Rosa/Marchbnak'))).toBe(similar)
    expect(like(child('Rosa/Marchbank-Lowe'), child('Rosa/Marchbank'))).toBe(similar)
    expect(like(child('Rosa/Marchbank'), child('Rosa/Tindle'))).toBe('likely: The same given name and date of birth')
  })

  test('with the same name and date when their UPNs differ: a person must say', () => {
    const [one, other] = [child('Rosa/Lowe', '2016-05-04', upn('a')), child('Rosa/Lowe', '2016-05-04', upn('b'))]
    expect(like(one, other)).toBe('likely: The same name and date of birth')
  })
})

describe('and it is worth a look, or not even that', () => {
  test('by the date alone, by a name alone', () => {
    expect(like(child('Kit/Sandiford'), child('Rosa/Marchbank'))).toBe('possible: The same date of birth')
    expect(like(child('Rosa/Marchbank', '2009-11-30'), child('Rosa/Marchbank'))).toBe('possible: The same name')
    expect(like(child('Rose/Marchbank', null), child('Rosa/Marchbank'))).toBe('possible: A similar name')
  })

  test('children who are plainly two are', () => {
    expect(like(child('Rose/Marchbank', '2009-11-30'), child('Rosa/Marchbank'))).toBeNull()
    expect(like(child('Ann/Lee', null), child('Amy/Lee', null))).toBeNull()
    expect(like(child('Kit/Sandiford', null), child('Rosa/Marchbank', null))).toBeNull()
  })
})

test('among many, those like a child are found without comparing with each, the surest first', () => {
  const many = Array.from({ length: 3000 }, (_, n) => child(`Child${n % 26}/Family${n}`, null))
  const here = [...many, child('Rosie/Marchbank', '2016-05-04'), child('Rosa/Marchbank', '2016-05-04', upn('x1'))]
  const found = childrenLike(indexOf(here), child('Rosa/Marchbank', '2016-05-04', upn('X1')))
  expect(found.map(({ likeness }) => likeness.sureness)).toEqual(['same', 'possible'])
})
