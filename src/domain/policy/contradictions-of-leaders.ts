import { askWords, between, type Contradiction } from './contradiction.ts'
import { clauseWords } from './words/clause-words.ts'
import { linesOf, overlapOf, type Line } from './contradictions-scope.ts'
import { factLinesOf, type Condition, type Test, type TestLine } from './language.ts'
import type { Pack } from './pack.ts'
import { clausesOf, type Rule } from './rule.ts'

/** Who is to lead a session, or to be somebody’s supervisor: what one rule wants and another rules out. */

interface Wish {
  readonly rule: Rule
  /** of the person who is supervised */
  readonly scope: readonly Line[]
  /** of the supervisor */
  readonly asked: readonly Line[]
  /** facts of the supervisor that must be those of the person supervised, or must not */
  readonly same: readonly { readonly as: string; readonly not: boolean }[]
}

/** Pairs of rules whose supervisors cannot be one and the same person. */
export function leaderContradictions(pack: Pack): Contradiction[] {
  const wishes = (pack.rules ?? []).flatMap((rule) => wishesOf(rule, pack))
  return wishes.flatMap((a, index) =>
    wishes.slice(index + 1).flatMap((b) => {
      if (a.rule === b.rule || a.rule.instead_of?.includes(b.rule.id) || b.rule.instead_of?.includes(a.rule.id))
        return []
      if (overlapOf(a.scope, b.scope) !== 'together' || !opposed(a, b)) return []
      return [
        between(pack, [a.rule, b.rule], {
          kind: 'leader',
          weight: 'contradiction',
          says: `No supervisor can keep both: ${askWords(a.rule, pack)} (${clauseWords(clausesOf(a.rule))}), and ${askWords(b.rule, pack)} (${clauseWords(clausesOf(b.rule))}).`,
        }),
      ]
    }),
  )
}

const opposed = (a: Wish, b: Wish): boolean =>
  overlapOf(a.asked, b.asked) === 'apart' ||
  a.same.some((one) => b.same.some((other) => one.as === other.as && one.not !== other.not))

function wishesOf(rule: Rule, pack: Pack): Wish[] {
  const asked = rule.always ?? rule.counts?.where
  if (asked === undefined) return []
  // Of a session, whom it binds is said of the supervisee; of a member of staff, of themselves.
  const of = rule.where === undefined ? rule.while : superviseeIn(rule.where)
  const wish = wishIn(asked, pack)
  return wish.asked.length + wish.same.length === 0 ? [] : [{ rule, scope: linesOf(of, pack), ...wish }]
}

function superviseeIn(where: Condition): Condition | undefined {
  const test = where['supervisee']
  return typeof test === 'object' && !Array.isArray(test) && 'which' in test ? (test as TestLine).which : undefined
}

function wishIn(condition: Condition, pack: Pack): Pick<Wish, 'asked' | 'same'> {
  const asked: Line[] = []
  const same: { as: string; not: boolean }[] = []
  const look = (test: Test, not: boolean): void => {
    if (typeof test !== 'object' || Array.isArray(test)) return
    const line = test as TestLine
    if (line.which) {
      const lines = linesOf(line.which, pack)
      // Not all of several is not none of them.
      if (!not) asked.push(...lines)
      else if (lines.length === 1) asked.push(...lines.map((each) => ({ ...each, not: each.not !== true })))
    }
    if (line.same_as !== undefined) same.push({ as: line.same_as, not })
    if (line.not !== undefined) look(line.not, !not)
  }
  const walk = (each: Condition, not: boolean): void => {
    for (const [fact, test] of factLinesOf(each)) if (fact === 'supervisor') look(test, not)
    for (const inner of each.all ?? []) walk(inner, not)
    for (const inner of each.none ?? []) if (Object.keys(inner).length === 1) walk(inner, !not)
  }
  walk(condition, false)
  return { asked, same }
}
