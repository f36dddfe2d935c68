import { wayOf, type Way } from './difference-ways.ts'
import type { Pack } from './pack.ts'
import type { PackMeasure } from './pack-measure.ts'
import { packNameOf, type PackName, type ResolvedPack } from './resolved.ts'
import type { Rule } from './rule.ts'

/** One value that is not the same in both. */
export interface FieldChange {
  /** keys from the rule on: `gap.at_most` */
  readonly field: string
  /** the field in words: "longest gap" */
  readonly called: string
  readonly from: unknown
  readonly to: unknown
  /** what the second asks, against the first; null where that cannot be said of a number or word alone */
  readonly way: Way | null
}

/** A rule that both have, and not alike. */
export interface RuleDifference {
  readonly rule: string
  readonly title: string
  readonly changes: readonly FieldChange[]
  /** of all its changes together: null when they pull both ways, or one of them cannot be judged */
  readonly way: Way | null
  /** why, where the second pack follows the first and says so */
  readonly reasons: readonly {
    readonly reason: string
    readonly agreedBy: string | null
    readonly agreedOn: string | null
    readonly pack: PackName
  }[]
}

/** A named part other than a rule. */
export interface PartDifference {
  readonly name: string
  readonly from: unknown
  readonly to: unknown
}

/** A measure that is not the same in both: it asks nothing of anybody, so it is neither stricter nor weaker. */
export interface MeasureDifference {
  readonly measure: string
  readonly from: PackMeasure | null
  readonly to: PackMeasure | null
  /** why, where the second pack follows the first and says so */
  readonly reasons: readonly {
    readonly reason: string
    readonly agreedBy: string | null
    readonly agreedOn: string | null
    readonly pack: PackName
  }[]
}

/** What differs between two packs. Order is that of the second, then what only the first has. */
export interface PackDifference {
  readonly from: PackName
  readonly to: PackName
  readonly rules: {
    readonly added: readonly Rule[]
    /** with the reason, where the second pack follows the first and dropped it */
    readonly dropped: readonly {
      readonly rule: Rule
      readonly reason: string | null
      readonly agreedBy: string | null
      readonly agreedOn: string | null
    }[]
    readonly changed: readonly RuleDifference[]
  }
  /** of the second, then what only the first has */
  readonly measures: readonly MeasureDifference[]
  readonly parameters: readonly PartDifference[]
  readonly clauses: readonly PartDifference[]
  readonly lists: readonly PartDifference[]
  /** title, status, words, templates…: the names of what else is not alike */
  readonly others: readonly string[]
}

const named = ['rules', 'measures', 'parameters', 'clauses', 'lists', 'id', 'version', 'plumbline']

const packOf = (one: ResolvedPack | Pack): Pack => ('pack' in one ? one.pack : one)

/**
 * What the second pack asks otherwise than the first. Both are taken as resolved: a following pack against the pack it
 * follows gives what it varies, with the reasons it gives. Rules are told apart by their ids.
 */
export function differenceOf(first: ResolvedPack | Pack, second: ResolvedPack | Pack): PackDifference {
  const [a, b] = [packOf(first), packOf(second)]
  const before = new Map((a.rules ?? []).map((rule) => [rule.id, rule]))
  const after = new Map((b.rules ?? []).map((rule) => [rule.id, rule]))
  const resolved = 'pack' in second ? second : null
  const known = new Set('pack' in first ? first.chain : [packNameOf(first)])
  const added = [...after.values()].filter(({ id }) => !before.has(id))
  const dropped = [...before.values()]
    .filter(({ id }) => !after.has(id))
    .map((rule) => {
      const why = resolved?.dropped.find((one) => one.rule.id === rule.id)
      return {
        rule,
        reason: why?.reason ?? null,
        agreedBy: why?.agreedBy ?? null,
        agreedOn: why?.agreedOn ?? null,
      }
    })
  const changed = [...after.values()].flatMap((rule): RuleDifference[] => {
    const old = before.get(rule.id)
    const changes = old === undefined ? [] : fieldChanges(old, rule)
    if (changes.length === 0) return []
    const steps = resolved?.ruleSource.get(rule.id)?.changes ?? []
    const reasons = steps
      .filter(({ pack }) => !known.has(pack))
      .map(({ reason, agreedBy, agreedOn, pack }) => ({ reason, agreedBy, agreedOn, pack }))
    return [{ rule: rule.id, title: rule.title, changes, way: together(changes), reasons }]
  })
  return {
    from: packNameOf(a),
    to: packNameOf(b),
    rules: { added, dropped, changed },
    measures: measuresOf(a, b, resolved, known),
    parameters: parts(a.parameters, b.parameters),
    clauses: parts(a.clauses, b.clauses),
    lists: parts(a.lists, b.lists),
    others: [...new Set([...Object.keys(b), ...Object.keys(a)])].filter(
      (key) => !named.includes(key) && !same(a[key as keyof Pack], b[key as keyof Pack]),
    ),
  }
}

