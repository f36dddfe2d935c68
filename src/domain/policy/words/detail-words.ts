import { listInWords } from '../../text/dates.ts'
import type { Pause, Rule, Strength } from '../rule.ts'
import { isYes, type Stream } from '../language.ts'
import { lengthInWords, parameterRemark } from './amount-words.ts'
import { predicateOf } from './condition-words.ts'
import { intervalInWords } from './interval-words.ts'
import { lowerFirst, quoted, upperFirst, withArticle } from './plain-nouns.ts'
import { whileWords, wholeNoun, type Dressed } from './predicate.ts'
import { openQuestion, parameterOf, type Saying } from './saying.ts'
import { headlineNoun } from './stream-words.ts'
import { partInWords, windowName } from './window-words.ts'

/** What is said beside a headline: one sentence for each part of a rule that the headline has not said. */
export function detailsOf(rule: Rule, covered: Dressed, saying: Saying, unset: string | null): string[] {
  const words = [
    coverageOf(rule, covered, saying, unset),
    owedBy(rule, saying),
    ...streamsOf(rule, saying),
    ...askDetails(rule, saying),
    ...(rule.pauses ?? []).map((pause) => pauseInWords(pause, rule, saying)),
    graceOf(rule, saying),
    rule.warn === undefined ? null : `Warns ${intervalInWords(rule.warn)} before`,
    dayOffWords[rule.day_off ?? 'stays'],
    placeOf(rule, saying),
    besideOf(rule, saying),
    ...readingOf(rule),
    strengthWords[rule.strength],
    rule.note ?? null,
  ].filter((each) => each !== null)
  // Lists, remarks and parameters are known only when everything else has been said.
  return [...words, ...saying.remarks, ...listsOf(saying), ...parametersOf(saying, unset)]
}

/** Whom a rule covers, unless its headline has said so. */
function coverageOf(rule: Rule, covered: Dressed, saying: Saying, unset: string | null): string | null {
  const inHeadline =
    unset === null &&
    rule.person === undefined &&
    (rule.always !== undefined ||
      (saying.event !== null && (rule.after?.trigger ?? rule.before?.trigger) === 'start') ||
      (rule.about !== 'worker' && rule.about !== 'supervisee'))
  if (inHeadline) return null
  const many = wholeNoun(covered, 'many', saying.subjectIsPerson)
  return rule.while === undefined && rule.where === undefined ? `Covers all ${many}` : `Covers ${many}`
}

function owedBy(rule: Rule, saying: Saying): string | null {
  return rule.owed_by === undefined ? null : `Owed by the ${saying.lexicon.word(rule.owed_by)}`
}

function streamsOf(rule: Rule, saying: Saying): (string | null)[] {
  const streams = [...(rule.counts ? [rule.counts] : []), ...(rule.either ?? []).map((each) => each.counts)]
  const own: Saying = { ...saying, event: null }
  return [...new Set(streams.flatMap((stream) => streamDetails(stream, own)))]
}

function streamDetails(stream: Stream, saying: Saying): string[] {
  const noun = headlineNoun(stream, saying)
  const said: string[] = noun.only === null ? [] : [noun.only]
  if (stream.apart !== undefined) {
    said.push(`One that is nearer than ${intervalInWords(stream.apart)} to the last that counted does not count`)
  }
  if (stream.day_of !== undefined) {
    said.push(`Each is counted on the day in its ${quoted(saying.lexicon.word(stream.day_of))}, not its own`)
  }
  return said
}

function askDetails(rule: Rule, saying: Saying): (string | null)[] {
  const windows = [rule.window, ...(rule.either ?? []).map((each) => each.window)]
  const answer = rule.after ?? rule.before
  const forbids = rule.after?.at_most === 0
  return [
    ...new Set(windows.map((window) => (window ? partInWords(window) : null))),
    answer?.linked === undefined
      ? null
      : `It counts only when it names what it answers, as its ${quoted(saying.lexicon.word(answer.linked))}`,
    rule.after?.late === undefined || isYes(rule.after.late) || forbids
      ? null
      : 'Done later than that, it does not make good',
    rule.mendable === undefined || rule.always === undefined || !isYes(rule.mendable)
      ? null
      : 'What is missing can be mended afterwards',
  ]
}

