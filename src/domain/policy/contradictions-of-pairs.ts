import { askWords, between, type Contradiction } from './contradiction.ts'
import { clauseWords } from './words/clause-words.ts'
import { boundsIn, isWithin, linesOf, overlapOf, relationOf, type Line, type Overlap } from './contradictions-scope.ts'
import type { Stream } from './language.ts'
import type { Pack } from './pack.ts'
import { coversAlways, type Covering } from './rhythm-covers.ts'
import { perYear, rhythmOf, sameRhythm, type Rhythm } from './rhythm.ts'
import { asks, clausesOf, type Rule } from './rule.ts'

/** Two rules that ask the same people for the same events, at different rhythms, of different lengths or strengths. */
export function pairContradictions(pack: Pack): Contradiction[] {
  const rules = pack.rules ?? []
  return rules.flatMap((a, index) =>
    rules.slice(index + 1).flatMap((b) => {
      if (toldApart(a, b)) return []
      const found = [rhythmsOf(a, b, pack), strengthsOf(a, b, pack), lengthsOf(a, b, pack), ceilingOf(a, b, pack)]
      return found.filter((each) => each !== null)
    }),
  )
}

/** Whether the pack says itself how two rules stand to one another. */
const toldApart = (a: Rule, b: Rule): boolean =>
  [a.instead_of, a.beside].some((ids) => ids?.includes(b.id)) ||
  [b.instead_of, b.beside].some((ids) => ids?.includes(a.id))

const scopeOf = (rule: Rule, pack: Pack): Line[] => [...linesOf(rule.where, pack), ...linesOf(rule.while, pack)]

/** Attributes that make another kind of event of it: a session that was missed or is too short is still the same kind. */
const makesKind = (line: Line): boolean =>
  line.values !== undefined && line.fact !== 'outcome' && !line.fact.includes(' ')
/** A kind that only some of several events have narrows nothing that could be said. */
const kindsOf = (stream: Stream, pack: Pack): Line[] => [
  { fact: 'event', values: [stream.event].flat() as string[] },
  ...linesOf(stream.where, pack).filter(makesKind),
]

function rhythmsOf(a: Rule, b: Rule, pack: Pack): Contradiction | null {
  const [one, other] = [rhythmOf(a, pack), rhythmOf(b, pack)]
  if (!one || !other || !a.counts || !b.counts || a.about !== b.about || a.counts.as !== b.counts.as) return null
  if (sameRhythm(one, other)) return null
  const people = overlapOf(scopeOf(a, pack), scopeOf(b, pack))
  if (people === 'apart') return null
  const events = overlapOf(
    [...kindsOf(a.counts, pack), ...linesOf(a.counts.where, pack)],
    [...kindsOf(b.counts, pack), ...linesOf(b.counts.where, pack)],
    true,
  )
  if (events !== 'together') return null
  return judged(a, b, one, other, people, pack)
}

const minutesOf = (rule: Rule, pack: Pack): number | null =>
  boundsIn(linesOf(rule.counts?.where, pack)).find(({ fact }) => fact === 'minutes')?.low ?? null

