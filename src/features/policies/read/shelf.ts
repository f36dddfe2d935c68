import { isBefore } from '../../../domain/calendar/days.ts'
import { resolvePack } from '../../../domain/policy/follow.ts'
import type { FollowingPack, Pack } from '../../../domain/policy/pack.ts'
import { isFollowing, packNameOf, type ResolvedPack } from '../../../domain/policy/resolved.ts'
import type { Work } from '../../../platform/http/work.ts'
import { keptPack, shippedByDigest } from '../../../platform/policies/kept-packs.ts'
import { longestChain } from '../../../platform/policies/pack-layers.ts'
import { readPackText, type KnownPacks, type PackText } from '../../../platform/policies/read-pack-text.ts'
import type { Services } from '../../../platform/services.ts'
import {
  bodiesOf,
  organisationsUp,
  versionFacts,
  type Organisation,
  type VersionFacts,
  type VersionText,
} from './versions.queries.ts'

/** A version that was read: its text, what it says, and what it follows laid under it. */
export interface ReadVersion extends VersionFacts {
  readonly text: string
  readonly read: PackText
}

/** A version that holds: everything in it could be read, and it has its days. */
export interface HeldVersion extends ReadVersion {
  readonly from: Temporal.PlainDate
  readonly resolved: ResolvedPack
}

/** The versions of this organisation’s policy, and what it may follow. */
export interface Shelf {
  /** in the order of their numbers; drafts and those put aside only for whoever may see them */
  readonly own: readonly VersionFacts[]
  readonly draft: VersionFacts | null
  /** adopted by organisations above, nearest first */
  readonly above: readonly (VersionFacts & { readonly organisation: string })[]
  readonly organisations: readonly Organisation[]
  readonly known: KnownPacks
  /** what comes with Plumbline today */
  readonly shipped: readonly Pack[]
  read(version: VersionFacts): Promise<ReadVersion>
  /** as `read`, of one that was adopted: those were checked before, so one that cannot be read is a fault */
  held(version: VersionFacts): Promise<HeldVersion>
  /** a text that is not kept yet, beside what it may follow */
  readText(text: string): PackText
}

/** A text that was read, with the shipped pack that it keeps for itself. */
interface Kept {
  readonly text: string
  readonly read: PackText
  readonly keeps: Pack | null
}

/** What was read of versions that keep still, so that a page does not read them again. */
const readBefore = new WeakMap<Services, Map<string, Kept>>()
const mostKept = 400

/** What a text was read beside, where that is other than what ships today. */
const readBeside = new WeakMap<PackText, KnownPacks>()

/** Everything that whoever asks may see of the organisation’s policies. */
export async function shelfOf(work: Pick<Work, 'db' | 'actor' | 'services'>): Promise<Shelf> {
  const organisations = await organisationsUp(work)
  const all = await versionFacts(work, organisations)
  const own = all.filter(({ organisationId }) => organisationId === work.actor.organisationId)
  const above = organisations
    .slice(1)
    .flatMap(({ id, name }) =>
      all.filter((each) => each.organisationId === id).map((each) => ({ ...each, organisation: name })),
    )
  const kept = readBefore.get(work.services) ?? new Map<string, Kept>()
  readBefore.set(work.services, kept)
  if (kept.size > mostKept) kept.clear()
  const shipped = shippedByDigest(work.services.packs)
  const known = new Map<string, Pack | FollowingPack>(work.services.packs.map((pack) => [packNameOf(pack), pack]))
  const keptAbove = new Map<string, Pack | null>()
  const namesAbove = new Set(above.map(nameOfVersion))
  // What one's own version followed when it was adopted may no longer ship.
  const older = own.filter(
    ({ state, follows }) => state === 'adopted' && follows !== null && !known.has(follows) && !namesAbove.has(follows),
  )
  const missing = await bodiesOf(
    work,
    [...above, ...older].filter(({ versionId }) => !kept.has(versionId)),
  )
  // The farthest first: each may follow one above it.
  for (const each of above.toReversed().toSorted((a, b) => placeOf(b, organisations) - placeOf(a, organisations))) {
    const text = missing.get(each.versionId)
    const one = kept.get(each.versionId) ?? (text === undefined ? null : readKept(each, text))
    if (!one?.read.written) continue
    known.set(packNameOf(one.read.written), one.read.written)
    keptAbove.set(packNameOf(one.read.written), one.keeps)
    addKnown(one.keeps)
  }
  for (const each of older) {
    const text = missing.get(each.versionId)
    addKnown(kept.get(each.versionId)?.keeps ?? (text === undefined ? null : keptPack(text, shipped)))
  }

  function addKnown(pack: Pack | null): void {
    if (pack !== null && !known.has(packNameOf(pack))) known.set(packNameOf(pack), pack)
  }

  /** What a version is read beside: what it keeps itself, and what those above that it follows keep, before what ships. */
  function besideOf(follows: string | null, own: Pack | null): KnownPacks {
    const keeps = [own]
    for (let name = follows; name !== null && keptAbove.has(name) && keeps.length <= longestChain;) {
      keeps.push(keptAbove.get(name) ?? null)
      const next = known.get(name)
      name = next !== undefined && isFollowing(next) ? next.extends : null
    }
    const others = keeps.filter((pack) => pack !== null && known.get(packNameOf(pack)) !== pack) as Pack[]
    return others.length === 0 ? known : new Map([...known, ...others.map((pack) => [packNameOf(pack), pack] as const)])
  }

  function readKept(version: VersionFacts, { body, ...followed }: VersionText): Kept {
    const keeps = keptPack(followed, shipped)
    const beside = besideOf(version.follows, keeps)
    const one = { text: body, read: readPackText(nameOfFile(version), body, beside), keeps }
    if (beside !== known) readBeside.set(one.read, beside)
    if (version.state !== 'draft') kept.set(version.versionId, one)
    return one
  }

  async function read(version: VersionFacts): Promise<ReadVersion> {
    const before = kept.get(version.versionId)
    if (before) return { ...version, ...before }
    const text = (await bodiesOf(work, [version])).get(version.versionId)
    if (text === undefined) throw new Error('A version of a policy that was seen has gone')
    return { ...version, ...readKept(version, text) }
  }

  return {
    own,
    above,
    organisations,
    known,
    shipped: work.services.packs,
    draft: own.find(({ state }) => state === 'draft') ?? null,
    read,
    async held(version) {
      const one = await read(version)
      const { resolved } = one.read
      if (resolved === null || one.from === null)
        throw new Error(`The policy ${version.packId}@${version.no} cannot be read`)
      return { ...one, from: one.from, resolved }
    },
    readText: (text) => readPackText('the policy', text, known),
  }
}

