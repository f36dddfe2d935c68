/** What came of a referral, as the agency answered; and of a decision not to refer, when it was looked at again. */
export const outcomesOf = {
  referred: ['strategy_discussion', 'assessment', 'early_help', 'advice', 'no_further_action'],
  not_referred: ['refer_after_all', 'still_not'],
} as const
export type ReferralOutcome = (typeof outcomesOf)['referred' | 'not_referred'][number]

export const outcomeWords: Readonly<Record<ReferralOutcome, string>> = {
  strategy_discussion: 'A strategy discussion is held (section 47)',
  assessment: 'The child is assessed (section 17)',
  early_help: 'Early help is offered',
  advice: 'Advice was given, and no more',
  no_further_action: 'Nothing further is done',
  refer_after_all: 'Looked at again: we refer after all',
  still_not: 'Looked at again: we still do not refer',
}
