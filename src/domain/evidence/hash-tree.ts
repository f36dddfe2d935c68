import { concat, sameBytes } from './bytes.ts'
import type { Sha256 } from './hash.ts'

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** The hash of a leaf, told apart from a node's by its first byte (RFC 9162, section 2.1.1). */
export function leafHash(leaf: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concat(LEAF, leaf))
}

/** The hash of a node over its two children (RFC 9162, section 2.1.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array, sha256: Sha256): Uint8Array {
  return sha256(concat(NODE, left, right))
}

/** The root over leaves, not yet hashed, in their order; over none, the hash of nothing (RFC 9162, section 2.1.1). */
export function rootOf(leaves: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  if (leaves.length === 0) return sha256(new Uint8Array())
  return rootOfHashes(
    leaves.map((leaf) => leafHash(leaf, sha256)),
    sha256,
  )
}

/**
 * The hashes that lead from a leaf to the root, lowest first (RFC 9162, section 2.1.3.1). Throws when there is no such
 * leaf.
 */
export function inclusionPath(leaves: readonly Uint8Array[], index: number, sha256: Sha256): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) {
    throw new RangeError(`There is no leaf ${index} among ${leaves.length}`)
  }
  const path: Uint8Array[] = []
  let level = leaves.map((leaf) => leafHash(leaf, sha256))
  for (let at = index; level.length > 1; at = Math.floor(at / 2)) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1]
    if (sibling) path.push(sibling)
    level = levelAbove(level, sha256)
  }
  return path
}

/** Whether a leaf stands at `index` among `size` leaves under `root` (RFC 9162, section 2.1.3.2). Never throws. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  path: readonly Uint8Array[],
  root: Uint8Array,
  sha256: Sha256,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  // halved by division: a shift would cut positions to 32 bits, and the journal uses this tree too
  let at = index
  let last = size - 1
  let hash = leafHash(leaf, sha256)
  for (const sibling of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash, sha256)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    } else {
      hash = nodeHash(hash, sibling, sha256)
    }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && sameBytes(hash, root)
}

/**
 * A level from the one below it, pair by pair; an odd one out rises unchanged. That gives the same tree as the RFC's
 * split at the largest power of two below the size.
 */
function levelAbove(level: readonly Uint8Array[], sha256: Sha256): Uint8Array[] {
  const above: Uint8Array[] = []
  for (let at = 0; at < level.length; at += 2) {
    const left = level[at]
    const right = level[at + 1]
    if (left) above.push(right ? nodeHash(left, right, sha256) : left)
  }
  return above
}

function rootOfHashes(hashes: readonly Uint8Array[], sha256: Sha256): Uint8Array {
  let level = hashes
  while (level.length > 1) level = levelAbove(level, sha256)
  return level[0] as Uint8Array
}
