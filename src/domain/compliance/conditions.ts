import { factLinesOf, type Condition } from '../policy/language.ts'
import type { Pack } from '../policy/pack.ts'
import { compileEventLine } from './event-lines.ts'
import type { Context } from './context.ts'
import { compileThingLine } from './fact-lines.ts'
import { compileHappened } from './happened.ts'
import type { Thing } from './history.ts'
import { compileSeason } from './seasons.ts'
import { ALWAYS, both, constantly, NO, oneOf, opposite, YES, type Steps } from './spans.ts'
import type { CompiledCondition, Workshop } from './workshop.ts'

const shared = new WeakMap<Workshop, Map<string, CompiledCondition>>()

/** The condition of a rule about its own subject. Rules that bind on the same days have one between them. */
export function sharedCondition(condition: Condition, pack: Workshop): CompiledCondition {
  let known = shared.get(pack)
  if (!known) shared.set(pack, (known = new Map()))
  const key = JSON.stringify(condition)
  let found = known.get(key)
  if (!found) known.set(key, (found = remembering(compileCondition(condition, pack))))
  return found
}

function remembering(condition: CompiledCondition): CompiledCondition {
  let lastContext: Context | null = null
  let lastThing: Thing | null = null
  let last: Steps = ALWAYS
  return {
    ...condition,
    ofThing(context, thing, subject) {
      if (context === lastContext && thing === lastThing && thing === subject) return last
      const noted = context.notes.length
      const found = condition.ofThing(context, thing, subject)
      // What was missing on the way has to be noted each time.
      if (thing !== subject || context.notes.length > noted) return found
      lastContext = context
      lastThing = thing
      last = found
      return found
    },
  }
}

/** What the pieces of a pack’s rules are made with. */
export function workshopOf({ parameters, lists }: Pick<Pack, 'parameters' | 'lists'>): Workshop {
  const workshop: Workshop = {
    parameters,
    lists,
    condition: (condition) => compileCondition(condition, workshop),
  }
  return workshop
}

/** Makes the functions of a condition; every line of it holds. */
function compileCondition(condition: Condition, pack: Workshop): CompiledCondition {
  const parts: CompiledCondition[] = factLinesOf(condition).map(([name, test]) => compileLine(name, test, pack))
  if (condition.all) parts.push(...condition.all.map((one) => compileCondition(one, pack)))
  if (condition.any) parts.push(anyOf(condition.any.map((one) => compileCondition(one, pack))))
  if (condition.none) parts.push(turned(anyOf(condition.none.map((one) => compileCondition(one, pack)))))
  if (condition.happened) parts.push(compileHappened(condition.happened, pack))
  if (condition.season) parts.push(compileSeason(condition.season))
  const [only] = parts
  return only && parts.length === 1 ? only : allOf(parts)
}

function compileLine(name: string, test: unknown, pack: Workshop): CompiledCondition {
  const ofThing = compileThingLine(name, test, pack)
  const ofEvent = compileEventLine(name, test, pack)
  return { ofThing: ofThing.ofThing, ofEvent, aboutSubject: ofThing.aboutSubject }
}

function allOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return {
    aboutSubject: parts.some((part) => part.aboutSubject),
    ofThing(context, thing, subject) {
      let steps: Steps = ALWAYS
      for (const part of parts) steps = both(steps, part.ofThing(context, thing, subject))
      return steps
    },
    ofEvent(context, event, subject) {
      let answer = YES
      for (const part of parts) {
        const one = part.ofEvent(context, event, subject)
        if (one === NO) return NO
        if (one < answer) answer = one
      }
      return answer
    },
  }
}

function anyOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return {
    aboutSubject: parts.some((part) => part.aboutSubject),
    ofThing(context, thing, subject) {
      let steps: Steps = constantly(NO)
      for (const part of parts) steps = oneOf(steps, part.ofThing(context, thing, subject))
      return steps
    },
    ofEvent(context, event, subject) {
      let answer = NO
      for (const part of parts) {
        const one = part.ofEvent(context, event, subject)
        if (one === YES) return YES
        if (one > answer) answer = one
      }
      return answer
    },
  }
}

const turned = (part: CompiledCondition): CompiledCondition => ({
  aboutSubject: part.aboutSubject,
  ofThing: (context, thing, subject) => opposite(part.ofThing(context, thing, subject)),
  ofEvent: (context, event, subject) => 1 - part.ofEvent(context, event, subject),
})
