import type { Work } from '../../../platform/http/work.ts'
import { withDropped, withParameter, withReadingOf, withVariation } from '../../../platform/policies/edit-pack.ts'
import { beginDraft, changeDraft } from '../draft/change-draft.command.ts'
import { draftText, revisionOf } from '../draft/draft-text.ts'
import { shelfOf } from '../read/shelf.ts'
import { adoptDraft, type Adoption } from './adopt.command.ts'

/** A policy as a builder writes it: what it follows, and what is otherwise here. */
export interface PolicyToAdopt
  extends Omit<Adoption, 'ratified' | 'ownerId'>, Partial<Pick<Adoption, 'ratified' | 'ownerId'>> {
  /** `id@version`; left out, the version that was adopted last is changed */
  readonly follows?: string
  readonly vary?: readonly (
    | { rule: string; change: Readonly<Record<string, unknown>>; reason: string; agreedBy?: string; agreedOn?: string }
    | { drop: string; reason: string; agreedBy?: string; agreedOn?: string }
  )[]
  readonly parameters?: Readonly<Record<string, { value: string | number | boolean; set_by?: string; reason?: string }>>
  readonly readings?: Readonly<Record<string, string>>
}

/**
 * Draft and adopt a version of the policy in one go, through the same commands as the pages: for the demonstration and tests.
 * @returns its number
 * @throws when any part of it is refused, with why
 */
export async function adoptPolicy(work: Work, policy: PolicyToAdopt): Promise<number> {
  const refused = (what: unknown): never => {
    throw new Error(`The policy was not adopted: ${JSON.stringify(what)}`)
  }
  const begun = await beginDraft(work, policy.follows ?? null)
  if (begun.outcome !== 'changed') return refused(begun)
  const draft = await draftText(work, await shelfOf(work))
  if (draft === null) return refused('there is no draft')
  const changed = await changeDraft(work, {
    part: 'all',
    seen: revisionOf(draft, 'all'),
    edit: (text) => written(text, policy),
  })
  if (changed.outcome !== 'changed') return refused(changed)
  const adopted = await adoptDraft(
    work,
    { ...policy, ratified: policy.ratified ?? null, ownerId: policy.ownerId ?? null },
    null,
  )
  return adopted.outcome === 'adopted' ? adopted.no : refused(adopted)
}

function written(text: string, { vary = [], parameters = {}, readings = {} }: PolicyToAdopt): string {
  let result = text
  for (const [rule, reading] of Object.entries(readings)) result = withReadingOf(result, rule, reading)
  for (const each of vary) {
    const decided = { reason: each.reason, agreedBy: each.agreedBy ?? null, agreedOn: each.agreedOn ?? null }
    result =
      'drop' in each ? withDropped(result, each.drop, decided) : withVariation(result, each.rule, each.change, decided)
  }
  for (const [name, set] of Object.entries(parameters)) result = withParameter(result, name, set)
  return result
}
