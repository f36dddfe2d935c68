import { readTime } from '../../domain/text/read-time.ts'
import {
  clausesOf,
  type AgreementTemplate,
  type Clause,
  type Frequency,
} from '../../domain/templates/agreement-shape.ts'
import { whatIsMissingFromAgreement, type AgreementValues } from '../../domain/templates/agreement-values.ts'
import type { ClauseValue } from '../../domain/templates/content.ts'
import { timeInWords } from '../../domain/text/dates.ts'
import { textOf, textsOf } from '../../platform/http/posted-form.ts'
import type { FormValues } from '../../platform/http/route.ts'
import { dateFieldValues, readDateField } from '../../ui/form/read-date-field.ts'

/** The name of a clause's first input, which errors link to. */
export const inputOf = (clause: Pick<Clause, 'key'>): string => `clause-${clause.key}`

/** As a form has it: the pattern of a frequency in one choice. */
export const frequencyPatterns = {
  'every term_week': 'Every so many weeks of term',
  'every week': 'Every so many weeks, holidays included',
  'every month': 'Every so many months',
  'times half_term': 'So many times a half-term',
  'times term': 'So many times a term',
  'times academic_year': 'So many times an academic year',
} as const

/** The most people one clause can name. */
export const mostPeople = 6

export interface ClausesRead {
  values: AgreementValues
  /** by the name of the input */
  errors: Record<string, string>
}

/** A session is between 10 and 480 minutes: the database keeps to it too. */
const minutesOfSession = { least: 10, most: 480 }

type Reading = { value: ClauseValue | null } | { problem: string }
const unset: Reading = { value: null }

/**
 * Read every clause of a template from its posted form, and say what is missing from an agreement that can be signed.
 * @param members who may be named: anybody else is nobody
 */
export function readClauses(template: AgreementTemplate, form: FormValues, members: ReadonlySet<string>): ClausesRead {
  const values: Record<string, ClauseValue | null> = {}
  const errors: Record<string, string> = {}
  for (const clause of clausesOf(template)) {
    const reading = readClause(clause, form, members)
    if ('problem' in reading) errors[inputOf(clause)] = reading.problem
    else values[clause.key] = reading.value
  }
  for (const { field, sentence } of whatIsMissingFromAgreement(template, values)) {
    errors[`clause-${field}`] ??= sentence
  }
  Object.assign(errors, reviewProblem(template, values))
  return { values, errors }
}

function readClause(clause: Clause, form: FormValues, members: ReadonlySet<string>): Reading {
  const name = inputOf(clause)
  const typed = textOf(form, name).trim()
  switch (clause.kind) {
    case 'text':
    case 'statement':
      if (typed.length > clause.maxLength) return { problem: `Use ${clause.maxLength} characters or fewer` }
      return typed === '' ? unset : { value: typed }
    case 'choice': {
      const known = clause.options.map((option) => option.value)
      const chosen = textsOf(form, name).filter((value) => known.includes(value))
      if (clause.several) return chosen.length === 0 ? unset : { value: chosen }
      return chosen[0] === undefined ? unset : { value: chosen[0] }
    }
    case 'frequency':
      return readFrequency(typed, textOf(form, `${name}-number`).trim())
    case 'minutes':
      return readMinutes(typed)
    case 'date': {
      const read = readDateField(form, name)
      if (read.problem === 'missing') return unset
      return read.problem === undefined ? { value: read.date } : { problem: 'Give a day, a month and a year' }
    }
    case 'people': {
      const named = peopleInputs(clause).flatMap((input) => textsOf(form, input))
      const people = [...new Set(named)].filter((id) => members.has(id))
      if (people.length === 0) return unset
      return { value: clause.several ? people : (people[0] ?? '') }
    }
    case 'weekday_time':
      return readWeekdayTime(typed, textOf(form, `${name}-time`).trim())
  }
}

