import {
  factLinesOf,
  type Condition,
  type Happened,
  type Stream,
  type Test,
  type TestLine,
} from '../../../domain/policy/language.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import type { Rule, Trigger } from '../../../domain/policy/rule.ts'
import { clausesOf } from '../../../domain/templates/agreement-shape.ts'
import { templatesOf } from '../../../domain/templates/from-pack.ts'
import { suppliedEvents, suppliedNames, suppliedValues } from './supplied-names.ts'

/** What a rule leans on that the product cannot record. */
export interface Beyond {
  /** names of events, facts and attributes, once each */
  readonly names: readonly string[]
  /** whether "met" cannot be believed either, because something is asked not to be so, or not to have happened */
  readonly doubtsMet: boolean
}

/**
 * The rules of a pack that ask for what the product can never record, by id. Assessed as they stand, they would call people
 * overdue who have done everything: so they are decided by people (reading rule: what is not recorded is held against nobody).
 * A condition of whom a rule binds is not looked at: where it cannot be recorded the rule binds nobody.
 * A rule about the breach of such a rule is left out altogether: `names` is then empty.
 */
export function beyondTheProduct(pack: Pack): ReadonlyMap<string, Beyond> {
  const rules = pack.rules ?? []
  const found = new Map<string, Beyond>()
  for (const rule of rules) {
    const beyond = beyondOf(rule, pack)
    if (beyond.names.length > 0) found.set(rule.id, beyond)
  }
  let grew = true
  while (grew) {
    grew = false
    for (const rule of rules) {
      const source = breachSource(rule.after?.trigger ?? rule.before?.trigger)
      if (source === null || found.has(rule.id) || !found.has(source)) continue
      found.set(rule.id, { names: [], doubtsMet: true })
      grew = true
    }
  }
  return found
}

const breachSource = (trigger: Trigger | undefined): string | null =>
  typeof trigger === 'object' && 'breach_of' in trigger ? trigger.breach_of : null

function beyondOf(rule: Rule, pack: Pack): Beyond {
  const look = new Look(pack, rule.about === 'agreement' ? clauseKeys(pack) : new Set())
  if (rule.counts) look.counted(rule.counts, forbids(rule))
  for (const each of rule.either ?? []) look.counted(each.counts, each.window?.at_most !== undefined)
  if (rule.always) look.condition(rule.always, false)
  return { names: [...look.names], doubtsMet: look.doubtsMet }
}

/** The clauses of the agreements that a policy gives the wording of: each that is filled is a fact of the agreement. */
const clauseKeys = (pack: Pack): ReadonlySet<string> =>
  new Set(templatesOf(pack).templates.agreements.flatMap((template) => clausesOf(template).map(({ key }) => key)))

const forbids = ({ window, after }: Rule): boolean => window?.at_most !== undefined || after?.at_most !== undefined

class Look {
  readonly names = new Set<string>()
  doubtsMet = false
  readonly pack: Pack
  /** what is known of the subject beside: of an agreement each of its clauses */
  readonly own: ReadonlySet<string>

  constructor(pack: Pack, own: ReadonlySet<string>) {
    this.pack = pack
    this.own = own
  }

  private add(name: string, isDenied: boolean) {
    this.names.add(name)
    if (isDenied) this.doubtsMet = true
  }

  /** Which events count. One of several is enough; an attribute that an event lacks is told by the assessment itself. */
  counted(stream: Stream, isDenied: boolean) {
    const events = [stream.event].flat()
    if (!events.some((event) => isSupplied(event, stream.as))) this.add(events[0] ?? '', isDenied)
    else if (stream.where) this.condition(stream.where, isDenied)
  }

  condition(condition: Condition, isDenied: boolean) {
    for (const part of [...(condition.all ?? []), ...(condition.any ?? [])]) this.condition(part, isDenied)
    for (const part of condition.none ?? []) this.condition(part, !isDenied)
    if (condition.happened) this.happened(condition.happened, isDenied)
    for (const [name, test] of factLinesOf(condition)) this.line(name, test, isDenied)
  }

  private happened(happened: Happened, isDenied: boolean) {
    const never = happened.at_most !== undefined
    this.counted(happened, never ? !isDenied : isDenied)
  }

  private line(name: string, test: Test, isDenied: boolean) {
    const said = lineOf(test)
    if (!suppliedNames.has(name) && !this.own.has(name) && !linkNames.has(name)) {
      this.add(name, isDenied || isNo(said))
      return
    }
    const known = suppliedValues[name]
    for (const value of this.valuesOf(said)) {
      if (known && typeof value === 'string' && !known.has(value)) this.add(value, isDenied)
    }
    if (said.which) this.insideOf(said.which, isDenied)
    if (said.not !== undefined) this.line(name, said.not, !isDenied)
  }

  /** What is asked of the thing that a link names: no agreement any more. */
  private insideOf(which: Condition, isDenied: boolean) {
    const inside = new Look(this.pack, new Set())
    inside.condition(which, isDenied)
    for (const name of inside.names) this.names.add(name)
    if (inside.doubtsMet) this.doubtsMet = true
  }

  /** Of a list any value will do, so one that can be recorded is enough. */
  private valuesOf({ is, in: list }: TestLine): readonly unknown[] {
    const all = [...[is ?? []].flat(), ...(list === undefined ? [] : (this.pack.lists?.[list] ?? []))]
    return all.some((value) => Object.values(suppliedValues).some((known) => known.has(String(value)))) ? [] : all
  }
}

const linkNames: ReadonlySet<string> = new Set(Object.values(suppliedEvents).flat())

const isSupplied = (event: string, link: string | undefined): boolean => {
  const links = suppliedEvents[event]
  return links !== undefined && (link === undefined || link === 'subject' || links.includes(link))
}

const lineOf = (test: Test): TestLine =>
  typeof test === 'object' && !Array.isArray(test) ? (test as TestLine) : { is: test as TestLine['is'] }

const isNo = ({ is, known }: TestLine): boolean => is === false || is === 'no' || known === false || known === 'no'
