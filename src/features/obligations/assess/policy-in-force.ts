import type pg from 'pg'
import { isBefore } from '../../../domain/calendar/days.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import { followingPackSchema, packSchema, type FollowingPack } from '../../../domain/policy/pack.ts'
import { resolvePack } from '../../../domain/policy/follow.ts'
import { packNameOf, type ResolvedPack } from '../../../domain/policy/resolved.ts'
import { keptPack, shippedByDigest } from '../../../platform/policies/kept-packs.ts'
import { readYaml } from '../../../platform/policies/read-yaml.ts'

/** A version of a policy as `platform.policies_of` gives it: this organisation's, and those of the organisations above it. */
export interface PolicyRow {
  readonly organisation_id: string
  readonly version_id: string
  readonly version_no: number
  readonly pack_id: string
  readonly body: string
  readonly in_force_from: Temporal.PlainDate
  readonly in_force_until: Temporal.PlainDate | null
  readonly steps: number
  /** the shipped pack that it follows, as it was when this was adopted: left out where the digest is of one that ships still */
  readonly followed: string | null
  readonly followed_digest: string | null
}

/** What policies are read with: `platform.policies_of` gives the texts that are not among these. */
export const digestsOf = (builtIn: readonly Pack[]): string[] => [...shippedByDigest(builtIn).keys()]

/** A version of the organisation's own policy, with everything that it follows laid under it. */
export interface PolicyVersion {
  readonly versionId: string
  readonly versionNo: number
  readonly resolved: ResolvedPack
  /** the days that it holds here, whatever its file says */
  readonly from: Temporal.PlainDate
  readonly until: Temporal.PlainDate | null
}

/** A policy that cannot be read is a fault of the organisation's, and of nobody's facts. */
export class PolicyUnreadable extends Error {
  override readonly name = 'PolicyUnreadable'
}

/** Read before, or found unreadable: reading takes longer than assessing a school by it, and what was adopted keeps still. */
const readBefore = new WeakMap<readonly Pack[], Map<string, readonly PolicyVersion[] | PolicyUnreadable>>()
const mostKept = 500

function keptFor(builtIn: readonly Pack[]) {
  const kept = readBefore.get(builtIn) ?? new Map<string, readonly PolicyVersion[] | PolicyUnreadable>()
  readBefore.set(builtIn, kept)
  return kept
}

/** What a version says never changes, but its last day may: it is part of the name that they are kept by. */
const nameOf = (rows: readonly Omit<PolicyRow, 'body' | 'followed'>[]): string =>
  rows.map((row) => `${row.steps}.${row.version_id}.${row.in_force_until ?? ''}`).join(' ')

/** Whether these were read before, so that their bodies need not be fetched. */
export const areKnown = (rows: readonly Omit<PolicyRow, 'body' | 'followed'>[], builtIn: readonly Pack[]): boolean =>
  keptFor(builtIn).has(nameOf(rows))

/**
 * The versions of an organisation's own policy, the oldest first. Bodies are checked before they are kept, so one that cannot
 * be read is a fault.
 * @param builtIn the packs that ship, which a policy may follow
 * @throws PolicyUnreadable
 */
export function policyVersions(rows: readonly PolicyRow[], builtIn: readonly Pack[]): readonly PolicyVersion[] {
  const kept = keptFor(builtIn)
  const name = nameOf(rows)
  let versions = kept.get(name)
  if (versions === undefined) {
    if (kept.size >= mostKept) kept.clear()
    versions = readVersions(rows, builtIn)
    kept.set(name, versions)
  }
  if (versions instanceof PolicyUnreadable) throw versions
  return versions
}

/**
 * The same, from the database, as the worker.
 * @param more rows of its own beside those that are adopted: a draft that is tried
 */
