import type { Condition } from '../policy/language.ts'
import type { Pack } from '../policy/pack.ts'
import type { Context } from './context.ts'
import type { Happening, Node, Thing } from './history.ts'
import type { Steps } from './spans.ts'

/** What must be so of a thing, as the days on which it is so; of an event, as one answer for its own day. */
export interface CompiledCondition {
  ofThing(context: Context, thing: Thing, subject: Node): Steps
  ofEvent(context: Context, event: Happening, subject: Node): number
  /** whether it looks at the subject of the rule, so that it is another for every subject */
  readonly aboutSubject: boolean
}

/**
 * What the pieces of a rule are made with: the parameters and lists of the pack, and the maker of conditions, which is
 * handed round because conditions hold streams of events, and streams conditions.
 */
export interface Workshop extends Pick<Pack, 'parameters' | 'lists'> {
  condition(condition: Condition): CompiledCondition
}
