import type { ContentOf, Decision, SealedAction, SealedField } from './content.ts'
import { caseDiscussionContentSchema, wellbeingContentSchema, workContentSchema } from './content.ts'
import { factKeys, factLabels, factsAllowedIn } from './facts.ts'
import type { DocumentKind, FactKey } from './facts.ts'
import type { Conditions, Values } from './field-values.ts'
import { fieldValueSchema, isAsked, optionsOf, tidy } from './field-values.ts'
import type { Names } from './fill-label.ts'
import { fillLabel } from './fill-label.ts'
import type { Field, RecordTemplate } from './shape.ts'
import { fieldsOf } from './shape.ts'

/** An action as the session holds it. `child` is the child it is for, by identifier, or null for one about work. */
export interface Action {
  readonly what: string
  readonly why: string
  readonly who: string
  readonly by: string
  readonly child: string | null
}

/**
 * What a document is made from. `values` are this document's alone. `actions` may be the whole session's: each document
 * takes its own. Names and facts are as they should read for ever, so a date in words carries its year.
 */
export interface ComposeInput {
  readonly names: Names
  readonly values: Values
  readonly conditions: Conditions
  readonly facts?: Readonly<Partial<Record<FactKey, string>>>
  readonly decisions?: readonly Decision[]
  readonly actions?: readonly Action[]
  /** The child this case discussion is about, by identifier. */
  readonly child?: string
}

const schemas = {
  case_discussion: caseDiscussionContentSchema,
  work: workContentSchema,
  wellbeing: wellbeingContentSchema,
}

/**
 * The typed content of one document, ready to be made canonical and sealed. Labels are filled in and stored, so that it
 * reads alone when the template has changed. Equal input gives equal output.
 *
 * Throws when a value belongs to another document or does not fit its field, when decisions are given to one that
 * takes none, and when the whole does not fit its schema: a caller has checked input long before, so each is a fault.
 */
export function composeDocument<K extends DocumentKind>(
  record: RecordTemplate,
  kind: K,
  input: ComposeInput,
): ContentOf[K] {
  const template = record.documents[kind]
  const strangers = Object.keys(input.values).filter((key) => !fieldsOf(template).some((field) => field.key === key))
  if (strangers.length > 0) throw new Error(`Not fields of the ${kind} document: ${strangers.join(', ')}`)
  if (kind === 'case_discussion' && input.child === undefined) throw new Error('A case discussion is about one child')
  const label = (text: string) => fillLabel(text, input.names)

  const content = {
    kind,
    format: 1,
    template: { key: record.key, version: record.version },
    title: label(template.title),
    sections: template.sections.map(({ key, heading }) => ({
      key,
      ...(heading === undefined ? {} : { heading: label(heading) }),
    })),
    facts: sealFacts(kind, input.facts ?? {}),
    fields: template.sections.flatMap((section) => {
      return section.fields
        .filter((field) => isAsked(field, input.values, input.conditions))
        .map((field) => sealField(field, section.key, label(field.label), input.values[field.key] ?? ''))
    }),
    ...(kind === 'case_discussion' || (input.decisions ?? []).length > 0
      ? { decisions: (input.decisions ?? []).map(sealDecision) }
      : {}),
    ...(kind === 'wellbeing' ? {} : { actions: sealActions(kind, input) }),
  }
  return schemas[kind].parse(content) as ContentOf[K]
}

function sealField(field: Field, section: string, label: string, typed: string): SealedField {
  const value = fieldValueSchema(field).parse(tidy(typed))
  const said = optionsOf(field).find((option) => option.value === value)?.label
  return { key: field.key, section, label, kind: field.kind, value, ...(said === undefined ? {} : { said }) }
}

function sealFacts(kind: DocumentKind, facts: Readonly<Partial<Record<FactKey, string>>>) {
  return factKeys
    .filter((key) => factsAllowedIn[kind].includes(key))
    .flatMap((key) => {
      const value = tidy(facts[key] ?? '')
      return value === '' ? [] : [{ key, label: factLabels[key], value }]
    })
}

function sealDecision(decision: Decision): Decision {
  const { what, why, departure } = decision
  if (departure === undefined) return { what: tidy(what), why: tidy(why) }
  const { reason, approvedBy } = departure
  return {
    what: tidy(what),
    why: tidy(why),
    departure: { what: tidy(departure.what), reason: tidy(reason), approvedBy: tidy(approvedBy) },
  }
}

function sealActions(kind: DocumentKind, input: ComposeInput): SealedAction[] {
  const child = kind === 'case_discussion' ? input.child : null
  return (input.actions ?? [])
    .filter((action) => action.child === child)
    .map(({ what, why, who, by }) => ({ what: tidy(what), why: tidy(why), who: tidy(who), by }))
}