function pauseInWords(pause: Pause, rule: Rule, saying: Saying): string {
  const predicate = predicateOf(pause.while, { ...saying, event: null })
  const during = predicate ? whileWords(predicate, saying.subjectIsPerson) : 'always'
  const long: string[] = []
  if (pause.lasting?.at_least !== undefined) long.push(`${intervalInWords(pause.lasting.at_least)} or more`)
  if (pause.lasting?.more_than !== undefined) long.push(`more than ${intervalInWords(pause.lasting.more_than)}`)
  const lasting = long.length === 0 ? '' : `, when that lasts ${listInWords(long, 'and')}`
  if (pause.effect === 'stop_clock') return `Pauses ${during}${lasting}`
  if (pause.effect === 'restart') return `Pauses ${during}${lasting}, and the clock starts again afterwards`
  const each = rule.window?.each
  const name = each === undefined ? 'period' : windowName(each)
  const share = { whole: 'all of it', half: 'half of it or more', any: 'any of it' }[pause.covering ?? 'whole']
  return `${upperFirst(withArticle(name))} is not asked when ${share} passes ${during}${lasting}`
}

function graceOf(rule: Rule, saying: Saying): string | null {
  if (rule.grace === undefined) return null
  return `Not called overdue until ${lengthInWords(rule.grace, saying)} after the deadline`
}

const dayOffWords: Readonly<Record<NonNullable<Rule['day_off']>, string | null>> = {
  stays: null,
  forward: 'A deadline on a day that is not a working day moves to the next working day',
  back: 'A deadline on a day that is not a working day moves to the working day before',
}

const strengthWords: Readonly<Record<Strength, string | null>> = {
  must: null,
  should: 'The policy says “should”',
  recommended: 'Recommended, not required',
  usually: 'The policy says “usually”',
  may: 'Allowed, not required',
}

function titles(ids: readonly string[], saying: Saying): string {
  const rules = saying.lexicon.pack.rules ?? []
  return listInWords(ids.map((id) => quoted(rules.find((rule) => rule.id === id)?.title ?? saying.lexicon.word(id))))
}

function placeOf(rule: Rule, saying: Saying): string | null {
  return rule.instead_of === undefined ? null : `Takes the place of ${titles(rule.instead_of, saying)}`
}

function besideOf(rule: Rule, saying: Saying): string | null {
  return rule.beside === undefined ? null : `What is needed for ${titles(rule.beside, saying)} is not counted here`
}

function readingOf(rule: Rule): string[] {
  if (!rule.reading) return []
  const others = Object.values(rule.reading.others).map((other) => lowerFirst(other.says).replace(/\.$/, ''))
  const taken = `Read as: ${lowerFirst(rule.reading.taken)}`
  if (others.length === 0) return [taken]
  return [
    taken,
    `${others.length === 1 ? 'The other reading' : 'Other readings'} can be chosen: ${others.join('; or ')}`,
  ]
}

function listsOf(saying: Saying): string[] {
  const { lists } = saying.lexicon.pack
  return [...saying.listsUsed].flatMap((name) => {
    const values = lists && Object.hasOwn(lists, name) ? lists[name] : undefined
    if (!values) return []
    return [
      `${quoted(saying.lexicon.word(name))} means ${listInWords(
        values.map((value) => saying.lexicon.value(value)),
        'or',
      )}`,
    ]
  })
}

function parametersOf(saying: Saying, said: string | null): string[] {
  return [...saying.parametersUsed].flatMap((name) => {
    if (name === '' || name === said) return []
    const remark = parameterRemark(name, saying)
    if (remark !== null) return [remark]
    return parameterOf(saying, name) ? [openQuestion(saying, name, 'so what hangs on it is not decided')] : []
  })
}
