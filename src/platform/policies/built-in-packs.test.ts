import { expect, test } from 'vitest'
import { builtInPacks, builtPacksFile } from './built-in-packs.ts'

test('what the build puts beside the server says what the files of the packs say', () => {
  const { packs } = JSON.parse(builtPacksFile().content) as { packs: { id: string }[] }
  expect(packs).toEqual(builtInPacks())
  expect(packs.map(({ id }) => id)).toEqual([
    'schools-and-clusters',
    'integrated',
    'college',
    'primary-and-nursery',
    'partnership',
  ])
})
