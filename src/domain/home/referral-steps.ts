import { dayInWords } from '../text/dates.ts'
import type { Step } from './step.ts'

/** Recorded under "Stop and refer", and not settled. */
export interface ReferralWaiting {
  documentId: string
  sessionId: string
  childName: string
  /** nobody could be reached yet; else somebody was told, and no answer is noted */
  nobodyTold: boolean
  on: Temporal.PlainDate
}

/** "Nobody has been told about Leo Ellery yet". */
export const referralWaits = ({ childName, nobodyTold }: ReferralWaiting): string =>
  nobodyTold ? `Nobody has been told about ${childName} yet` : `A referral about ${childName} has no answer yet`

/** A child who may be at risk, and nobody was reached: before everything else (product E4; S2). */
export const notToldSteps = (referrals: readonly ReferralWaiting[], today: Temporal.PlainDate): Step[] =>
  referrals
    .filter(({ nobodyTold }) => nobodyTold)
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
    .filter(({ nobodyTold }) => !nobodyTold)
    .map((referral) => ({
      kind: 'referral_open',
      title: referralWaits(referral),
      why: `It was recorded on ${dayInWords(referral.on, today)}, with what happens next. Say what came of it when you hear.`,
      short: 'No answer yet',
      action: { text: 'Read the next step', href: `/referrals/${referral.documentId}` },
    }))
