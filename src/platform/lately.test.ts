import { expect, test } from 'vitest'
import { Lately } from './lately.ts'

test('what was kept is found until more is kept than there is room for, and then the oldest is not', () => {
  const lately = new Lately<number>(2)
  lately.set('a', 1)
  lately.set('b', 2)
  expect([lately.get('a'), lately.get('b')]).toEqual([1, 2])
  lately.set('c', 3)
  expect([lately.get('a'), lately.get('b'), lately.get('c')]).toEqual([undefined, 2, 3])
  lately.delete('b')
  expect(lately.get('b')).toBeUndefined()
})
