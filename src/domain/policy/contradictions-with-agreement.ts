import { askWords, between, type Contradiction } from './contradiction.ts'
import { clauseWords } from './words/clause-words.ts'
import { boundsIn, linesOf, overlapOf, type Line } from './contradictions-scope.ts'
import type { Pack } from './pack.ts'
import { coversAlways } from './rhythm-covers.ts'
import { rhythmOf } from './rhythm.ts'
import { clausesOf, type Rule } from './rule.ts'
import { intervalInWords } from './words/interval-words.ts'

/** What two people agreed, as far as a policy can be held against it. */
export interface AgreedTerms {
  /** never longer than this between two sessions, as in a pack: "6 weeks" */
  readonly interval?: string | undefined
  readonly minutes?: number | undefined
  /** attributes of the sessions under it: `{ type: 'one_to_one', form: 'safeguarding' }` */
  readonly sessions?: Readonly<Record<string, string>> | undefined
  /** the rules that bind the supervisee; all that are about sessions of theirs, if left out */
  readonly binding?: ReadonlySet<string> | undefined
}

/**
 * Where an agreement asks for less than the policy (product B5): a longer interval than a rule allows, or shorter sessions
 * than it counts. Where the one does not certainly keep the other, it says on which days they part.
 */
export function contradictionsWithAgreement(pack: Pack, agreement: AgreedTerms): Contradiction[] {
  const agreed: Line[] = Object.entries(agreement.sessions ?? {}).map(([fact, value]) => ({ fact, values: [value] }))
  return (pack.rules ?? []).flatMap((rule) => {
    if (!countsSessions(rule) || (agreement.binding && !agreement.binding.has(rule.id))) return []
    const asked = linesOf(rule.counts?.where, pack)
    if (overlapOf(asked, agreed, true) === 'apart') return []
    return [weakerInterval(rule, agreement, pack), shorter(rule, asked, agreement, pack)].filter(
      (each) => each !== null,
    )
  })
}

const countsSessions = (rule: Rule): boolean =>
  [rule.counts?.event].flat().includes('session') &&
  (rule.counts?.as === 'supervisee' || rule.counts?.as === 'agreement')

function weakerInterval(rule: Rule, agreement: AgreedTerms, pack: Pack): Contradiction | null {
  const rhythm = rhythmOf(rule, pack)
  if (agreement.interval === undefined || rhythm === null) return null
  const { covers, parts } = coversAlways({ kind: 'gap', most: agreement.interval }, rhythm, agreement.minutes ?? null)
  if (covers === 'always') return null
  const interval = intervalInWords(agreement.interval)
  const clause = clauseWords(clausesOf(rule))
  return between(pack, [rule], {
    kind: 'agreement',
    weight: covers === 'cannot_say' ? 'note' : 'contradiction',
    stricter: covers === 'cannot_say' ? null : rule.id,
    covers,
    says:
      covers === 'cannot_say'
        ? `The agreement is for a session every ${interval}; whether that keeps ${clause} (${askWords(rule, pack)}) cannot be said: ${parts}.`
        : `The agreement is for a session every ${interval}, and ${clause} asks for ${askWords(rule, pack)}: keeping the agreement alone does not keep the policy ${parts}.`,
  })
}

function shorter(rule: Rule, asked: readonly Line[], agreement: AgreedTerms, pack: Pack): Contradiction | null {
  const { minutes } = agreement
  const least = boundsIn(asked).find(({ fact }) => fact === 'minutes')?.low ?? null
  if (minutes === undefined || least === null || minutes >= least) return null
  return between(pack, [rule], {
    kind: 'agreement',
    weight: 'contradiction',
    stricter: rule.id,
    says: `The agreement is for sessions of ${minutes} minutes, and ${clauseWords(clausesOf(rule))} counts only those of ${least} minutes or more.`,
  })
}
