/** What followed when somebody was told that nothing changes. Words of a list, so that nothing is said of a child outside a document. */
export const outcomeWords = {
  plan_changed: 'The plan is changed',
  meeting_brought_forward: 'A meeting is brought forward',
  stepped_up: 'The case steps up',
  referred: 'The child is referred again',
  looked_into: 'They will look into it',
  no_answer: 'Nothing yet',
} as const

export type EscalationOutcome = keyof typeof outcomeWords

export const isOutcome = (text: string): text is EscalationOutcome => Object.hasOwn(outcomeWords, text)
