import { askWords, between, type Contradiction } from './contradiction.ts'
import { clauseWords } from './words/clause-words.ts'
import { boundsIn, linesOf, overlapOf, type Line } from './contradictions-scope.ts'
import { longer, rangeOf } from './lengths.ts'
import type { Pack } from './pack.ts'
import { daysOf, rhythmOf } from './rhythm.ts'
import { clausesOf, type Rule } from './rule.ts'
import { openQuestion } from './words/saying.ts'
import { lexiconOf } from './words/lexicon.ts'

/** Rules that can never bind or never be kept, as far as that is cheap to prove. */
export function impossibleRules(pack: Pack): Contradiction[] {
  return (pack.rules ?? []).flatMap((rule) => {
    const scope = [...linesOf(rule.where, pack), ...linesOf(rule.while, pack)]
    if (contradictsItself(scope)) {
      return [found(rule, pack, 'never_binds', 'never binds anybody: its conditions rule each other out')]
    }
    const why = whyNeverMet(rule, pack)
    return why === null ? [] : [found(rule, pack, 'never_met', `can never be kept: ${why}`)]
  })
}

const found = (rule: Rule, pack: Pack, kind: 'never_binds' | 'never_met', why: string): Contradiction =>
  between(pack, [rule], {
    kind,
    weight: 'contradiction',
    says: `What ${clauseWords(clausesOf(rule))} asks (${askWords(rule, pack)}) ${why}.`,
  })

/** Two values of one attribute are no contradiction: a list may hold both. */
function contradictsItself(lines: readonly Line[]): boolean {
  const bounds = boundsIn(lines).some(({ low, high }) => low !== null && high !== null && low > high)
  return bounds || overlapOf(lines, lines) === 'apart'
}

function whyNeverMet(rule: Rule, pack: Pack): string | null {
  if (rule.counts && contradictsItself(linesOf(rule.counts.where, pack))) return 'nothing fits what it counts'
  if (rule.always && contradictsItself(linesOf(rule.always, pack))) return 'what must be so rules itself out'
  const { after, before, window } = rule
  if (after?.not_before !== undefined && typeof after.within === 'string' && after.within !== 'open') {
    if (longer(after.not_before, after.within) === true) return 'it is too early until it is too late'
  }
  if (before?.no_later_than !== undefined && typeof before.within === 'string') {
    if (longer(before.no_later_than, before.within) === true) return 'it is too early until it is too late'
  }
  if (typeof window?.at_least === 'number' && typeof window.at_most === 'number' && window.at_least > window.at_most) {
    return 'it asks for more than it allows'
  }
  if (window?.values && typeof window.at_most === 'number' && window.values.length > window.at_most) {
    return 'it asks for more than it allows'
  }
  return tooMany(rule, pack)
}

/** More in a window than there are days, or further apart than the window is long. */
function tooMany(rule: Rule, pack: Pack): string | null {
  const rhythm = rhythmOf(rule, pack)
  const apart = rule.counts?.apart === undefined ? null : rangeOf(rule.counts.apart)
  if (rhythm?.kind === 'gap') {
    const most = rangeOf(rhythm.most)
    const same = most !== null && apart !== null && most.scale === apart.scale
    return same && apart.least > most.most ? 'events so near to one another do not count' : null
  }
  if (!rhythm || rhythm.total !== null) return null
  const days = rhythm.kind === 'rolling' ? rangeOf(rhythm.span) : daysOf(rhythm.each)
  if (days === null || ('scale' in days && days.scale !== 'days')) return null
  if (rhythm.least > Math.max(1, days.most)) return 'there are fewer days in the window than it asks for'
  if (apart?.scale !== 'days' || apart.least === 0) return null
  return Math.floor((days.most - 1) / apart.least) + 1 < rhythm.least
    ? 'so many cannot be so far apart in one window'
    : null
}

/** Parameters without a value that a rule hangs on: questions, and no contradictions. */
export function openQuestions(pack: Pack): Contradiction[] {
  const rules = pack.rules ?? []
  return Object.entries(pack.parameters ?? {}).flatMap(([name, parameter]) => {
    if (parameter.value !== undefined) return []
    const needing = rules.filter((rule) => parametersIn(rule).has(name))
    const says = openQuestion(
      { lexicon: lexiconOf(pack) },
      name,
      needing.length === 0 ? 'and no rule needs it' : 'so what hangs on it is not decided',
    )
    return [
      {
        ...between(pack, needing, { kind: 'question' as const, weight: 'question' as const, says }),
        clauses: [parameter.clause].flat(),
      },
    ]
  })
}

function parametersIn(part: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof part !== 'object' || part === null) return found
  for (const [key, value] of Object.entries(part)) {
    if (key === 'parameter' && typeof value === 'string') found.add(value)
    parametersIn(value, found)
  }
  return found
}
