import { z } from 'zod'
import type { Condition, DocumentTemplate, Field } from './shape.ts'
import { fieldsOf } from './shape.ts'

/** What has been written so far, by field key. Always text. */
export type Values = Readonly<Record<string, string>>

/** Facts that decide whether a question is asked. Drift is found by rules over facts, never from text. */
export interface Conditions {
  readonly drift: boolean
}

/** A text as it is kept: composed Unicode, one kind of line end, no blanks at the ends. Two equal texts seal alike. */
export function tidy(text: string): string {
  return text.normalize('NFC').replaceAll(/\r\n?/g, '\n').trim()
}

const ragWords = { red: 'Red, getting worse', amber: 'Amber, the same', green: 'Green, improving' } as const
const yesNoWords = { yes: 'Yes', no: 'No' } as const

/** The answers a field offers, in order; none for a field that is typed. */
export function optionsOf(field: Field): { value: string; label: string }[] {
  if (field.kind === 'choice') return field.options ?? []
  const words: Record<string, string> = field.kind === 'rag' ? ragWords : field.kind === 'yes_no' ? yesNoWords : {}
  return Object.entries(words).map(([value, label]) => ({ value, label }))
}

// Made once for each field: making a schema takes longer than all else that saving a field asks of its text.
const schemas = new WeakMap<Field, z.ZodType<string>>()

/** What one field can hold, empty included: for the form that saves as you type, and for the import of anything. */
export function fieldValueSchema(field: Field): z.ZodType<string> {
  const known = schemas.get(field)
  if (known !== undefined) return known
  const schema = schemaOf(field)
  schemas.set(field, schema)
  return schema
}

function schemaOf(field: Field): z.ZodType<string> {
  const empty = z.literal('')
  switch (field.kind) {
    case 'long':
    case 'short':
      return z.string().max(field.maxLength, `Use ${field.maxLength} characters or fewer`)
    case 'date':
      return z.union([empty, z.iso.date()], 'Give a real date')
    case 'number':
      return z.string().regex(/^(-?\d{1,9}(\.\d{1,4})?)?$/, 'Give a number in figures')
    default: {
      const values = optionsOf(field).map((option) => option.value)
      return z.string().refine((value) => value === '' || values.includes(value), 'Choose one of the answers')
    }
  }
}

function holds(condition: Condition, values: Values, conditions: Conditions): boolean {
  if ('anyOf' in condition) return condition.anyOf.some((one) => holds(one, values, conditions))
  if ('fact' in condition) return conditions[condition.fact]
  return tidy(values[condition.field] ?? '') === condition.equals
}

/** Whether a question is asked now. What is not asked is neither required nor sealed. */
export function isAsked(field: Field, values: Values, conditions: Conditions): boolean {
  return field.showWhen === undefined || holds(field.showWhen, values, conditions)
}

/** The questions that are asked now, in order. */
export function fieldsAsked(template: DocumentTemplate, values: Values, conditions: Conditions): Field[] {
  return fieldsOf(template).filter((field) => isAsked(field, values, conditions))
}
