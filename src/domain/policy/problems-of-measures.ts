import { listInWords } from '../text/dates.ts'
import { nearest } from './nearest.ts'
import type { Pack } from './pack.ts'
import { clausesOfMeasure, type PackMeasure } from './pack-measure.ts'
import type { Path } from './problems-of-shape.ts'
import { visitCondition } from './problems-walk.ts'
import type { ProblemTeller } from './resolved.ts'
import { withArticle } from './words/plain-nouns.ts'
import { askOf, type NamedWindow, type Rule } from './rule.ts'

type Say = (path: Path, says: string, instead: string | null, severity?: 'error' | 'warning') => void

/** What is wrong with the measures of a pack: rules they cannot count, what is not said, and bands out of order. */
export function measureProblems(pack: Pack, tell: ProblemTeller): void {
  for (const [at, measure] of (pack.measures ?? []).entries()) {
    const say: Say = (path, says, instead, severity = 'error') =>
      tell.pack(['measures', at, ...path], says, instead, severity)
    namedProblems(pack, measure, say)
    periodProblems(pack, measure, say)
    bandProblems(measure, say)
  }
}

/** Clauses, rules, parameters and lists that are not there, and rules that nothing can be counted of. */
function namedProblems(pack: Pack, measure: PackMeasure, say: Say): void {
  for (const [place, clause] of clausesOfMeasure(measure).entries()) {
    if (Object.hasOwn(pack.clauses, clause)) continue
    const path = Array.isArray(measure.clause) ? ['clause', place] : ['clause']
    say(path, `there is no clause “${clause}”`, meant(clause, Object.keys(pack.clauses)))
  }
  const rules = pack.rules ?? []
  for (const [place, id] of measure.rules.entries()) {
    const path = ['rules', place]
    const rule = rules.find((each) => each.id === id)
    if (measure.rules.indexOf(id) < place) say(path, `“${id}” is counted twice`, 'name it once')
    if (rule === undefined) {
      say(
        path,
        `there is no rule “${id}”`,
        meant(
          id,
          rules.map((each) => each.id),
        ),
      )
    } else if (rule.about !== measure.of) {
      const says = `“${id}” is about ${rule.about}, and this measure is of ${measure.of}`
      say(path, says, `write of: ${rule.about}, or name rules about ${measure.of}`)
    } else if (askOf(rule) === 'person') {
      say(path, `“${id}” is for a person to check, so nothing of it can be counted`, 'leave it out')
    }
  }
  for (const [place, { while: condition }] of (measure.leaves_out ?? []).entries()) {
    const parameters = Object.keys(pack.parameters ?? {})
    const lists = Object.keys(pack.lists ?? {})
    visitCondition(condition, {
      amount: (amount, _, path) => {
        const name =
          typeof amount === 'object' && amount !== null && 'parameter' in amount ? String(amount.parameter) : ''
        if (name === '' || parameters.includes(name)) return
        say(
          ['leaves_out', place, 'while', ...path, 'parameter'],
          `there is no parameter “${name}”`,
          meant(name, parameters),
        )
      },
      test: (_, test, path) => {
        if (typeof test !== 'object' || !('in' in test) || test.in === undefined || lists.includes(test.in)) return
        say(['leaves_out', place, 'while', ...path, 'in'], `there is no list “${test.in}”`, meant(test.in, lists))
      },
    })
  }
}

/** What a period needs said, and what does nothing without one. */
function periodProblems(pack: Pack, measure: PackMeasure, say: Say): void {
  const { each, judged, part, counts } = measure
  const rules = (pack.rules ?? []).filter((rule) => measure.rules.includes(rule.id) && rule.about === measure.of)
  const isOfEvents = rules.some((rule) => isAboutEvent(rule))
  if (each === undefined) {
    if (judged !== undefined) say(['judged'], '“judged” does nothing without “each”', 'add “each”, or leave it out')
    if (part !== undefined) say(['part'], '“part” does nothing without “each”', 'add “each”, or leave it out')
    if (isOfEvents || rules.some((rule) => ['after', 'before'].includes(askOf(rule)))) {
      const says = 'without “each” everything since records began is counted, and what cannot be made good for ever'
      say(['rules'], says, 'add “each: calendar_month” or another period', 'warning')
    }
    return
  }
  if (judged === undefined) {
    say([], '“judged” is not said', 'add “judged: throughout” or “judged: on_last_day”')
  }
  if (counts === 'obligations' || isOfEvents) {
    if (part !== undefined) say(['part'], '“part” does nothing where each obligation counts by itself', 'leave it out')
  } else if (part === undefined) {
    say(
      [],
      '“part” is not said, for those whom it binds in a part of the period',
      'add “part: counted”, “part: left_out” or “part: by_days”',
    )
  }
  for (const rule of rules) {
    const window = rule.window?.each
    if (typeof window !== 'string' || lengthOf[window] <= lengthOf[each] || judged === 'on_last_day') continue
    const [longer, shorter] = [window, each].map((name) => withArticle(name.replaceAll('_', ' ')))
    const says = `no window of “${rule.id}” ends in most of its periods: ${longer} is longer than ${shorter}`
    say(['each'], says, `write each: ${window}`, 'warning')
  }
}

const isAboutEvent = (rule: Rule): boolean =>
  rule.where !== undefined ||
  ((rule.after ?? rule.before)?.trigger === 'start' && rule.while === undefined && !isThing(rule))
const isThing = ({ about }: Rule): boolean => ['worker', 'child', 'agreement', 'organisation', 'policy'].includes(about)

/** By days, roughly: enough to tell which is longer. */
const lengthOf: Readonly<Record<NamedWindow, number>> = {
  week: 7,
  school_week: 7,
  calendar_month: 31,
  half_term: 50,
  calendar_quarter: 91,
  financial_quarter: 91,
  term: 105,
  calendar_year: 365,
  academic_year: 365,
  financial_year: 365,
}

/** Bands go from the highest down, so that the first that is reached is the one. */
function bandProblems({ bands = [] }: PackMeasure, say: Say): void {
  for (const [place, { name, at_least: least }] of bands.entries()) {
    const before = bands[place - 1]
    if (bands.findIndex((each) => each.name === name) < place) {
      say(['bands', place, 'name'], `two bands are called “${name}”`, 'give each a name of its own')
    }
    if (before === undefined || before.at_least > least) continue
    const says =
      before.at_least === least
        ? `“${name}” and “${before.name}” both begin at ${least}%, so nothing is ever in “${name}”`
        : `“${name}” begins at ${least}%, above “${before.name}” at ${before.at_least}%, so nothing is ever in it`
    say(['bands', place, 'at_least'], says, `write the bands from the highest down, or less than ${before.at_least}`)
  }
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known)
  if (near !== null) return `did you mean “${near}”?`
  if (known.length === 0) return 'there are none in this pack: add it'
  return known.length > 12 ? 'add it, or name one that there is' : `there are ${listInWords(known)}`
}
