import { dayBeside, dayInWords } from '../text/dates.ts'
import type { Step } from './step.ts'

/** Recorded under "Stop and refer", and not settled. */
export interface ReferralWaiting {
  documentId: string
  sessionId: string
  childName: string
  /** nobody could be reached yet; somebody was told, and no answer is noted; or not referring is looked at again */
  waitsFor: 'telling' | 'answer' | 'another_look'
  /** recorded; of what is looked at again, by when */
  on: Temporal.PlainDate
}

/** "Nobody has been told about Leo Ellery yet". */
export const referralWaits = ({ childName, waitsFor }: ReferralWaiting): string =>
  ({
    telling: `Nobody has been told about ${childName} yet`,
    answer: `A referral about ${childName} has no answer yet`,
    another_look: `Look again at the decision not to refer ${childName}`,
  })[waitsFor]

/** A child who may be at risk, and nobody was reached: before everything else (product E4; S2). */
export const notToldSteps = (referrals: readonly ReferralWaiting[], today: Temporal.PlainDate): Step[] =>
  referrals
    .filter(({ waitsFor }) => waitsFor === 'telling')
    .map((referral) => ({
      kind: 'refer_now',
      title: referralWaits(referral),
      why: `It was recorded on ${dayInWords(referral.on, today)} that nobody could be reached. Try again now, and say when somebody was told.`,
      short: 'Nobody told yet',
      action: {
        text: 'Say when somebody was told',
        href: `/sessions/${referral.sessionId}/refer?adds=${referral.documentId}`,
      },
    }))

/** Somebody was told, and what came of it is not noted: the next step is in the record. */
export const answerSteps = (referrals: readonly ReferralWaiting[], today: Temporal.PlainDate): Step[] =>
  referrals
    .filter(({ waitsFor }) => waitsFor === 'answer')
    .map((referral) => ({
      kind: 'referral_open',
      title: referralWaits(referral),
      why: `It was recorded on ${dayInWords(referral.on, today)}, with what happens next. Say what came of it when you hear.`,
      short: 'No answer yet',
      action: { text: 'Read the next step', href: `/referrals/${referral.documentId}` },
    }))

/** It was decided not to refer, and the day on which that is looked at again has come. */
export const lookAgainSteps = (referrals: readonly ReferralWaiting[], today: Temporal.PlainDate): Step[] =>
  referrals
    .filter(({ waitsFor }) => waitsFor === 'another_look')
    .map((referral) => ({
      kind: 'look_again',
      title: referralWaits(referral),
      why: `You were to look at it again by ${dayInWords(referral.on, today)}. Say whether you refer after all.`,
      short: referral.on.equals(today) ? 'Today' : `Was for ${dayBeside(referral.on, today)}`,
      action: { text: 'Read the decision', href: `/referrals/${referral.documentId}#came-of-it` },
    }))
