import { differenceOf, type RuleDifference } from '../../../domain/policy/difference.ts'
import { resolvePack } from '../../../domain/policy/follow.ts'
import { varied, type FollowingPack, type Pack } from '../../../domain/policy/pack.ts'
import { readingsOf } from '../../../domain/policy/readings.ts'
import { isFollowing, type ResolvedPack } from '../../../domain/policy/resolved.ts'
import type { Rule } from '../../../domain/policy/rule.ts'
import type { DraftText } from '../draft/draft-text.ts'
import { followedBy, type Shelf } from '../read/shelf.ts'

/** A rule of the draft, with what it is where it comes from. */
export interface RuleAtHand {
  readonly id: string
  /** as it stands in the draft; as it is followed, where the draft leaves it out */
  readonly rule: Rule
  /** as the policy that is followed has it, in the reading that is chosen here; null for a rule of our own */
  readonly base: Rule | null
  /** as the policy that is followed has it, whatever is chosen here */
  readonly followed: Rule | null
  /** its place in `rules` of the draft; null for one that is followed */
  readonly at: number | null
  readonly dropped: {
    readonly reason: string
    readonly agreedBy: string | null
    readonly agreedOn: string | null
  } | null
  /** what the draft says of it under `vary` */
  readonly change: Readonly<Record<string, unknown>> | null
  readonly reason: string
  readonly agreedBy: string
  readonly agreedOn: string | null
  /** the readings that it declares: `taken` first; empty when it declares none */
  readonly readings: readonly { readonly name: string; readonly says: string }[]
  readonly reading: string
  /** against the policy that is followed; null when it is as it is there */
  readonly difference: RuleDifference | null
  /** the pack that its words are read with */
  readonly pack: Pack
}

/** A rule by its id; null when neither the draft nor what it follows has one of that name. */
export function ruleAtHand(shelf: Shelf, { read }: Pick<DraftText, 'read'>, id: string): RuleAtHand | null {
  const { written, resolved } = read
  if (written === null || resolved === null) return null
  const stands = resolved.pack.rules?.find((rule) => rule.id === id) ?? null
  const own = (written.rules ?? []).findIndex((rule) => rule.id === id)
  if (own !== -1) return stands === null ? null : { ...plain(id, stands, resolved), at: own }
  if (!isFollowing(written)) return null
  const parent = followedBy(shelf, read)
  const followed = parent?.pack.rules?.find((rule) => rule.id === id)
  if (parent === null || followed === undefined) return null
  const entry = written.vary?.find((each) => varied(each) === id)
  const reading = written.readings?.[id] ?? 'taken'
  const base = asRead(shelf, written, id, reading) ?? followed
  const dropped = entry !== undefined && 'drop' in entry ? entry : null
  return {
    ...plain(id, stands ?? base, resolved),
    base,
    followed,
    dropped:
      dropped === null
        ? null
        : { reason: dropped.reason, agreedBy: dropped.agreed_by ?? null, agreedOn: dropped.agreed_on ?? null },
    change: entry !== undefined && 'change' in entry ? entry.change : null,
    reason: entry?.reason ?? '',
    agreedBy: entry?.agreed_by ?? '',
    agreedOn: entry?.agreed_on ?? null,
    readings: readingsOf(followed).map((name) => ({
      name,
      says: name === 'taken' ? (followed.reading?.taken ?? '') : (followed.reading?.others[name]?.says ?? ''),
    })),
    reading,
    difference: differenceOf(parent, resolved).rules.changed.find((each) => each.rule === id) ?? null,
  }
}

const plain = (id: string, rule: Rule, { pack }: ResolvedPack): RuleAtHand => ({
  id,
  rule,
  base: null,
  followed: null,
  at: null,
  dropped: null,
  change: null,
  reason: '',
  agreedBy: '',
  agreedOn: null,
  readings: [],
  reading: 'taken',
  difference: null,
  pack,
})

/** A rule that is followed, in one of its readings, without what is varied of it here. */
function asRead(shelf: Shelf, written: FollowingPack, id: string, reading: string): Rule | null {
  const bare: FollowingPack = {
    plumbline: written.plumbline,
    id: written.id,
    title: written.title,
    version: written.version,
    in_force_from: written.in_force_from,
    extends: written.extends,
    ...(reading === 'taken' ? {} : { readings: { [id]: reading } }),
  }
  const chain: (Pack | FollowingPack)[] = [bare]
  for (let next: Pack | FollowingPack = bare; isFollowing(next);) {
    const above = shelf.known.get(next.extends)
    if (above === undefined || chain.includes(above)) return null
    chain.push(above)
    next = above
  }
  return resolvePack(chain).resolved?.pack.rules?.find((rule) => rule.id === id) ?? null
}
