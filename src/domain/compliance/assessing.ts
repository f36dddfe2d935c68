import type { CompiledPack, CompiledRule } from './compile.ts'
import type { Context } from './context.ts'
import type { Happening, History } from './history.ts'
import type { Undecided } from './obligation.ts'
import type { Spans } from './spans.ts'
import type { Verdict } from './verdict.ts'

/** What was worked out for a rule, with what was missing on the way. */
type Remembered<T> = Map<CompiledRule, T & { readonly notes: readonly Undecided[] }>

/** A context in which the rules of a pack are judged, and may ask about each other. */
export interface Assessing extends Context {
  readonly pack: CompiledPack
  /** the rule that was judged last, and the days on which it bound */
  lastRule: CompiledRule | null
  lastBinding: Spans
  /** the event that was judged last, and the days from its own on */
  lastEvent: Happening | null
  lastFromItsDay: Spans
  /** what rules said of the subject at hand, for rules that ask for it: one map for each assumption */
  readonly verdicts: readonly [
    Remembered<{ verdicts: readonly Verdict[] }>,
    Remembered<{ verdicts: readonly Verdict[] }>,
  ]
  /** the days on which they bind */
  readonly scopes: readonly [Remembered<{ spans: Spans }>, Remembered<{ spans: Spans }>]
}

/** Everything but how rules ask each other, which `judge.ts` adds. */
export function emptyAssessing(
  pack: CompiledPack,
  history: History,
  days: { readonly asOf: number; readonly cutoff: number; readonly horizon: number },
): Omit<Assessing, 'breachDays'> {
  return {
    history,
    pack,
    jurisdiction: pack.jurisdiction,
    ...days,
    assume: true,
    trusted: null,
    notes: [],
    lastNode: null,
    lastTables: null,
    lastRule: null,
    lastBinding: [],
    lastEvent: null,
    lastFromItsDay: [],
    remembered: new Map(),
    verdicts: [new Map(), new Map()],
    scopes: [new Map(), new Map()],
  }
}

/** Forgets what rules said of the last subject. Emptying a map that is empty costs as much as making one. */
export function forgetSubject({ verdicts, scopes }: Assessing): void {
  for (let place = 0; place < 2; place++) {
    const said = verdicts[place]
    if (said && said.size > 0) said.clear()
    const bound = scopes[place]
    if (bound && bound.size > 0) bound.clear()
  }
}
