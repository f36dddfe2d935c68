import { isBefore } from '../calendar/days.ts'
import { firstName } from '../sessions/names.ts'
import { dayBeside, dayInWords, listInWords, timeInWords } from '../text/dates.ts'
import type {
  AgreementTurn,
  HeldSession,
  HomeFacts,
  PartToWrite,
  ReviewDue,
  SeriesEnd,
  SessionNow,
  SignatureDue,
} from './home-facts.ts'
import { groupNowSteps, groupSignSteps } from './group-steps.ts'
import { agencySteps, copySteps, departureSteps, sameChildSteps } from './leaving-steps.ts'
import { organisationSteps } from './organisation-needs.ts'
import { lateForSafetyStep, missedSteps, overdueActionSteps, ownOverdueStep, saidAsOverdue } from './overdue-steps.ts'
import { childSteps, outOfStepSteps, oweSteps, ownPolicySteps, soonPolicySteps } from './policy-steps.ts'
import { answerSteps, lookAgainSteps, notToldSteps } from './referral-steps.ts'
import type { Step } from './step.ts'

const daysOfSeriesWarning = 28
const daysOfReviewWarning = 28

/**
 * Everything that waits for the reader, in the order in which it comes (product O1): a child about whom nobody was told yet, an action for a child’s safety that is late, a child past a limit, an agency to be told, a signature, an agreement, the
 * session of today, a decision not to refer that is to be looked at again, a referral without an answer, others who are missed (for those who oversee), the own part, an unfinished record, the second factor, a role, a departure or two entries of a child to confirm, nothing agreed, a series that runs
 * out; then
 * sessions nobody has explained, one's own supervision overdue, reviews, overdue actions and what the policy asks within days, which would make "up to date" untrue.
 */
export function stepsFor(facts: HomeFacts): Step[] {
  const { policy } = facts
  return [
    ...notToldSteps(facts.referrals, facts.today),
    ...facts.lateForSafety.map((late) => lateForSafetyStep(late, facts.today)),
    ...(policy === null ? [] : childSteps(policy)),
    ...agencySteps(facts.settle, facts.today),
    ...facts.signatures.map((due) => signStep(due, facts)),
    ...groupSignSteps(facts.groups, facts.today),
    ...facts.turns.map((turn) => agreementStep(turn, facts)),
    ...facts.sessionsNow.map((session) => sessionStep(session)),
    ...groupNowSteps(facts.groups),
    ...lookAgainSteps(facts.referrals, facts.today),
    ...answerSteps(facts.referrals, facts.today),
    ...missedSteps(facts.missed, facts.today),
    // One who is missed by what was agreed is named above; the list has everybody.
    ...(policy === null || facts.missed.overdue.length > 0 ? [] : outOfStepSteps(policy)),
    ...facts.parts.filter((part) => part.unwritten.length > 0).map((part) => partStep(part, facts)),
    ...facts.unfinished.map((held) => recordStep(held, facts)),
    ...(policy === null ? [] : oweSteps(policy)),
    ...(facts.takesPart && !facts.secondFactor ? [secondFactorStep] : []),
    ...facts.rolesToConfirm.map(confirmStep),
    ...departureSteps(facts.settle),
    ...sameChildSteps(facts.settle),
    ...(facts.takesPart && facts.agreements === 0 ? [draftStep(facts)] : []),
    ...(facts.ownSupervisionMissing && facts.agreements > 0 ? [nobodyStep(facts)] : []),
    ...(facts.organisation === null ? [] : organisationSteps(facts.organisation)),
    ...facts.series
      .filter((series) => runsOutSoon(series, facts.today) && !saidAsOverdue(series, facts.ownOverdue))
      .map((series) => seriesStep(series, facts)),
    ...facts.unexplained.map((session) => unexplainedStep(session, facts)),
    ...facts.ownOverdue.map((own) => ownOverdueStep(own, facts.today)),
    ...(policy === null ? [] : ownPolicySteps(policy)),
    ...facts.reviews.filter((review) => reviewIsNear(review, facts.today)).map((review) => reviewStep(review, facts)),
    ...overdueActionSteps(facts.overdueActions, facts.today),
    ...(policy === null ? [] : soonPolicySteps(policy)),
    ...copySteps(facts.settle),
  ]
}

/** The one next step: the first of all, or that the reader is up to date. */
export function nextStep(facts: HomeFacts): Step {
  return stepsFor(facts)[0] ?? upToDate(facts)
}

