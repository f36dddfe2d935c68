import { inClauseOrder } from '../domain/policy/clause-order.ts'
import type { Pack } from '../domain/policy/pack.ts'
import { clausesOfMeasure, type PackMeasure } from '../domain/policy/pack-measure.ts'
import type { ResolvedPack, RuleSource } from '../domain/policy/resolved.ts'
import { askOf, clausesOf, type Rule } from '../domain/policy/rule.ts'
import { measureInWords } from '../domain/policy/words/measure-in-words.ts'
import { ruleInWords } from '../domain/policy/words/rule-in-words.ts'
import { wrapped } from './print-lines.ts'

/** What `plumbline policy explain PACK --json` prints. */
export interface Explanation {
  readonly policy: string
  readonly title: string
  readonly in_force_from: string
  readonly follows: readonly string[]
  readonly clauses: readonly {
    readonly clause: string
    readonly says: string
    readonly place: string | null
    readonly rules: readonly RuleExplanation[]
    readonly measures: readonly MeasureExplanation[]
    readonly left_to_people: readonly { readonly says: string; readonly why: string }[]
  }[]
  readonly not_decided: readonly {
    readonly parameter: string
    readonly asks: string
    readonly clause: readonly string[]
  }[]
  readonly decided: readonly {
    readonly parameter: string
    readonly asks: string
    readonly value: unknown
    readonly set_by: string | null
  }[]
  readonly tensions: readonly { readonly id: string; readonly clauses: readonly string[]; readonly says: string }[]
  readonly dropped: readonly {
    /** of a rule or a measure */
    readonly rule: string
    readonly title: string
    readonly from: string
    readonly reason: string
    readonly agreed_by: string | null
  }[]
}

interface MeasureExplanation {
  readonly measure: string
  readonly title: string
  readonly headline: string
  readonly details: readonly string[]
  readonly from: string | null
  readonly changes: readonly { readonly pack: string; readonly reason: string; readonly agreed_by: string | null }[]
}

interface RuleExplanation {
  readonly rule: string
  readonly title: string
  readonly strength: string
  readonly headline: string
  readonly details: readonly string[]
  readonly by_a_person: boolean
  /** where it comes from, when not from this pack alone */
  readonly from: string | null
  readonly changes: readonly { readonly pack: string; readonly reason: string; readonly agreed_by: string | null }[]
  readonly reading: { readonly name: string; readonly says: string; readonly instead_of: string } | null
}

/** Every clause with its rules in words, and beside them what is open, in tension, or left to people. */
export function explained(resolved: ResolvedPack): Explanation {
  const { pack, name, chain, ruleSource, dropped, droppedMeasures } = resolved
  const rules = pack.rules ?? []
  const parameters = Object.entries(pack.parameters ?? {})
  return {
    policy: name,
    title: pack.title,
    in_force_from: pack.in_force_from,
    follows: chain.slice(1),
    clauses: inClauseOrder(Object.keys(pack.clauses)).map((clause) => ({
      clause,
      ...clauseSays(pack.clauses[clause] ?? ''),
      rules: rules
        .filter((rule) => clausesOf(rule).includes(clause))
        .map((rule) => ruleExplained(rule, { ...ruleInWords(rule, pack) }, ruleSource.get(rule.id))),
      measures: (pack.measures ?? [])
        .filter((measure) => clausesOfMeasure(measure).includes(clause))
        .map((measure) => measureExplained(measure, resolved)),
      left_to_people: (pack.left_to_people ?? [])
        .filter((left) => left.clause === clause)
        .map(({ says, why }) => ({ says, why })),
    })),
    not_decided: parameters
      .filter(([, { value }]) => value === undefined)
      .map(([parameter, { asks, clause }]) => ({ parameter, asks, clause: [clause].flat() })),
    decided: parameters
      .filter(([, { value }]) => value !== undefined)
      .map(([parameter, { asks, value, set_by }]) => ({ parameter, asks, value, set_by: set_by ?? null })),
    tensions: (pack.tensions ?? []).map(({ id, clauses, says }) => ({ id, clauses, says })),
    dropped: [
      ...dropped.map(({ rule, ...why }) => ({ ...why, what: rule })),
      ...droppedMeasures.map(({ measure, ...why }) => ({ ...why, what: measure })),
    ].map(({ what, from, reason, agreedBy: agreed }) => ({
      rule: what.id,
      title: what.title,
      from,
      reason,
      agreed_by: agreed,
    })),
  }
}

