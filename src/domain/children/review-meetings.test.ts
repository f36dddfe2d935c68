import { expect, test } from 'vitest'
import type { Rule } from '../policy/rule.ts'
import { asksOfReviewMeetings, likelyKind } from './review-meetings.ts'

const rule = (more: object): Rule =>
  ({ id: 'r', title: 'R', clause: '1', strength: 'must', about: 'child', ...more }) as Rule
const counts = (event: string | string[]) => ({ counts: { event, as: 'child' } })

test('a rule is about review meetings when it counts them, or asks for something before or after one', () => {
  expect(asksOfReviewMeetings(rule(counts('review_meeting')))).toBe(true)
  expect(asksOfReviewMeetings(rule(counts(['session', 'review_meeting'])))).toBe(true)
  expect(asksOfReviewMeetings(rule({ either: [counts('session'), counts('review_meeting')] }))).toBe(true)
  expect(asksOfReviewMeetings(rule({ ...counts('session'), before: { trigger: { event: 'review_meeting' } } }))).toBe(
    true,
  )
  expect(asksOfReviewMeetings(rule({ ...counts('session'), after: { trigger: { event: 'review_meeting' } } }))).toBe(
    true,
  )
  expect(asksOfReviewMeetings(rule({ ...counts('session'), after: { trigger: 'start' } }))).toBe(false)
  expect(asksOfReviewMeetings(rule({ always: { status: { known: 'yes' } } }))).toBe(false)
})

test('the meeting offered first is the one that the gravest status brings', () => {
  expect(likelyKind(['child_in_need', 'child_protection_plan'])).toBe('core_group')
  expect(likelyKind(['looked_after', 'child_in_need'])).toBe('looked_after_review')
  expect(likelyKind(['child_in_need'])).toBe('child_in_need_review')
  expect(likelyKind(['early_help'])).toBeNull()
})