const placeOf = ({ organisationId }: VersionFacts, organisations: readonly Organisation[]) =>
  organisations.findIndex(({ id }) => id === organisationId)

const nameOfVersion = ({ packId, no }: VersionFacts) => `${packId}@${no}`

const nameOfFile = ({ packId, no }: VersionFacts) => `${packId}-${no}.yaml`

export const adoptedOf = (shelf: Pick<Shelf, 'own'>): VersionFacts[] =>
  shelf.own.filter(({ state }) => state === 'adopted')

/** The version that holds on a day; null when none does. */
export const inForceOn = (versions: readonly VersionFacts[], day: Temporal.PlainDate): VersionFacts | null =>
  versions.findLast(
    ({ state, from, until }) =>
      state === 'adopted' && from !== null && !isBefore(day, from) && (until === null || !isBefore(until, day)),
  ) ?? null

/** The version that is adopted and not in force yet, if there is one. */
export const comingAfter = (versions: readonly VersionFacts[], day: Temporal.PlainDate): VersionFacts | null =>
  versions.find(({ state, from }) => state === 'adopted' && from !== null && isBefore(day, from)) ?? null

/** The policy that another follows, resolved by itself; null for one that stands alone. */
export function followedBy(shelf: Pick<Shelf, 'known'>, read: PackText): ResolvedPack | null {
  const { written } = read
  if (written === null || !isFollowing(written)) return null
  const known = readBeside.get(read) ?? shelf.known
  const first = known.get(written.extends)
  if (first === undefined) return null
  const before = resolvedAlone.get(first)
  if (before) return before
  const chain = [first]
  for (let pack = first; isFollowing(pack) && chain.length <= longestChain;) {
    const next = known.get(pack.extends)
    if (next === undefined) return null
    chain.push(next)
    pack = next
  }
  const { resolved } = resolvePack(chain)
  if (resolved !== null) resolvedAlone.set(first, resolved)
  return resolved
}
const resolvedAlone = new WeakMap<Pack | FollowingPack, ResolvedPack>()

/** What people call a policy that is followed: "the policy of Osier Vale, version 4". */
export function nameOfFollowed(shelf: Pick<Shelf, 'above' | 'known'>, name: string): string {
  const [id, no] = name.split('@')
  const above = shelf.above.find((each) => each.packId === id && String(each.no) === no)
  if (above !== undefined) return `the policy of ${above.organisation}, version ${above.no},`
  const title = shelf.known.get(name)?.title
  return title === undefined ? name : `“${title}”`
}

/** A later version of what is followed, and what it is called. */
export interface Newer {
  /** `id@version` */
  readonly name: string
  readonly words: string
}

/** Whether what a text follows has a later version: of an organisation above, or among what comes with Plumbline. */
export function newerOf(shelf: Pick<Shelf, 'above' | 'shipped'>, { written }: PackText): Newer | null {
  if (written === null || !isFollowing(written)) return null
  const [id = '', no = ''] = written.extends.split('@')
  const later = shelf.above.findLast((each) => each.packId === id && each.no > Number(no))
  if (later !== undefined)
    return { name: nameOfVersion(later), words: `${later.organisation} has adopted version ${later.no} of its policy` }
  if (shelf.above.some((each) => each.packId === id)) return null
  const pack = shelf.shipped.find((each) => each.id === id && each.version > Number(no))
  return pack === undefined
    ? null
    : { name: packNameOf(pack), words: `Version ${pack.version} of “${pack.title}” has come with Plumbline` }
}

/** Whether a number that came with a request can be that of a version. */
export const isVersionNo = (no: number): boolean => Number.isInteger(no) && no > 0 && no < 1_000_000
