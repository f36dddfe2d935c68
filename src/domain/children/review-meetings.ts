import type { Rule } from '../policy/rule.ts'

/** Meetings about a child’s plan, as packs name them (docs/policies/facts-and-obligations.md, `review_meeting`). */
export const reviewMeetingKinds = [
  'child_protection_conference',
  'core_group',
  'child_in_need_review',
  'looked_after_review',
] as const
export type ReviewMeetingKind = (typeof reviewMeetingKinds)[number]

export const isReviewMeetingKind = (text: string): text is ReviewMeetingKind =>
  (reviewMeetingKinds as readonly string[]).includes(text)

/** The kind that a child with these statuses is likely to have next, to be offered first; null when none is likelier. */
export function likelyKind(statuses: readonly string[]): ReviewMeetingKind | null {
  if (statuses.includes('child_protection_plan')) return 'core_group'
  if (statuses.includes('looked_after')) return 'looked_after_review'
  return statuses.includes('child_in_need') ? 'child_in_need_review' : null
}

/** Whether a rule of a policy is about these meetings: it counts them, or asks for something before or after one. */
export function asksOfReviewMeetings(rule: Rule): boolean {
  const counted = [rule.counts, ...(rule.either ?? []).map(({ counts }) => counts)]
  if (counted.some((stream) => [stream?.event ?? []].flat().includes('review_meeting'))) return true
  return [rule.before?.trigger, rule.after?.trigger].some(
    (trigger) => typeof trigger === 'object' && 'event' in trigger && [trigger.event].flat().includes('review_meeting'),
  )
}
