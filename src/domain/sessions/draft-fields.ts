import { isAfter } from '../calendar/days.ts'
import { most } from '../templates/content.ts'
import type { DocumentKind } from '../templates/facts.ts'
import { fieldValueSchema, tidy } from '../templates/field-values.ts'
import type { Field, RecordTemplate } from '../templates/shape.ts'
import { fieldsOf } from '../templates/shape.ts'
import { decisionKey, type DecisionPart } from './decisions.ts'

/** What a key of a draft names: a question of the template, or a part of a decision. */
export type DraftKey =
  | { key: string; field: Field }
  | { key: string; field: null; decision: { no: number; part: DecisionPart } }

/** What a key names in one kind of document of a template; null when the document asks no such thing. */
export function draftKey(template: RecordTemplate, kind: DocumentKind, key: string): DraftKey | null {
  const field = fieldsOf(template.documents[kind]).find((each) => each.key === key)
  if (field !== undefined) return { key, field }
  const decision = kind === 'case_discussion' ? decisionKey(key) : null
  return decision === null ? null : { key, field: null, decision }
}

/** The label of what a key names, before names are put into it. */
export function labelOf(template: RecordTemplate, what: DraftKey): string {
  if (what.field !== null) return what.field.label
  const words = template.documents.case_discussion.decisions
  const parts: Record<DecisionPart, string> = {
    what: words.what.label,
    why: words.why.label,
    'departure.what': words.departure.what.label,
    'departure.reason': words.departure.reason.label,
    'departure.approved_by': words.departure.approvedBy.label,
  }
  return parts[what.decision.part]
}

/** The longest text that a key can hold. */
export function longest(what: DraftKey): number {
  if (what.field !== null) return what.field.maxLength
  return what.decision.part === 'departure.approved_by' ? most.words : most.narrative
}

/** What is wrong with a text for what the key names, as a sentence; null when nothing is. An empty text is always fine. */
export function problemWith(what: DraftKey, text: string, today: Temporal.PlainDate): string | null {
  if (text.length > longest(what)) return `Use ${longest(what)} characters or fewer`
  if (what.field === null) return null
  const read = fieldValueSchema(what.field).safeParse(
    what.field.kind === 'long' || what.field.kind === 'short' ? text : tidy(text),
  )
  if (!read.success) return read.error.issues[0]?.message ?? 'Check this answer'
  if (factOf(what) === 'seen_alone_on' && text !== '' && isAfter(Temporal.PlainDate.from(text), today)) {
    return 'This cannot be after today'
  }
  return null
}

/** The fact that is kept in step with an answer, so that no rule ever reads narrative. */
export type FactInStep = 'rag' | 'seen_alone_on' | 'discussed'

export function factOf(what: DraftKey): FactInStep | null {
  if (what.field === null) return null
  if (what.field.kind === 'rag') return 'rag'
  if (what.field.kind === 'date' && what.field.key === 'last_seen_alone') return 'seen_alone_on'
  return what.field.key === 'cases_discussed' ? 'discussed' : null
}
