import { toHex } from './bytes.ts'

/** What people compare by eye: the first 8 bytes of a root as four groups of four, "a94b 2f07 6c1d 88e3". */
export function fingerprint(root: Uint8Array): string {
  return groups(root, 4)
}

/**
 * The first 4 bytes of a document's digest as two groups, "7f3a 91c0": it tells versions apart and proves nothing
 * alone.
 */
export function shortDigest(digest: Uint8Array): string {
  return groups(digest, 2)
}

function groups(bytes: Uint8Array, count: number): string {
  const hex = toHex(bytes.subarray(0, count * 2))
  return Array.from({ length: count }, (_, group) => hex.slice(group * 4, group * 4 + 4)).join(' ')
}
