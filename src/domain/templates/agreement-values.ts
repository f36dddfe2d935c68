import { z } from 'zod'
import type { AgreementFact, AgreementTemplate, Clause, Frequency, WeekdayTime } from './agreement-shape.ts'
import { clausesOf, frequencySchema, weekdayTimeSchema } from './agreement-shape.ts'
import type { AgreementContent, ClauseValue } from './content.ts'
import { agreementContentSchema } from './content.ts'
import { tidy } from './field-values.ts'
import { timeInWords } from '../text/dates.ts'
import type { Missing } from './what-is-missing.ts'

/** The terms of a draft, by clause key. A clause that is not there, or is null, has not been settled. */
export type AgreementValues = Readonly<Record<string, ClauseValue | null>>

/** What a new draft begins with: only what the policy gives. */
export function startingValues(template: AgreementTemplate): Record<string, ClauseValue> {
  const started = clausesOf(template).flatMap((clause): [string, ClauseValue][] => {
    const start = 'startingText' in clause ? clause.startingText : 'start' in clause ? clause.start : undefined
    if (start === undefined) return []
    return [[clause.key, clause.kind === 'choice' && !clause.several ? (clause.start?.[0] ?? '') : start]]
  })
  return Object.fromEntries(started)
}

/** What one clause can hold. People are identifiers of memberships; a choice or person of several is a list. */
export function clauseValueSchemaOf(clause: Clause): z.ZodType<ClauseValue> {
  switch (clause.kind) {
    case 'text':
    case 'statement':
      return z.string().max(clause.maxLength, `Use ${clause.maxLength} characters or fewer`)
    case 'choice': {
      const one = z.enum(clause.options.map((option) => option.value))
      return clause.several ? z.array(one).max(20) : one
    }
    case 'frequency':
      return frequencySchema
    case 'minutes':
      return z.int('Give the minutes as a whole number').min(1).max(600)
    case 'date':
      return z.iso.date('Give a real date')
    case 'people': {
      const person = z.string().min(1).max(100)
      return clause.several ? z.array(person).max(20) : person
    }
    case 'weekday_time':
      return weekdayTimeSchema
  }
}

function isUnset(value: ClauseValue | null | undefined): boolean {
  if (value === null || value === undefined) return true
  if (typeof value === 'string') return tidy(value) === ''
  return Array.isArray(value) && value.length === 0
}

/** What stands between a draft and being signed. */
export function whatIsMissingFromAgreement(template: AgreementTemplate, values: AgreementValues): Missing[] {
  return clausesOf(template)
    .filter((clause) => clause.required && isUnset(values[clause.key]))
    .map((clause) => ({ field: clause.key, sentence: clause.missing ?? clause.label }))
}

const units = { week: 'week', term_week: 'week of term', month: 'month' } as const
const manyUnits = { week: 'weeks', term_week: 'weeks of term', month: 'months' } as const
const periods = { half_term: 'half-term', term: 'term', academic_year: 'academic year' } as const

/** A frequency as a person would say it: "Every 4 weeks of term", "2 times a term". */
export function frequencyInWords(frequency: Frequency): string {
  if ('every' in frequency) {
    const { every, unit } = frequency
    return every === 1 ? `Every ${units[unit]}` : `Every ${every} ${manyUnits[unit]}`
  }
  const article = frequency.per === 'academic_year' ? 'an' : 'a'
  const times = frequency.times === 1 ? 'Once' : `${frequency.times} times`
  return `${times} ${article} ${periods[frequency.per]}`
}

const weekdays = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']

function weekdayTimeInWords({ weekday, time }: WeekdayTime): string {
  return `${weekdays[weekday - 1]} at ${timeInWords(Temporal.PlainTime.from(time))}`
}

/** One term in words. `nameOf` turns a membership's identifier into the person's name; a date stays as 2026-03-12. */
export function clauseInWords(clause: Clause, value: ClauseValue | null, nameOf: (id: string) => string): string {
  if (value === null || isUnset(value)) return ''
  if (typeof value === 'number') return `${value} minutes`
  if (typeof value === 'object' && 'weekday' in value) return weekdayTimeInWords(value)
  if (typeof value === 'object' && !Array.isArray(value)) return frequencyInWords(value)
  const all = typeof value === 'string' ? [value] : value
  if (clause.kind === 'people') return all.map(nameOf).join(', ')
  if (clause.kind !== 'choice') return tidy(all.join('\n'))
  return all.map((one) => clause.options.find((option) => option.value === one)?.label ?? one).join(', ')
}

/** The terms that drive the schedule and the readers. A fact is there only when its clause is settled. */
export interface AgreementTerms {
  type?: string
  form?: string
  frequency?: Frequency
  extended_frequency?: Frequency
  minutes?: number
  venue?: string
  preferred_time?: WeekdayTime
  starts_on?: string
  review_on?: string
  fallback_person?: string
  disagreement_person?: string
  /** who else reads the record of work */
  shared_with?: string[]
  /** who else reads each child’s page */
  shared_cases_with?: string[]
}

/** Takes the facts out of the terms agreed (C2). Throws when a value does not fit its clause. */
export function termsOf(template: AgreementTemplate, values: AgreementValues): AgreementTerms {
  const terms: Partial<Record<AgreementFact, ClauseValue>> = {}
  for (const clause of clausesOf(template)) {
    const value = values[clause.key]
    if (clause.fact === undefined || value === null || value === undefined || isUnset(value)) continue
    terms[clause.fact] = clauseValueSchemaOf(clause).parse(value)
  }
  // Each fact's type follows from the kind of its clause, which the template's schema has checked.
  return terms as AgreementTerms
}

export interface AgreementInput {
  readonly title: string
  readonly supervisor: { readonly name: string; readonly post: string }
  readonly supervisee: { readonly name: string; readonly post: string }
  readonly values: AgreementValues
  readonly nameOf: (id: string) => string
}

/** The content of an agreement to be sealed: every clause with its words. Throws as `composeDocument` does. */
export function composeAgreement(template: AgreementTemplate, input: AgreementInput): AgreementContent {
  const known = new Set(clausesOf(template).map((clause) => clause.key))
  const strangers = Object.keys(input.values).filter((key) => !known.has(key))
  if (strangers.length > 0) throw new Error(`Not clauses of ${template.key}: ${strangers.join(', ')}`)
  return agreementContentSchema.parse({
    kind: 'agreement',
    format: 1,
    template: { key: template.key, version: template.version },
    title: input.title,
    parties: { supervisor: input.supervisor, supervisee: input.supervisee },
    parts: template.parts.map((part) => ({
      key: part.key,
      title: part.title,
      clauses: part.clauses.map((clause) => sealClause(clause, input)),
    })),
  })
}

function sealClause(clause: Clause, { values, nameOf }: AgreementInput) {
  const given = values[clause.key]
  const settled =
    given === null || given === undefined || isUnset(given) ? null : clauseValueSchemaOf(clause).parse(given)
  const value = typeof settled === 'string' ? tidy(settled) : settled
  return {
    key: clause.key,
    label: clause.label,
    kind: clause.kind,
    ...(clause.fact === undefined ? {} : { fact: clause.fact }),
    value,
    said: clauseInWords(clause, value, nameOf),
  }
}