function signStep(due: SignatureDue, { today, secondFactor }: HomeFacts): Step {
  const first = firstName(due.withName)
  const other =
    due.otherSignedOn === null
      ? `The record of your session with ${due.withName} is completed, and neither of you has signed it.`
      : `${due.withName} signed it ${onDay(due.otherSignedOn, today)}. It is settled once you have signed too.`
  const factor = secondFactor ? '' : ' To sign you need a second factor: set it up in your account first.'
  return {
    kind: 'sign_record',
    title: `Read and sign the record of your session on ${dayInWords(due.on, today)}`,
    why: other + factor,
    short: due.otherSignedOn === null ? 'Neither of you has signed' : `${first} has signed`,
    action: { text: 'Read and sign', href: `/sessions/${due.sessionId}/sign` },
  }
}

function agreementStep(turn: AgreementTurn, { today, word, secondFactor }: HomeFacts): Step {
  const first = firstName(turn.withName)
  const factor = secondFactor ? '' : ' To sign you need a second factor: set it up in your account first.'
  if (turn.isOwn && !turn.otherSigned) {
    return {
      kind: 'agree',
      title: turn.isChange
        ? `Sign the changes you suggest to ${first}`
        : `Sign the supervision ${word} you propose to ${first}`,
      why: `${turn.withName} can read it now, and can sign or change it too. It is in force once you both have signed.${factor}`,
      short: 'You have not signed',
      action: { text: 'Read and sign', href: `/agreements/${turn.agreementId}/sign` },
    }
  }
  return {
    kind: 'agree',
    title: turn.otherSigned
      ? `Read and sign your supervision ${word}`
      : turn.isChange
        ? `Read the changes ${first} suggests to your ${word}`
        : `Read the supervision ${word} ${first} proposes`,
    why: turn.otherSigned
      ? `${turn.withName} has signed it. It is in force once you have signed too.${factor}`
      : `${turn.withName} ${turn.isChange ? 'suggested them' : 'proposed it'} ${onDay(turn.proposedOn, today)}. You can change ${turn.isChange ? 'them' : 'it'}, or sign ${turn.isChange ? 'them' : 'it'} as ${turn.isChange ? 'they are' : 'it is'}.${factor}`,
    short: turn.otherSigned ? `${first} has signed` : 'Your turn',
    action: { text: `Read the ${word}`, href: `/agreements/${turn.agreementId}` },
  }
}

function sessionStep(session: SessionNow): Step {
  const first = firstName(session.withName)
  const where = session.venue === '' ? '' : ` ${session.venue}.`
  if (session.state === 'open') {
    return {
      kind: 'session_now',
      title: `Carry on with your session with ${first}`,
      why: `It is open, and what you write is saved as you type.${where}`,
      short: 'Open now',
      action: { text: 'Carry on with the session', href: `/sessions/${session.sessionId}` },
    }
  }
  return {
    kind: 'session_now',
    title: `Your session with ${first} is today at ${timeInWords(session.at)}`,
    why: `The agenda is shared: last session’s actions come first, and either of you can add to it.${where}`,
    short: 'Today',
    action: { text: 'Open the session', href: `/sessions/${session.sessionId}` },
  }
}

function partStep(part: PartToWrite, { today }: HomeFacts): Step {
  const all = part.written.length + part.unwritten.length
  const done =
    part.written.length === 0
      ? ''
      : `${listInWords(part.written)} ${part.written.length === 1 ? 'is' : 'are'} written. `
  return {
    kind: 'own_part',
    title: `Write your part for ${dayInWords(part.on, today)}`,
    why: `${done}${listInWords(part.unwritten)} ${part.unwritten.length === 1 ? 'is' : 'are'} still to do.`,
    short: `${part.unwritten.length} of ${all} to write`,
    action: {
      text: 'Write your part',
      href: `/sessions/${part.sessionId}${part.firstChildId === null ? '' : `/prepare/${part.firstChildId}`}`,
    },
  }
}

function recordStep(held: HeldSession, { today }: HomeFacts): Step {
  return {
    kind: 'finish_record',
    title: `Finish the record of your session on ${dayInWords(held.on, today)}`,
    why: `You met ${held.withName}, and the record is not completed. Neither of you can sign it before it is.`,
    short: 'Not completed',
    action: { text: 'Finish the record', href: `/sessions/${held.sessionId}` },
  }
}

