import type { Decision } from '../templates/content.ts'
import { most } from '../templates/content.ts'
import type { Values } from '../templates/field-values.ts'
import { tidy } from '../templates/field-values.ts'
import type { DraftDecision } from '../templates/what-is-missing.ts'
import { isBlankDecision } from '../templates/what-is-missing.ts'

/** Parts of a decision as they stand in the keys of draft fields: `decision.1.what`, `decision.1.departure.reason`. */
export const decisionParts = ['what', 'why', 'departure.what', 'departure.reason', 'departure.approved_by'] as const
export type DecisionPart = (typeof decisionParts)[number]

const pattern = /^decision\.([1-9]\d?)\.(what|why|departure\.what|departure\.reason|departure\.approved_by)$/

/** Which decision (from 1) and which part a draft field's key names; null when it is no decision's. */
export function decisionKey(key: string): { no: number; part: DecisionPart } | null {
  const found = pattern.exec(key)
  if (found === null) return null
  const no = Number(found[1])
  return no <= most.decisions ? { no, part: found[2] as DecisionPart } : null
}

export const keyOfDecision = (no: number, part: DecisionPart): string => `decision.${no}.${part}`

/** The template's own fields among the values of a draft: what is left when the decisions are taken out. */
export function fieldValuesOf(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => decisionKey(key) === null))
}

/**
 * The decisions of a draft by their places: the first is decision 1, and one with nothing in it keeps its place, so that
 * what `whatIsMissing` says of `decisions.0` is about decision 1.
 */
export function draftDecisionsFrom(values: Values): DraftDecision[] {
  const used = Object.entries(values).flatMap(([key, text]) => (tidy(text) === '' ? [] : (decisionKey(key)?.no ?? [])))
  const length = Math.max(0, ...used)
  return Array.from({ length }, (_, place) => {
    const part = (name: DecisionPart) => values[keyOfDecision(place + 1, name)] ?? ''
    return {
      what: part('what'),
      why: part('why'),
      departure: {
        what: part('departure.what'),
        reason: part('departure.reason'),
        approvedBy: part('departure.approved_by'),
      },
    }
  })
}

/** The decisions of a draft as they are sealed: in order, without the empty places. */
export function decisionsFrom(values: Values): Decision[] {
  return draftDecisionsFrom(values)
    .filter((decision) => !isBlankDecision(decision))
    .map(({ what = '', why = '', departure = {} }) => {
      const { what: different = '', reason = '', approvedBy = '' } = departure
      const departs = [different, reason, approvedBy].some((text) => tidy(text) !== '')
      return { what, why, ...(departs ? { departure: { what: different, reason, approvedBy } } : {}) }
    })
}

/** The field that `whatIsMissing` names for a decision (`decisions.0.departure.approvedBy`), as its draft field's key. */
export function draftKeyOf(field: string): string {
  const found = /^decisions\.(\d+)\.(.+)$/.exec(field)
  if (found === null) return field
  return `decision.${Number(found[1]) + 1}.${found[2] === 'departure.approvedBy' ? 'departure.approved_by' : found[2]}`
}
