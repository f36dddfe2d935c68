import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromHex, toHex } from '../../domain/evidence/bytes.ts'
import { inclusionPath, leafHash, nodeHash, rootOf, verifyInclusion } from '../../domain/evidence/hash-tree.ts'
import { sha256 } from './crypto.ts'

const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()

/** The leaves and roots that Certificate Transparency implementations of RFC 6962 share. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const leaves = (size: number) => Array.from({ length: size }, (_, index) => sha256(Uint8Array.of(index, 7)))
const flipped = (value: Uint8Array, bit: number) =>
  value.map((byte, index) => (index === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
const place = fc
  .integer({ min: 1, max: 70 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }))

/** The definition in RFC 9162, section 2.1.1, word for word: slow, and independent of the code under test. */
function definedRoot(of: readonly Uint8Array[]): Uint8Array {
  if (of.length <= 1) return of[0] ? leafHash(of[0], sha256) : sha256(new Uint8Array())
  let split = 1
  while (split * 2 < of.length) split *= 2
  return nodeHash(definedRoot(of.slice(0, split)), definedRoot(of.slice(split)), sha256)
}

describe('the hash tree over documents', () => {
  it.each(ROOTS.map((root, index) => [index + 1, root] as const))('has the known root for %i leaves', (size, root) => {
    expect(toHex(rootOf(LEAVES.slice(0, size).map(bytes), sha256))).toBe(root)
  })

  it('over nothing is the hash of nothing', () => {
    expect(toHex(rootOf([], sha256))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  it.each([
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
  ])('has the known path for leaf %i of %i', (index, size, path) => {
    expect(inclusionPath(LEAVES.slice(0, size).map(bytes), index, sha256).map(toHex)).toEqual(path)
  })

  it('has the root that the RFC defines, for every size to 70', () => {
    for (let size = 0; size <= 70; size++) {
      expect(toHex(rootOf(leaves(size), sha256)), `size ${size}`).toBe(toHex(definedRoot(leaves(size))))
    }
  })

  it('proves every leaf of every size to 70', () => {
    for (let size = 1; size <= 70; size++) {
      const all = leaves(size)
      const root = rootOf(all, sha256)
      for (const [index, leaf] of all.entries()) {
        const path = inclusionPath(all, index, sha256)
        expect(verifyInclusion(leaf, index, size, path, root, sha256), `leaf ${index} of ${size}`).toBe(true)
      }
    }
  })

  it('proves nothing when any one bit of leaf, path or root is another', () => {
    fc.assert(
      fc.property(place, fc.nat(), ({ size, index }, where) => {
        const all = leaves(size)
        const parts = [all[index] as Uint8Array, rootOf(all, sha256), ...inclusionPath(all, index, sha256)]
        const bit = where % (parts.length * 256)
        const [leaf, root, ...path] = parts.map((part, at) => (at === bit >> 8 ? flipped(part, bit & 255) : part))
        expect(verifyInclusion(leaf as Uint8Array, index, size, path, root as Uint8Array, sha256)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('proves nothing at another place, or with a path too long or too short', () => {
    fc.assert(
      fc.property(place, fc.nat(80), ({ size, index }, other) => {
        const all = leaves(size)
        const leaf = all[index] as Uint8Array
        const root = rootOf(all, sha256)
        const path = inclusionPath(all, index, sha256)
        if (other !== index) expect(verifyInclusion(leaf, other, size, path, root, sha256)).toBe(false)
        expect(verifyInclusion(leaf, index, size, [...path, root], root, sha256)).toBe(false)
        if (path.length > 0) expect(verifyInclusion(leaf, index, size, path.slice(1), root, sha256)).toBe(false)
      }),
    )
  })

  it('does not take a node for a leaf', () => {
    const [a, b] = leaves(2) as [Uint8Array, Uint8Array]
    const inner = new Uint8Array([...leafHash(a, sha256), ...leafHash(b, sha256)])
    expect(toHex(rootOf([inner], sha256))).not.toBe(toHex(rootOf([a, b], sha256)))
  })

  it.each([
    [-1, 3],
    [3, 3],
    [0.5, 3],
    [0, 0],
    [Number.NaN, 3],
    [0, Number.POSITIVE_INFINITY],
  ])('answers no, without failing, for place %d of %d', (index, size) => {
    const [leaf] = leaves(1) as [Uint8Array]
    expect(verifyInclusion(leaf, index, size, [], leafHash(leaf, sha256), sha256)).toBe(false)
  })

  it('has no path for a leaf that is not there', () => {
    expect(() => inclusionPath(leaves(3), 3, sha256)).toThrow('There is no leaf 3 among 3')
  })
})