export async function policiesOf(
  client: pg.ClientBase,
  organisation: string,
  builtIn: readonly Pack[],
  more: readonly PolicyRow[] = [],
): Promise<readonly PolicyVersion[]> {
  const { rows } = await client.query<PolicyRow>('select * from platform.policies_of($1, $2)', [
    organisation,
    digestsOf(builtIn),
  ])
  return policyVersions([...rows, ...more], builtIn)
}

/** The version that holds on a day; null when none does. */
export const versionOn = (versions: readonly PolicyVersion[], day: Temporal.PlainDate): PolicyVersion | null =>
  versions.findLast(({ from, until }) => !isBefore(day, from) && (until === null || !isBefore(until, day))) ?? null

function readVersions(
  rows: readonly PolicyRow[],
  builtIn: readonly Pack[],
): readonly PolicyVersion[] | PolicyUnreadable {
  const shipped = shippedByDigest(builtIn)
  const known: Known = new Map(builtIn.map((pack) => [packNameOf(pack), { pack, follows: null }]))
  try {
    // The farthest first: a policy of one's own wins over one above of the same name.
    const read = rows.toReversed().flatMap((row) => {
      const one = row.steps === 0 ? readRow(row, shipped) : readAbove(row, shipped)
      return one === null ? [] : [{ row, ...one }]
    })
    // What was adopted long ago may no longer ship; a draft may follow it still.
    for (const { follows } of read) {
      if (follows !== null && !known.has(packNameOf(follows)))
        known.set(packNameOf(follows), { pack: follows, follows: null })
    }
    for (const { pack, follows } of read) known.set(packNameOf(pack), { pack, follows })
    return read.toReversed().flatMap(({ row, pack, follows }) => {
      if (row.steps > 0) return []
      const { version_id: versionId, version_no: versionNo, in_force_from: from, in_force_until: until } = row
      return [{ versionId, versionNo, resolved: resolvedOf({ pack, follows }, known), from, until }]
    })
  } catch (problem) {
    return new PolicyUnreadable(problem instanceof Error ? problem.message : 'A policy cannot be read')
  }
}

/** A pack, with the shipped one that it follows where it keeps that itself. */
interface ReadRow {
  readonly pack: Pack | FollowingPack
  readonly follows: Pack | null
}
type Known = Map<string, ReadRow>

const readRow = (row: PolicyRow, shipped: ReadonlyMap<string, Pack>): ReadRow => ({
  pack: packOf(row),
  follows: keptPack({ followed: row.followed, digest: row.followed_digest }, shipped),
})

/** One above that cannot be read is missed only by those who follow it. */
function readAbove(row: PolicyRow, shipped: ReadonlyMap<string, Pack>): ReadRow | null {
  try {
    return readRow(row, shipped)
  } catch {
    return null
  }
}

function packOf({ body, pack_id, version_no }: PolicyRow): Pack | FollowingPack {
  const yaml = readYaml(`${pack_id}@${version_no}`, Buffer.from(body))
  if ('problems' in yaml) throw new Error(`The policy ${pack_id}@${version_no} that was adopted is not YAML`)
  const value = yaml.value as object
  return 'extends' in value ? (followingPackSchema.parse(value) as FollowingPack) : packSchema.parse(value)
}

const longestChain = 10

function resolvedOf(first: ReadRow, known: Known): ResolvedPack {
  const chain = [first.pack]
  for (let one = first; 'extends' in one.pack && chain.length <= longestChain;) {
    const name = one.pack.extends
    const next: ReadRow | undefined =
      one.follows !== null && packNameOf(one.follows) === name ? { pack: one.follows, follows: null } : known.get(name)
    if (next === undefined) throw new Error(`${packNameOf(one.pack)} follows ${name}, which is not here`)
    chain.push(next.pack)
    one = next
  }
  const { resolved, problems } = resolvePack(chain)
  if (resolved === null) throw new Error(`${packNameOf(first.pack)} cannot be laid together: ${problems[0]?.says}`)
  return resolved
}