const secondFactorStep: Step = {
  kind: 'second_factor',
  title: 'Set up a second factor, so that you can sign',
  why: 'Agreements and records are signed with your password and a code from your phone. You cannot sign until it is set up.',
  short: 'Before you sign',
  action: { text: 'Set up a second factor', href: '/account/second-factor' },
}

function confirmStep({ name, role }: HomeFacts['rolesToConfirm'][number]): Step {
  return {
    kind: 'confirm_role',
    title: `Confirm ${firstName(name)} as ${role}, or leave it`,
    why: `${name} has been given the role of ${role}. Roles that open children’s files count once a second person confirms them.`,
    short: 'Waiting for you',
    action: { text: 'See the role', href: '/people' },
  }
}

function draftStep({ word }: HomeFacts): Step {
  return {
    kind: 'draft_agreement',
    title: `Draft your supervision ${word}`,
    why: `Nothing is agreed yet. The ${word} says how often you meet and who may read what, and your sessions are planned from it.`,
    short: 'Nothing is agreed yet',
    action: { text: `Draft the ${word}`, href: '/agreements/new' },
  }
}

function nobodyStep({ word }: HomeFacts): Step {
  return {
    kind: 'draft_agreement',
    title: 'Nobody supervises you yet',
    why: `You supervise others, and nothing is agreed for your own supervision. Draft the ${word} with whoever will supervise you.`,
    short: 'Nothing is agreed yet',
    action: { text: `Draft the ${word}`, href: '/agreements/new' },
  }
}

function runsOutSoon({ runsOutOn }: SeriesEnd, today: Temporal.PlainDate): boolean {
  return runsOutOn === null || today.until(runsOutOn).days <= daysOfSeriesWarning
}

function seriesStep({ agreementId, withName, runsOutOn }: SeriesEnd, { today }: HomeFacts): Step {
  const first = firstName(withName)
  const none = runsOutOn === null
  return {
    kind: 'plan_sessions',
    title: none
      ? `No session with ${first} is booked`
      : `Your sessions with ${first} run out on ${dayInWords(runsOutOn, today)}`,
    why: none
      ? 'You have agreed how often to meet. Plumbline proposes the dates round the term calendar, and you keep or change them.'
      : 'After that none is booked. Plumbline proposes the next dates from what you agreed.',
    short: none ? 'Nothing booked' : `Runs out ${dayInWords(runsOutOn, today)}`,
    action: { text: 'Plan the sessions', href: `/agreements/${agreementId}/plan` },
  }
}

function unexplainedStep(session: HeldSession, { today }: HomeFacts): Step {
  return {
    kind: 'say_what_happened',
    title: `Say what became of your session on ${dayInWords(session.on, today)}`,
    why: `It was booked with ${session.withName}. Open it if you met, or say that it was missed.`,
    short: 'Not known',
    action: { text: 'Say what became of it', href: `/sessions/${session.sessionId}` },
  }
}

const reviewIsNear = ({ reviewOn }: ReviewDue, today: Temporal.PlainDate): boolean =>
  today.until(reviewOn).days <= daysOfReviewWarning

function reviewStep({ agreementId, withName, reviewOn }: ReviewDue, { today, word }: HomeFacts): Step {
  const past = isBefore(reviewOn, today)
  return {
    kind: 'review_agreement',
    title: `Review your ${word} with ${firstName(withName)}`,
    why: `Its review ${past ? 'was' : 'is'} due on ${dayInWords(reviewOn, today)}. Change it, or sign it again as it is.`,
    short: past ? 'Overdue' : `Due ${dayBeside(reviewOn, today)}`,
    action: { text: `Review the ${word}`, href: `/agreements/${agreementId}` },
  }
}

function upToDate({ next, today }: HomeFacts): Step {
  if (next === null) {
    return {
      kind: 'up_to_date',
      title: 'You are up to date',
      why: 'Nothing waits for you here.',
      short: '',
      action: null,
    }
  }
  return {
    kind: 'up_to_date',
    title: `You are up to date. Your next session is on ${dayInWords(next.at.toPlainDate(), today)}.`,
    why: `With ${next.withName}, at ${timeInWords(next.at)}.`,
    short: '',
    action: { text: 'See the agenda', href: `/sessions/${next.sessionId}` },
  }
}

/** "today, 12 March"; "on 11 March". */
function onDay(day: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const words = dayBeside(day, today)
  return words.includes(',') ? words : `on ${words}`
}
