import { expect, test } from 'vitest'
import type { Json } from '../evidence/canonical-text.ts'
import { mergePatch } from './merge-patch.ts'

// The table of RFC 7396, appendix A: the original, the patch, the result.
const table: readonly [Json, Json, Json][] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
]

test.each(table)('laid over %j, the change %j gives %j', (target, patch, result) => {
  expect(mergePatch(target, patch)).toEqual(result)
})

test('what a change is laid over stays as it was', () => {
  const target = { gap: { at_most: '4 weeks' } }
  mergePatch(target, { gap: { at_most: '28 days', first: '1 week' } })
  expect(target).toEqual({ gap: { at_most: '4 weeks' } })
})

test('a key with the name of a part of every object is a key like any other', () => {
  const result = mergePatch({}, JSON.parse('{ "__proto__": { "polluted": true } }') as Json)
  expect(Object.keys(result as object)).toEqual(['__proto__'])
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
