import { expect, test } from 'vitest'
import { ById } from './by-id.ts'

test('a table by id finds what was set last, however many there are and whatever they have in common', () => {
  const table = new ById<number>()
  const ids = Array.from({ length: 3_000 }, (_, place) => [`${place}`, `id-${place}-of-a-school`]).flat()
  ids.forEach((id, place) => table.set(id, place))
  table.set('7', -7)
  expect(ids.map((id) => table.get(id))).toEqual(ids.map((id, place) => (id === '7' ? -7 : place)))
  expect([table.get('3000'), table.get(''), table.get('70')]).toEqual([undefined, undefined, 140])
})

test('what is set may be made of what was there', () => {
  const table = new ById<string>()
  const joined = (before: string | undefined, more: string) => `${before ?? 'nothing'}, ${more}`
  table.update('a', joined, 'one')
  table.update('a', joined, 'two')
  expect(table.get('a')).toBe('nothing, one, two')
})
