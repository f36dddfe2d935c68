import type { ObligationState } from '../obligation.ts'

/** How each state is called, alone: beside its mark, at the head of a list, in a table. */
export const stateWords: Readonly<Record<ObligationState, string>> = {
  met: 'Met',
  upcoming: 'Upcoming',
  due: 'Due',
  overdue: 'Overdue',
  breached: 'Missed',
  paused: 'Paused',
  not_applicable: 'Not applicable',
  undetermined: 'Not decided',
}

/** A state inside a sentence: "it will be overdue on 14 March 2026". */
export const stateInSentence: Readonly<Record<ObligationState, string>> = {
  met: 'met',
  upcoming: 'open',
  due: 'due',
  overdue: 'overdue',
  breached: 'missed for good',
  paused: 'paused',
  not_applicable: 'no longer asked',
  undetermined: 'undecided',
}
