import { createHash } from 'node:crypto'
import { varied, type FollowingPack, type Pack } from '../../../domain/policy/pack.ts'
import type { Work } from '../../../platform/http/work.ts'
import { newFollowingPack, withValues } from '../../../platform/policies/edit-pack.ts'
import type { PackText } from '../../../platform/policies/read-pack-text.ts'
import { adoptedOf, type Shelf } from '../read/shelf.ts'
import type { VersionFacts } from '../read/versions.queries.ts'

/** A draft as it is kept, or as it would begin: a page shows the one like the other, and only a form sent makes it. */
export interface DraftText {
  /** the draft that is kept; null while it would only begin */
  readonly kept: VersionFacts | null
  readonly no: number
  readonly packId: string
  readonly text: string
  readonly read: PackText
  /** the version it is compared with: the newest that was adopted */
  readonly before: VersionFacts | null
}

type Reading = Pick<Work, 'db' | 'actor' | 'services' | 'today'>

/** The draft; null when there is none and none can begin by itself, because nothing was adopted that it could begin from. */
export async function draftText({ actor }: Reading, shelf: Shelf): Promise<DraftText | null> {
  const before = adoptedOf(shelf).at(-1) ?? null
  const packId = packIdOf(shelf, actor.organisationName, actor.organisationId)
  if (shelf.draft !== null) {
    const { text, read } = await shelf.read(shelf.draft)
    return { kept: shelf.draft, no: shelf.draft.no, packId: shelf.draft.packId, text, read, before }
  }
  if (before === null) return null
  const no = nextNumber(shelf)
  const { text: last } = await shelf.read(before)
  const text = asNumber(last, packId, no)
  return { kept: null, no, packId, text, read: shelf.readText(text), before }
}

export const nextNumber = ({ own }: Pick<Shelf, 'own'>): number => Math.max(0, ...own.map(({ no }) => no)) + 1

/** The id and version of a text made those of the organisation’s draft, whatever a file says. */
export const asNumber = (text: string, packId: string, no: number): string =>
  withValues(text, [
    [['id'], packId],
    [['version'], no],
  ])

/** A policy that follows another and says nothing of its own yet. */
export const textFollowing = (
  { actor, today }: Pick<Work, 'actor' | 'today'>,
  { packId, no, follows }: { packId: string; no: number; follows: string },
): string =>
  newFollowingPack({
    id: packId,
    title: `Supervision policy of ${actor.organisationName}`,
    version: no,
    inForceFrom: today.toString(),
    follows,
  })

/** Kept for all versions of an organisation; another one than those it may follow have. */
export function packIdOf(shelf: Pick<Shelf, 'own' | 'known'>, name: string, organisationId: string): string {
  const [first] = shelf.own
  if (first !== undefined) return first.packId
  const slug = name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, 50)
    .replace(/-+$/, '')
  const taken = new Set([...shelf.known.values()].map(({ id }) => id))
  return slug !== '' && !taken.has(slug) ? slug : `${slug || 'policy'}-${organisationId.slice(0, 4)}`
}

/** What of a draft a form is about. Two people may change different parts of it at the same time. */
export type DraftPart = { readonly rules: readonly string[] } | { readonly parameter: string } | 'all'

/** What a part says now, so that a form knows whether it was changed since it was shown. */
export function revisionOf({ text, read: { written } }: Pick<DraftText, 'text' | 'read'>, part: DraftPart): string {
  const said = part === 'all' || written === null ? text : JSON.stringify(saidOf(written, part))
  return createHash('sha256').update(said).digest('base64url').slice(0, 22)
}

function saidOf(written: Pack | FollowingPack, part: Exclude<DraftPart, 'all'>): unknown {
  if ('parameter' in part) return [written.parameters?.[part.parameter] ?? null, extendsOf(written)]
  const of = new Set(part.rules)
  const vary = ('vary' in written ? (written.vary ?? []) : []).filter((each) => of.has(varied(each)))
  const readings = 'readings' in written ? part.rules.map((rule) => written.readings?.[rule] ?? null) : []
  const stand = (written.both_stand ?? []).filter(({ rules }) => rules.some((rule) => of.has(rule)))
  return [extendsOf(written), vary, readings, stand, (written.rules ?? []).filter(({ id }) => of.has(id))]
}

const extendsOf = (written: Pack | FollowingPack) => ('extends' in written ? written.extends : null)
