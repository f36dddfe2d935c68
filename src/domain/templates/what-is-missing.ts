import type { Action } from './compose-document.ts'
import type { Conditions, Values } from './field-values.ts'
import { fieldsAsked, tidy } from './field-values.ts'
import type { Names } from './fill-label.ts'
import { fillLabel } from './fill-label.ts'
import type { ActionWords, DecisionWords, DocumentTemplate } from './shape.ts'

/** One thing to do before a record can be completed. `field` names the input: `risks`, `decisions.0.why`. */
export interface Missing {
  readonly field: string
  readonly sentence: string
}

/** A decision as it stands on the page, any part of it still empty. */
export interface DraftDecision {
  readonly what?: string | undefined
  readonly why?: string | undefined
  readonly departure?:
    | { what?: string | undefined; reason?: string | undefined; approvedBy?: string | undefined }
    | undefined
}

export interface MissingContext {
  readonly names: Names
  readonly conditions: Conditions
}

const isEmpty = (text: string | null | undefined) => tidy(text ?? '') === ''

/**
 * What stands between a document and being completed, in the order of the page, each as a sentence in the words of the
 * field. A decision always needs its why; a departure from procedure its reason and who approved it (E3). A row with
 * nothing in it at all is left out of account: it is a place to write, not a decision.
 */
export function whatIsMissing(
  template: DocumentTemplate,
  values: Values,
  decisions: readonly DraftDecision[],
  context: MissingContext,
): Missing[] {
  const fields = fieldsAsked(template, values, context.conditions)
    .filter((field) => field.requiredToComplete && isEmpty(values[field.key]))
    .map((field) => ({ field: field.key, sentence: field.missing ?? field.label }))
  const rows = template.kind === 'case_discussion' ? missingDecisions(template.decisions, decisions) : []
  return [...fields, ...rows].map(({ field, sentence }) => ({ field, sentence: fillLabel(sentence, context.names) }))
}

/** Whether a row has nothing written in it. */
export function isBlankDecision({ what, why, departure }: DraftDecision): boolean {
  return [what, why, departure?.what, departure?.reason, departure?.approvedBy].every(isEmpty)
}

function missingDecisions(words: DecisionWords, decisions: readonly DraftDecision[]): Missing[] {
  const written = decisions.filter((decision) => !isBlankDecision(decision))
  if (written.length < words.atLeast) return [{ field: 'decisions.0.what', sentence: words.noneYet }]
  return decisions.flatMap((decision, place) => {
    if (isBlankDecision(decision)) return []
    const at = `decisions.${place}`
    const { what, reason, approvedBy } = words.departure
    const departure = decision.departure ?? {}
    const departs = ![departure.what, departure.reason, departure.approvedBy].every(isEmpty)
    return [
      ...ask(`${at}.what`, decision.what, words.what.missing),
      ...ask(`${at}.why`, decision.why, words.why.missing),
      ...(departs ? ask(`${at}.departure.what`, departure.what, what.missing) : []),
      ...(departs ? ask(`${at}.departure.reason`, departure.reason, reason.missing) : []),
      ...(departs ? ask(`${at}.departure.approvedBy`, departure.approvedBy, approvedBy.missing) : []),
    ]
  })
}

function ask(field: string, value: string | null | undefined, sentence: string): Missing[] {
  return isEmpty(value) ? [{ field, sentence }] : []
}

/** What an action still needs: what, why, who and by when. */
export function whatIsMissingFromAction(words: ActionWords, action: Partial<Omit<Action, 'child'>>): Missing[] {
  return [
    ...ask('what', action.what, words.what.missing),
    ...ask('why', action.why, words.why.missing),
    ...ask('who', action.who, words.who.missing),
    ...ask('by', action.by, words.by.missing),
  ]
}
