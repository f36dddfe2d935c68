import { between, type Contradiction } from './contradiction.ts'
import { leaderContradictions } from './contradictions-of-leaders.ts'
import { pairContradictions } from './contradictions-of-pairs.ts'
import { impossibleRules, openQuestions } from './contradictions-of-rules.ts'
import { listInWords } from '../text/dates.ts'
import type { Pack } from './pack.ts'
import { dayInPolicy } from './words/day-words.ts'
import { sentence } from './words/plain-nouns.ts'

/**
 * What a policy says against itself (product B5): rules that ask the same people for the same thing at different rhythms,
 * lengths or strengths and are not told apart by `instead_of` or `beside`; supervisors that cannot be; rules that can
 * never bind or be kept; the tensions that the pack declares; references that are out of date; and, as questions, the
 * parameters that nobody has set. What cannot be proved is said to be so.
 * @param asOf the day on which a review that was promised has passed; left out, reviews are not looked at
 */
export function contradictions(pack: Pack, asOf?: string): Contradiction[] {
  const declared = declaredTensions(pack)
  const found = [...pairContradictions(pack), ...leaderContradictions(pack)]
  const all = [
    ...declared.map((tension) => withComparison(tension, found)),
    ...found.filter((one) => !declared.some((tension) => isOfTheSame(tension, one))),
  ]
  return [
    ...all.map((one) => settledIn(pack, one)),
    ...nothingToSettle(pack, all),
    ...impossibleRules(pack),
    ...outOfDate(pack, asOf ?? null),
    ...openQuestions(pack),
  ]
}

/** Whether a tension names these two rules and no other: what the pack says itself is not said again. */
const isOfTheSame = (tension: Contradiction, found: Contradiction): boolean =>
  tension.rules.length === 2 && found.rules.length === 2 && found.rules.every((rule) => tension.rules.includes(rule))

/** A tension with what was found of the same two rules: which asks for more, and whether keeping it keeps the other. */
function withComparison(tension: Contradiction, found: readonly Contradiction[]): Contradiction {
  const same = found.find((one) => one.kind === 'rhythm' && isOfTheSame(tension, one))
  return same === undefined ? tension : { ...tension, stricter: same.stricter, covers: same.covers }
}

/** A contradiction of which the policy says that both sides stand is a note, with the reason. */
function settledIn(pack: Pack, one: Contradiction): Contradiction {
  if (one.weight !== 'contradiction' || one.rules.length < 2) return one
  const entry = (pack.both_stand ?? []).findLast(({ rules }) => one.rules.every((rule) => rules.includes(rule)))
  if (entry === undefined) return one
  const { reason, agreed_by: agreedBy = null, agreed_on: agreedOn = null } = entry
  return { ...one, weight: 'note', settled: { reason: sentence(reason), agreedBy, agreedOn } }
}

/** Rules that are said to stand side by side on purpose, and in which nothing is found that disagrees. */
function nothingToSettle(pack: Pack, found: readonly Contradiction[]): Contradiction[] {
  return (pack.both_stand ?? []).flatMap(({ rules: named }) => {
    const rules = (pack.rules ?? []).filter(({ id }) => named.includes(id))
    if (rules.length < 2 || found.some((one) => one.rules.length > 1 && one.rules.every((id) => named.includes(id))))
      return []
    const titles = listInWords(rules.map(({ title }) => `“${title}”`))
    const says = `The policy says that ${titles} stand side by side on purpose, and nothing is found in which they disagree.`
    return [between(pack, rules, { kind: 'tension', weight: 'note', says })]
  })
}

/** What no comparison of numbers would find, as the pack says it itself. */
function declaredTensions(pack: Pack): Contradiction[] {
  return (pack.tensions ?? []).map((tension) => {
    const rules = (pack.rules ?? []).filter(({ id }) => tension.rules?.includes(id))
    const found = between(pack, rules, { kind: 'tension', weight: 'contradiction', says: sentence(tension.says) })
    return { ...found, clauses: tension.clauses }
  })
}

function outOfDate(pack: Pack, asOf: string | null): Contradiction[] {
  const found: Contradiction[] = (pack.references ?? []).flatMap(({ title, edition, clause, replaced_by: by }) => {
    if (by === undefined) return []
    const called = edition === undefined ? title : `${title} (${edition})`
    const says = `The policy leans on ${called}, which has been replaced. In its place: ${by}`
    const clauses = clause === undefined ? [] : [clause]
    return [{ ...between(pack, [], { kind: 'reference', weight: 'contradiction', says: sentence(says) }), clauses }]
  })
  const promised = pack.status?.next_review
  // Days as ISO dates are in the order of their letters.
  if (promised !== undefined && asOf !== null && promised < asOf) {
    const says = `The policy was to be reviewed by ${dayInPolicy(promised)}, and that day has passed.`
    found.push(between(pack, [], { kind: 'review', weight: 'contradiction', says }))
  }
  return found
}