/** Whether two packs differ in nothing but their name. */
export const isSame = ({ rules, measures, parameters, clauses, lists, others }: PackDifference): boolean =>
  [rules.added, rules.dropped, rules.changed, measures, parameters, clauses, lists, others].every(
    (list) => list.length === 0,
  )

function measuresOf(
  a: Pack,
  b: Pack,
  resolved: ResolvedPack | null,
  known: ReadonlySet<PackName>,
): MeasureDifference[] {
  const before = new Map((a.measures ?? []).map((measure) => [measure.id, measure]))
  const after = new Map((b.measures ?? []).map((measure) => [measure.id, measure]))
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): MeasureDifference[] => {
    const [from, to] = [before.get(id) ?? null, after.get(id) ?? null]
    if (same(from, to)) return []
    const changes = resolved?.measureSource.get(id)?.changes ?? []
    const gone = (resolved?.droppedMeasures ?? []).filter(({ measure }) => measure.id === id)
    const why = [...changes, ...gone].filter(({ pack }) => !known.has(pack))
    const reasons = why.map(({ reason, agreedBy, agreedOn, pack }) => ({ reason, agreedBy, agreedOn, pack }))
    return [{ measure: id, from, to, reasons }]
  })
}

const same = (a: unknown, b: unknown): boolean => a === b || inOrder(a) === inOrder(b)

/** A value with the keys of its mappings in order: to write them in another order changes nothing. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    isMapping(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part,
  ) ?? ''

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parts<T>(a: Readonly<Record<string, T>> = {}, b: Readonly<Record<string, T>> = {}): PartDifference[] {
  return [...new Set([...Object.keys(b), ...Object.keys(a)])]
    .filter((name) => !same(a[name], b[name]))
    .map((name) => ({ name, from: a[name] ?? null, to: b[name] ?? null }))
}

/** Whether a rule says what must not be: there, to let more events count, or for longer, asks more. */
const isCeiling = ({ after, window }: Rule): boolean =>
  after?.at_most === 0 || (window?.at_most !== undefined && window.at_least === undefined)

/** The fields of two rules that are not alike, as deep as both are mappings. */
function fieldChanges(before: Rule, after: Rule): FieldChange[] {
  const changes: FieldChange[] = []
  const forbids = isCeiling(before) && isCeiling(after)
  const compare = (a: unknown, b: unknown, path: readonly string[]): void => {
    // What else it could be read as is for the pack to offer, and asks nothing.
    if (same(a, b) || path.join('.') === 'reading.others') return
    // Where what is asked comes from has keys too; half an amount says nothing, so it is told whole.
    const whole = path.length > 0 && amounts.has(path.join('.'))
    if (!whole && isMapping(a) && isMapping(b)) {
      for (const key of new Set([...Object.keys(b), ...Object.keys(a)])) compare(a[key], b[key], [...path, key])
      return
    }
    const field = path.join('.')
    changes.push({
      field,
      called: called[field] ?? field.replaceAll('_', ' '),
      from: a ?? null,
      to: b ?? null,
      way: wayOf(field, a, b, forbids),
    })
  }
  compare(before, after, [])
  return changes
}

/** Of all changes of a rule. Words and titles pull neither way. */
function together(changes: readonly FieldChange[]): Way | null {
  const judged = changes.filter(({ field }) => !wordsOnly.test(field))
  const [first, ...more] = judged.map(({ way }) => way)
  return first !== undefined && more.every((way) => way === first) ? first : null
}
const wordsOnly = /^(title|note|warn|clause|person|reading)(\.|$)/

const amounts = new Set([
  'gap.at_most',
  'gap.first',
  'window.at_least',
  'window.at_most',
  'after.within',
  'after.trigger',
  'before.within',
  'before.trigger',
  'grace',
  'where',
  'while',
  'always',
  'counts.where',
  'window.each',
])

const called: Readonly<Record<string, string>> = {
  'gap.at_most': 'longest gap',
  'gap.first': 'longest time to the first',
  'window.at_least': 'at least',
  'window.at_most': 'at most',
  'window.each': 'in each',
  'window.rolling': 'in any',
  'window.part': 'a window that began before the rule did',
  'after.within': 'within',
  'after.by': 'by the day in',
  'after.not_before': 'not before',
  'after.points': 'points',
  'after.trigger': 'what starts it',
  'before.trigger': 'what it is in time for',
  'before.within': 'at most so long before',
  'before.no_later_than': 'at least so long before',
  counts: 'which events count',
  'counts.event': 'which events count',
  'counts.as': 'as what the subject stands in the event',
  'counts.where': 'which events count',
  'counts.apart': 'how far apart',
  while: 'whom and when it binds',
  where: 'which it is about',
  about: 'what it is about',
  owed_by: 'who must do it',
  instead_of: 'instead of',
  beside: 'beside',
  pauses: 'when it pauses',
  grace: 'grace',
  warn: 'how early it is shown as near',
  day_off: 'when the due date is no working day',
  always: 'what must always be so',
  person: 'what a person checks',
  'reading.taken': 'how it is read',
}
