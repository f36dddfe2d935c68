import { askWords, between, type Contradiction } from '../../policy/contradiction.ts'
import { clauseWords } from '../../policy/words/clause-words.ts'
import type { Pack } from '../../policy/pack.ts'
import { perYear, rhythmOf } from '../../policy/rhythm.ts'
import { clausesOf, type Rule } from '../../policy/rule.ts'
import { lexiconOf } from '../../policy/words/lexicon.ts'
import type { Obligation } from '../obligation.ts'

/** Fewer than this bound by a rule say nothing about it: the smallest number of which a share may be told. */
export const fewestBound = 5

/**
 * Rules that most of those they bind have not kept for a whole cycle: said as a question, because it may be the rule that
 * is wrong (product B5). Of a window it is the last one that closed; of anything else,
 * what has been late for as long as a cycle lasts.
 */
export function contradictionsWithPractice(
  pack: Pack,
  obligationsByRule: ReadonlyMap<string, readonly Obligation[]>,
  asOf: string,
): Contradiction[] {
  return (pack.rules ?? []).flatMap((rule) => {
    const bound = (obligationsByRule.get(rule.id) ?? []).filter(({ state }) => !notCounted.includes(state))
    const subjects = new Set(bound.map(({ subject }) => subject))
    if (subjects.size < fewestBound) return []
    const window = rule.window?.each === undefined ? null : lastClosed(bound)
    const since = window === null ? cycleBefore(rule, pack, asOf) : asOf
    const missed = new Set(bound.filter((each) => isMissed(each, window, since)).map(({ subject }) => subject))
    if (missed.size * 2 <= subjects.size) return []
    const kind = rule.about === 'worker' ? '' : `${lexiconOf(pack).event(rule.about).many} `
    const verb = clausesOf(rule).length === 1 ? 'binds' : 'bind'
    const who = `${missed.size} of the ${subjects.size} ${kind}that ${clauseWords(clausesOf(rule))} ${verb}`
    return [
      between(pack, [rule], {
        kind: 'practice',
        weight: 'question',
        says: `${who} ${failing(rule, window)}: ${askWords(rule, pack)}. Is it still what the policy means to ask, or does something stand in the way?`,
      }),
    ]
  })
}

/** How they have not kept it. */
function failing(rule: Rule, window: Window | null): string {
  if (window !== null) return `missed it in ${window.name ?? `the time to ${window.to}`}`
  return rule.always === undefined ? 'have been late for as long as a whole cycle' : 'do not meet it'
}

const notCounted: readonly Obligation['state'][] = ['not_applicable', 'paused', 'undetermined']

type Window = { readonly name: string | null; readonly to: string }

/** The window that closed last, of all that somebody missed. */
function lastClosed(obligations: readonly Obligation[]): Window | null {
  let last: Window | null = null
  for (const { breaches, cycle, state } of obligations) {
    const closed = [...breaches.map((breach) => breach.cycle), ...(state === 'breached' ? [cycle] : [])]
    for (const each of closed) {
      if (each?.to && (last === null || each.to > last.to)) last = { name: each.name, to: each.to }
    }
  }
  return last
}

/** The day one whole cycle ago: who has been late since then has let a whole one pass. */
function cycleBefore(rule: Rule, pack: Pack, asOf: string): string {
  const rhythm = rhythmOf(rule, pack)
  const often = rhythm === null ? null : perYear(rhythm)
  const days = often === null || often === 0 ? 0 : Math.round(365 / often)
  return Temporal.PlainDate.from(asOf).subtract({ days }).toString()
}

function isMissed({ state, breaches, cycle }: Obligation, window: Window | null, since: string): boolean {
  if (window === null) {
    // An answer that is late is late for its own cycle; a gap must have been late for one more.
    return state === 'breached' || (state === 'overdue' && (breaches.at(-1)?.from ?? since) <= since)
  }
  return breaches.some((breach) => breach.cycle?.to === window.to) || (state === 'breached' && cycle?.to === window.to)
}