function measureExplained(measure: PackMeasure, { pack, name, measureSource }: ResolvedPack): MeasureExplanation {
  const source = measureSource.get(measure.id)
  return {
    measure: measure.id,
    title: measure.title,
    ...measureInWords(measure, pack),
    from: source === undefined || source.pack === name ? null : source.pack,
    changes: (source?.changes ?? []).map(({ pack: by, reason, agreedBy: agreed }) => ({
      pack: by,
      reason,
      agreed_by: agreed,
    })),
  }
}

const clauseSays = (written: Pack['clauses'][string]) =>
  typeof written === 'string' ? { says: written, place: null } : { says: written.says, place: written.place ?? null }

function ruleExplained(
  rule: Rule,
  { headline, details }: { headline: string; details: readonly string[] },
  source: RuleSource | undefined,
): RuleExplanation {
  const chosen = source?.reading ?? null
  return {
    rule: rule.id,
    title: rule.title,
    strength: rule.strength,
    headline,
    details,
    by_a_person: askOf(rule) === 'person',
    from: source === undefined || source.how === 'own' ? null : source.pack,
    changes: (source?.changes ?? []).map(({ pack, reason, agreedBy }) => ({ pack, reason, agreed_by: agreedBy })),
    reading: chosen === null ? null : { name: chosen.name, says: chosen.says, instead_of: chosen.insteadOf },
  }
}

/** The same for a person to read. */
export function explanationLines(explanation: Explanation): string[] {
  const { policy, title, in_force_from, follows } = explanation
  const lines = [
    title,
    `${policy}, in force from ${in_force_from}${follows.length > 0 ? `, following ${follows.join(' and ')}` : ''}`,
  ]
  for (const { clause, says, place, rules, measures, left_to_people } of explanation.clauses) {
    lines.push('', ...wrapped(`${says}${place === null ? '' : ` (${place})`}`, '    ', `${clause}  `))
    for (const rule of rules) lines.push(...ruleLines(rule))
    for (const measure of measures) lines.push(...measureLines(measure))
    for (const left of left_to_people)
      lines.push(...wrapped(`Left to people: ${left.says} ${left.why}`, '      ', '    '))
  }
  const section = (heading: string, items: readonly string[]) => {
    if (items.length > 0) lines.push('', heading, ...items.flatMap((item) => wrapped(item, '    ', '  ')))
  }
  section(
    'Not decided, so that rules that need it say undetermined',
    explanation.not_decided.map(({ asks, parameter, clause }) => `${asks} (${parameter}, clause ${clause.join(', ')})`),
  )
  section(
    'Decided',
    explanation.decided.map(
      ({ asks, parameter, value, set_by }) =>
        `${asks} ${String(value)}${set_by === null ? '' : `, set by ${set_by}`} (${parameter})`,
    ),
  )
  section(
    'Clauses that disagree',
    explanation.tensions.map(({ clauses, says }) => `${clauses.join(' and ')}: ${says}`),
  )
  section(
    'Not taken over',
    explanation.dropped.map(
      ({ title, from, reason, agreed_by }) => `${title}, of ${from}: ${reason}${agreedBy(agreed_by)}`,
    ),
  )
  return lines
}

const agreedBy = (who: string | null) => (who === null ? '' : ` (agreed by ${who})`)

const saidLines = ({ headline, details, from, changes }: Omit<MeasureExplanation, 'measure' | 'title'>): string[] => [
  ...wrapped(headline, '      ', '    '),
  ...details.flatMap((detail) => wrapped(detail, '      ')),
  ...(from === null ? [] : [`      Taken over from ${from}.`]),
  ...changes.flatMap(({ pack, reason, agreed_by }) =>
    wrapped(`Varied by ${pack}: ${reason}${agreedBy(agreed_by)}`, '      '),
  ),
]

const measureLines = (measure: MeasureExplanation): string[] => [
  ...saidLines(measure),
  `      [measure: ${measure.measure}]`,
]

function ruleLines({ rule, strength, reading, ...said }: RuleExplanation): string[] {
  return [
    ...saidLines(said),
    ...(reading === null ? [] : wrapped(`Read so instead of: ${reading.instead_of}`, '      ')),
    `      [${strength}: ${rule}]`,
  ]
}
