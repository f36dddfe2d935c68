import type { Pack } from '../../../domain/policy/pack.ts'
import { followingPackSchema, packSchema, type FollowingPack } from '../../../domain/policy/pack.ts'
import { resolvePack } from '../../../domain/policy/follow.ts'
import { packNameOf, type ResolvedPack } from '../../../domain/policy/resolved.ts'
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
}

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
const nameOf = (rows: readonly Omit<PolicyRow, 'body'>[]): string =>
  rows.map((row) => `${row.steps}.${row.version_id}.${row.in_force_until ?? ''}`).join(' ')

/** Whether these were read before, so that their bodies need not be fetched. */
export const areKnown = (rows: readonly Omit<PolicyRow, 'body'>[], builtIn: readonly Pack[]): boolean =>
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

function readVersions(
  rows: readonly PolicyRow[],
  builtIn: readonly Pack[],
): readonly PolicyVersion[] | PolicyUnreadable {
  const known = new Map<string, Pack | FollowingPack>(builtIn.map((pack) => [packNameOf(pack), pack]))
  try {
    // The farthest first: a policy of one's own wins over one above of the same name.
    const read = rows.toReversed().map((row) => ({ row, pack: row.steps === 0 ? packOf(row) : packAbove(row) }))
    for (const { pack } of read) if (pack !== null) known.set(packNameOf(pack), pack)
    return read.toReversed().flatMap(({ row, pack }) => {
      if (row.steps > 0 || pack === null) return []
      const { version_id: versionId, version_no: versionNo, in_force_from: from, in_force_until: until } = row
      return [{ versionId, versionNo, resolved: resolvedOf(pack, known), from, until }]
    })
  } catch (problem) {
    return new PolicyUnreadable(problem instanceof Error ? problem.message : 'A policy cannot be read')
  }
}

/** One above that cannot be read is missed only by those who follow it. */
function packAbove(row: PolicyRow): Pack | FollowingPack | null {
  try {
    return packOf(row)
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

function resolvedOf(first: Pack | FollowingPack, known: ReadonlyMap<string, Pack | FollowingPack>): ResolvedPack {
  const chain = [first]
  for (let pack = first; 'extends' in pack && chain.length <= longestChain;) {
    const next = known.get(pack.extends)
    if (next === undefined) throw new Error(`${packNameOf(pack)} follows ${pack.extends}, which is not here`)
    chain.push(next)
    pack = next
  }
  const { resolved, problems } = resolvePack(chain)
  if (resolved === null) throw new Error(`${packNameOf(first)} cannot be laid together: ${problems[0]?.says}`)
  return resolved
}
