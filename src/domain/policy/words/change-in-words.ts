import { changedLines, type ChangedLine, type Piece } from '../../agreements/changed-words.ts'
import type { Pack } from '../pack.ts'
import type { Rule } from '../rule.ts'
import { ruleInWords } from './rule-in-words.ts'

/** How a rule was changed, in marked words: what stayed (`same`), went out (`out`) and came in (`in`). */
export interface ChangeWords {
  readonly headline: ChangedLine
  readonly details: readonly ChangedLine[]
  /** whether the words are the same, so that what changed is not in them */
  readonly same: boolean
}

/**
 * A change between two rules in words: "no more than ~~6 weeks~~ 28 days between discussions". A rule that is new or was
 * dropped is all in, or all out. `before` and `after` may come from two packs that follow one another; each is read with
 * the words of `pack`.
 */
export function changeInWords(before: Rule | null, after: Rule | null, pack: Pack): ChangeWords {
  const [old, fresh] = [before, after].map((rule) => (rule ? ruleInWords(rule, pack) : { headline: '', details: [] }))
  const headline = changedLines(old?.headline ?? '', fresh?.headline ?? '').flat()
  const details = changedLines((old?.details ?? []).join('\n'), (fresh?.details ?? []).join('\n'))
  return {
    headline: spacedOut(headline),
    details,
    same: [headline, ...details].flat().every(({ kind }) => kind === 'same'),
  }
}

/** Two whole sentences beside one another are kept apart. */
function spacedOut(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1]
    const apart = before?.kind === 'out' && piece.kind === 'in' && /[.?]$/.test(before.text)
    return apart ? [{ text: ' ', kind: 'same' as const }, piece] : [piece]
  })
}
