import { createHash } from 'node:crypto'
import { packSchema, type Pack } from '../../domain/policy/pack.ts'

/**
 * An adopted version keeps the whole of the shipped pack that it follows, so that a later release may ship another (decision
 * 12). Here is how it is kept: as JSON, with the digest by which it is known without reading it.
 */
export interface KeptText {
  readonly text: string
  readonly digest: string
}

const madeBefore = new WeakMap<Pack, KeptText>()

/** A pack as an adopted version keeps it. */
export function keptTextOf(pack: Pack): KeptText {
  const before = madeBefore.get(pack)
  if (before) return before
  const text = JSON.stringify(pack)
  const made = { text, digest: digestOf(text) }
  madeBefore.set(pack, made)
  return made
}

/** What ships, by digest. */
export const shippedByDigest = (packs: readonly Pack[]): ReadonlyMap<string, Pack> =>
  new Map(packs.map((pack) => [keptTextOf(pack).digest, pack]))

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Read before: many organisations follow the same version, and reading it takes some 50 ms. */
const readBefore = new Map<string, Pack>()
const mostKept = 50

/**
 * The pack that a version keeps; null where it keeps none.
 * @param kept the text may be left out where it is among what ships
 * @throws when it is no pack, or not the one of its digest
 */
export function keptPack(
  { followed, digest }: { readonly followed: string | null; readonly digest: string | null },
  shipped: ReadonlyMap<string, Pack>,
): Pack | null {
  if (digest === null) return null
  const known = shipped.get(digest) ?? readBefore.get(digest)
  if (known !== undefined) return known
  if (followed === null || digestOf(followed) !== digest)
    throw new Error('What a policy follows is not what it was adopted with')
  const pack = packSchema.parse(JSON.parse(followed))
  if (readBefore.size >= mostKept) readBefore.clear()
  readBefore.set(digest, pack)
  return pack
}