function readFrequency(pattern: string, number: string): Reading {
  if (pattern === '' && number === '') return unset
  if (!(pattern in frequencyPatterns)) return { problem: 'Choose how often you will meet' }
  const [kind, unit] = pattern.split(' ')
  const most = kind === 'every' ? 52 : 60
  const count = Number(number)
  if (!/^\d{1,2}$/.test(number) || count < 1 || count > most) {
    return { problem: `Give a number from 1 to ${most}` }
  }
  return { value: (kind === 'every' ? { every: count, unit } : { times: count, per: unit }) as Frequency }
}

function readMinutes(typed: string): Reading {
  if (typed === '') return unset
  const minutes = Number(typed.replace(/\s*min(ute)?s?$/i, ''))
  const { least, most } = minutesOfSession
  if (!Number.isInteger(minutes) || minutes < least || minutes > most) {
    return { problem: `Give the minutes as a whole number from ${least} to ${most}` }
  }
  return { value: minutes }
}

function readWeekdayTime(day: string, typed: string): Reading {
  if (day === '' && typed === '') return unset
  const time = readTime(typed)
  if (!/^[1-5]$/.test(day)) return { problem: 'Choose the day as well, or leave both empty' }
  if (time === null) return { problem: 'Give the time as well, such as 3.45pm' }
  return { value: { weekday: Number(day), time: time.toString({ smallestUnit: 'minute' }) } }
}

/** A review that the policy times is within that time of the start. */
function reviewProblem(template: AgreementTemplate, values: AgreementValues): Record<string, string> {
  const clause = clausesOf(template).find((each) => each.fact === 'review_on')
  const review = dateIn(values, clause?.key)
  const start = dateIn(values, clausesOf(template).find((each) => each.fact === 'starts_on')?.key)
  if (clause === undefined || review === null || start === null) return {}
  if (Temporal.PlainDate.compare(review, start) <= 0)
    return { [inputOf(clause)]: 'Give a date after the first session' }
  const months = template.reviewEvery?.months
  if (months !== undefined && Temporal.PlainDate.compare(review, start.add({ months })) > 0) {
    return { [inputOf(clause)]: `Give a date within ${months} months of the start: the policy asks for that` }
  }
  return {}
}

const dateIn = (values: AgreementValues, key: string | undefined): Temporal.PlainDate | null => {
  const value = key === undefined ? null : values[key]
  return typeof value === 'string' ? Temporal.PlainDate.from(value) : null
}

/** The inputs of a clause that names people: the first has the clause's own name. */
export function peopleInputs(clause: Clause): string[] {
  const name = inputOf(clause)
  const several = clause.kind === 'people' && clause.several
  return several ? [name, ...Array.from({ length: mostPeople - 1 }, (_, more) => `${name}-${more + 2}`)] : [name]
}

/** What a form that opens with these terms shows. */
export function formOf(template: AgreementTemplate, values: AgreementValues): Record<string, string | string[]> {
  return Object.assign({}, ...clausesOf(template).map((clause) => inputsOf(clause, values[clause.key] ?? null)))
}

function inputsOf(clause: Clause, value: ClauseValue | null): Record<string, string | string[]> {
  const name = inputOf(clause)
  if (value === null) return {}
  if (clause.kind === 'date') return dateFieldValues(name, String(value))
  if (clause.kind === 'people') {
    const inputs = peopleInputs(clause)
    return Object.fromEntries([value].flat().map((id, index) => [inputs[index] ?? name, String(id)]))
  }
  if (typeof value === 'number') return { [name]: String(value) }
  if (typeof value === 'string' || Array.isArray(value)) return { [name]: value }
  if ('weekday' in value) {
    return { [name]: String(value.weekday), [`${name}-time`]: timeInWords(Temporal.PlainTime.from(value.time)) }
  }
  return 'every' in value
    ? { [name]: `every ${value.unit}`, [`${name}-number`]: String(value.every) }
    : { [name]: `times ${value.per}`, [`${name}-number`]: String(value.times) }
}

/** The label of every clause by its first input, in the order of the page: for the summary of errors. */
export const clauseLabels = (template: AgreementTemplate): Record<string, string> =>
  Object.fromEntries(clausesOf(template).map((clause) => [inputOf(clause), clause.label]))