function judged(a: Rule, b: Rule, one: Rhythm, other: Rhythm, people: Overlap, pack: Pack): Contradiction | null {
  const forth = counting(a, b, coversAlways(one, other, minutesOf(a, pack)), pack)
  const back = counting(b, a, coversAlways(other, one, minutesOf(b, pack)), pack)
  if (forth.covers === 'always' && back.covers === 'always') return null
  const firstIsStricter = stricterFirst(one, other, forth.covers === 'always', back.covers === 'always')
  const [strict, loose] = firstIsStricter === false ? [b, a] : [a, b]
  const covering = firstIsStricter === false ? back : forth
  const kinds = relationOf(kindsOf(strict.counts ?? { event: '' }, pack), kindsOf(loose.counts ?? { event: '' }, pack))
  // A special kind that is asked for less often stands beside the general one, and says nothing against it.
  if (kinds === 'crossing' || kinds === 'wider' || (kinds === 'narrower' && firstIsStricter === null)) return null
  const scopes = relationOf(scopeOf(strict, pack), scopeOf(loose, pack))
  if (people === 'seldom' && covering.covers === 'always') return null
  const stands = covering.covers === 'always' && (kinds === 'narrower' || scopes === 'narrower')
  const special = scopes === 'wider' && firstIsStricter !== null
  return between(pack, [a, b], {
    kind: 'rhythm',
    weight: stands || people === 'seldom' ? 'note' : 'contradiction',
    stricter: firstIsStricter === null ? null : strict.id,
    covers: covering.covers,
    says: [
      `${upper(clauseWords(clausesOf(a)))} ${asksFor(a, pack)}, and ${clauseWords(clausesOf(b))} ${asksFor(b, pack)}.`,
      people === 'seldom' ? 'Both bind only where somebody is in both groups at once.' : '',
      comparison(firstIsStricter === null ? null : strict, loose, covering, forth.parts, back.parts),
      special
        ? `The special case in ${clauseWords(clausesOf(loose))} changes nothing while it does not take the place of the other.`
        : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  })
}

const verb = (rule: Rule, word: string): string => (clausesOf(rule).length === 1 ? `${word}s` : word)
function asksFor(rule: Rule, pack: Pack): string {
  const words = askWords(rule, pack)
  return `${verb(rule, 'ask')} ${words.startsWith('for ') ? '' : 'for '}${words}`
}

/** Which asks for more, and whether keeping it keeps the other. */
function comparison(strict: Rule | null, loose: Rule, covering: Covering, forth: string, back: string): string {
  if (strict === null) {
    const parts = [...new Set([forth, back])].filter((part) => part !== '')
    return covering.covers === 'cannot_say'
      ? `Which asks for more cannot be said: ${parts.join(', and ')}.`
      : `Neither certainly asks for more: they part ${parts.join(', and ')}.`
  }
  const name = clauseWords(clausesOf(strict))
  const more = `${upper(name)} ${verb(strict, 'ask')} for more`
  if (covering.covers === 'always') return `Whoever keeps ${name} always keeps ${clauseWords(clausesOf(loose))} too.`
  return covering.covers === 'cannot_say'
    ? `${more}; whether keeping it always keeps the other cannot be said: ${covering.parts}.`
    : `${more}, and keeping it does not always keep the other: they part ${covering.parts}.`
}

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** What one rule counts must count for the other too, or keeping the one proves nothing about the other. */
function counting(from: Rule, to: Rule, covering: Covering, pack: Pack): Covering {
  if (covering.covers !== 'always') return covering
  const notWhen = (parts: string): Covering => ({ covers: 'not_always', parts })
  if (!countsToo(from, to, pack)) {
    return notWhen(
      `when what counts for ${clauseWords(clausesOf(from))} does not count for ${clauseWords(clausesOf(to))}`,
    )
  }
  if (JSON.stringify(from.pauses ?? []) !== JSON.stringify(to.pauses ?? []) && from.pauses !== undefined) {
    return notWhen(`when ${clauseWords(clausesOf(from))} ${clausesOf(from).length === 1 ? 'pauses' : 'pause'}`)
  }
  if (from.grace !== undefined) return notWhen(`in the days of grace of ${clauseWords(clausesOf(from))}`)
  const replaced = (pack.rules ?? []).find(
    ({ id, instead_of: gone }) => id !== to.id && gone?.includes(from.id) === true && !gone.includes(to.id),
  )
  return replaced === undefined
    ? covering
    : notWhen(`where ${clauseWords(clausesOf(replaced))} takes the place of ${clauseWords(clausesOf(from))}`)
}

/** Whether every event that one rule counts is counted by the other too, whatever else there is. */
function countsToo(from: Rule, to: Rule, pack: Pack): boolean {
  const [one, other] = [from.counts, to.counts]
  if (one === undefined || other === undefined) return false
  const kinds = [other.event].flat()
  return (
    [one.event].flat().every((kind) => kinds.includes(kind)) &&
    isWithin(linesOf(one.where, pack), linesOf(other.where, pack)) &&
    (other.apart === undefined || other.apart === one.apart) &&
    one.day_of === other.day_of &&
    // What a rule beside it needs is not counted there.
    (to.beside ?? []).every((id) => from.beside?.includes(id) === true)
  )
}

/** Whether the first asks for more: proved, or by how many a year; null when they come to about the same. */
function stricterFirst(a: Rhythm, b: Rhythm, aCoversB: boolean, bCoversA: boolean): boolean | null {
  if (aCoversB !== bCoversA) return aCoversB
  const [one, other] = [perYear(a), perYear(b)]
  if (one === null || other === null || Math.abs(one - other) < 0.05 * Math.max(one, other)) return null
  return one > other
}

/** The same thing asked of the same people twice, once as a duty and once as advice. */
function strengthsOf(a: Rule, b: Rule, pack: Pack): Contradiction | null {
  if (a.strength === b.strength || a.about !== b.about || asked(a) !== asked(b)) return null
  if (relationOf(scopeOf(a, pack), scopeOf(b, pack)) === 'crossing') return null
  if (overlapOf(scopeOf(a, pack), scopeOf(b, pack)) !== 'together') return null
  return between(pack, [a, b], {
    kind: 'strength',
    weight: 'contradiction',
    says: `${upper(clauseWords(clausesOf(a)))} ${verb(a, 'say')} “${a.strength}” and ${clauseWords(clausesOf(b))} ${verb(b, 'say')} “${b.strength}” of the same thing: ${askWords(a, pack)}.`,
  })
}

const asked = (rule: Rule): string => JSON.stringify([rule.counts, ...asks.map((ask) => rule[ask])])

/** More asked for in a window than another rule allows in the same one. */
function ceilingOf(a: Rule, b: Rule, pack: Pack): Contradiction | null {
  const people = overlapOf(scopeOf(a, pack), scopeOf(b, pack))
  if (a.about !== b.about || people === 'apart') return null
  for (const [floor, ceiling] of [
    [a, b],
    [b, a],
  ] as const) {
    const [least, most] = [floor.window?.at_least, ceiling.window?.at_most]
    if (typeof least !== 'number' || typeof most !== 'number' || least <= most) continue
    if (measured(floor) !== measured(ceiling) || floor.counts?.as !== ceiling.counts?.as) continue
    // What the one asks for has to be what the other allows no more of.
    if (!countsToo(floor, ceiling, pack)) continue
    return between(pack, [a, b], {
      kind: 'amount',
      weight: people === 'seldom' ? 'note' : 'contradiction',
      says: `Nothing can keep both: ${askWords(a, pack)} (${clauseWords(clausesOf(a))}), and ${askWords(b, pack)} (${clauseWords(clausesOf(b))}).`,
    })
  }
  return null
}

/** What is measured, and in which windows. */
function measured({ window = {} }: Rule): string {
  const { at_least: _, at_most: __, part: ___, ...measure } = window as Record<string, unknown>
  return JSON.stringify(Object.entries(measure).toSorted(([one], [other]) => one.localeCompare(other)))
}

/** How long or how many an event is to be, in two rules: "an hour or more" and "no longer than 45 minutes". */
function lengthsOf(a: Rule, b: Rule, pack: Pack): Contradiction | null {
  const [one, other] = [eventLines(a, pack), eventLines(b, pack)]
  if (!one || !other || !one.events.some((event) => other.events.includes(event))) return null
  if (overlapOf(one.scope, other.scope, true) === 'apart') return null
  // What one rule counts and another does not is no contradiction; only what is asked of every one.
  if (!one.ofEach && !other.ofEach) return null
  for (const first of boundsIn(one.asked)) {
    for (const second of boundsIn(other.asked)) {
      if (first.fact !== second.fact) continue
      const apart =
        (first.low !== null && second.high !== null && first.low > second.high) ||
        (second.low !== null && first.high !== null && second.low > first.high)
      const unlike = (x: number | null, y: number | null) => x !== null && y !== null && x !== y
      const differ = unlike(first.low, second.low) || unlike(first.high, second.high)
      if (!apart && !differ) continue
      return between(pack, [a, b], {
        kind: 'amount',
        weight: apart ? 'contradiction' : 'note',
        says: apart
          ? `Nothing can keep both: ${askWords(a, pack)} (${clauseWords(clausesOf(a))}), and ${askWords(b, pack)} (${clauseWords(clausesOf(b))}).`
          : `Two lengths are asked for: ${askWords(a, pack)} (${clauseWords(clausesOf(a))}), and ${askWords(b, pack)} (${clauseWords(clausesOf(b))}).`,
      })
    }
  }
  return null
}

/** The lines that a rule asks of events, and of which. */
function eventLines(rule: Rule, pack: Pack) {
  if (rule.always && rule.where) {
    return { events: [rule.about], scope: linesOf(rule.where, pack), asked: linesOf(rule.always, pack), ofEach: true }
  }
  if (!rule.counts?.where) return null
  const lines = linesOf(rule.counts.where, pack)
  return {
    events: [rule.counts.event].flat() as string[],
    scope: lines.filter((line) => line.low === undefined && line.high === undefined),
    asked: lines,
    ofEach: false,
  }
}
