import { describe, expect, test } from 'vitest'
import { holdsFrom, rolesFrom, type KeptFact } from './change-facts.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const post = (factId: string, value: string, from: string, until: string | null = null): KeptFact => ({
  factId,
  kind: 'post',
  value,
  managerId: null,
  validFrom: day(from),
  validUntil: until === null ? null : day(until),
})
const teacher = { kind: 'post', value: 'Teacher', managerId: null } as const
const said = (change: ReturnType<typeof holdsFrom>) => ({
  withdraw: change.withdraw,
  add: change.add.map(({ value, validFrom, validUntil }) => `${value} ${validFrom}/${validUntil ?? ''}`),
})

describe('a fact that changes from a day', () => {
  test('is withdrawn and said again with its last day, and the new one follows', () => {
    expect(said(holdsFrom([post('a', 'Nurse', '2024-09-01')], teacher, day('2026-01-05')))).toEqual({
      withdraw: ['a'],
      add: ['Nurse 2024-09-01/2026-01-04', 'Teacher 2026-01-05/'],
    })
  })

  test('on its own first day was wrong from the start, so nothing of it stays', () => {
    expect(said(holdsFrom([post('a', 'Nurse', '2026-01-05')], teacher, day('2026-01-05')))).toEqual({
      withdraw: ['a'],
      add: ['Teacher 2026-01-05/'],
    })
  })

  test('takes the place of what was planned for later, and leaves what ended before', () => {
    const kept = [
      post('a', 'Nurse', '2020-01-01', '2021-01-01'),
      post('b', 'Cook', '2021-01-02'),
      post('c', 'Head', '2027-01-01'),
    ]
    expect(said(holdsFrom(kept, teacher, day('2026-01-05')))).toEqual({
      withdraw: ['b', 'c'],
      add: ['Cook 2021-01-02/2026-01-04', 'Teacher 2026-01-05/'],
    })
  })

  test('to what it already is changes nothing', () => {
    expect(said(holdsFrom([post('a', 'Teacher', '2020-01-01')], teacher, day('2026-01-05')))).toEqual({
      withdraw: [],
      add: [],
    })
  })

  test('can end with nothing after it', () => {
    expect(said(holdsFrom([post('a', 'Nurse', '2024-09-01')], null, day('2026-01-05')))).toEqual({
      withdraw: ['a'],
      add: ['Nurse 2024-09-01/2026-01-04'],
    })
  })
})

test('roles that stay are not touched, those taken away end, and new ones begin', () => {
  const role = (factId: string, value: string): KeptFact => ({ ...post(factId, value, '2024-09-01'), kind: 'role' })
  const change = rolesFrom([role('a', 'supervisee'), role('b', 'dsl')], ['supervisee', 'supervisor'], day('2026-01-05'))
  expect(said(change)).toEqual({ withdraw: ['b'], add: ['dsl 2024-09-01/2026-01-04', 'supervisor 2026-01-05/'] })
})
