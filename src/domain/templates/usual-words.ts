import type { DocumentKind } from './facts.ts'
import type { ActionWords, DecisionWords, Field } from './shape.ts'

/** What a pack need not write: the words in which every policy’s pages ask the same thing, and how long an answer may be. */

export const usualReaders: Readonly<Record<DocumentKind, string>> = {
  case_discussion:
    'This page is for {child}’s file. Write nothing here about another child or yourself. There is a place for each.',
  work: 'About your work. You, {supervisor} and the managers named in your agreement read it. Name no child here.',
  wellbeing: 'This page is between {supervisee} and {supervisor}. Nobody else reads it, and no child is named in it.',
}

export const usualDecisions: Omit<DecisionWords, 'atLeast' | 'source'> = {
  what: { label: 'What we decided', missing: 'Write what was decided' },
  why: {
    label: 'Why',
    hint: 'What was weighed, and what would change your minds',
    missing: 'Say why, so that someone who was not there can follow the decision',
  },
  departure: {
    label: 'This departs from agreed procedure',
    what: { label: 'What is being done differently', missing: 'Write what is being done differently' },
    reason: { label: 'Reason for departing', missing: 'Say why procedure is not being followed this time' },
    approvedBy: {
      label: 'Who approved it',
      hint: 'Their full name. Somebody of your organisation is asked to confirm it',
      missing: 'Name the person who approved departing from procedure',
    },
  },
  noneYet: 'Write what was decided about {child}, even if it is to carry on as before',
}

export const usualActions: Omit<ActionWords, 'source'> = {
  heading: 'Actions agreed',
  what: { label: 'What will be done', hint: 'Begin with a verb', missing: 'Write what will be done' },
  why: { label: 'What it is meant to change', missing: 'Write what this action is meant to change' },
  who: { label: 'Who will do it', missing: 'Choose who will do this' },
  by: { label: 'By when', missing: 'Give the date this will be done by' },
}

/** Most characters of an answer, by the kind of question. */
export const usualLength: Readonly<Record<Field['kind'] | 'text' | 'statement', number>> = {
  long: 8000,
  short: 200,
  choice: 60,
  yes_no: 3,
  date: 10,
  rag: 5,
  number: 12,
  text: 2000,
  statement: 4000,
}
