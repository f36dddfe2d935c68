import type { ActionWords, DecisionWords, Field } from '../shape.ts'
import type { Source } from '../source.ts'
import { ours } from '../source.ts'

type Rest = Partial<Omit<Field, 'key' | 'label' | 'kind' | 'source'>>

function make(kind: Field['kind'], maxLength: number) {
  return (key: string, label: string, source: Source, rest: Rest = {}): Field => ({
    key,
    label,
    kind,
    writtenBy: 'either',
    when: 'during',
    requiredToComplete: false,
    source,
    maxLength,
    ...rest,
  })
}

/** Shorthand for writing templates down. What comes out is plain data. */
export const long = make('long', 8000)
export const short = make('short', 200)
export const date = make('date', 10)
export const yesNo = make('yes_no', 3)
export const rag = make('rag', 5)
export const choice = make('choice', 60)

/** The part the supervisee writes before the session (E1). */
export const beforehand = { writtenBy: 'supervisee', when: 'before' } as const satisfies Rest

/** Makes a field one that the session cannot be completed without, with the sentence that says so. */
export function needed(missing: string): Rest {
  return { requiredToComplete: true, missing }
}

export const childFileSentence =
  'This page is for {child}’s file. Write nothing here about another child or yourself. There is a place for each.'
export const workSentence =
  'About your work. You, {supervisor} and the managers named in your agreement read it. Name no child here.'
export const wellbeingSentence =
  'This page is between {supervisee} and {supervisor}. Nobody else reads it, and no child is named in it.'

/** Decisions are asked for in the same words everywhere; where they come from and whether one is needed differ. */
export function decisionsFrom(source: Source, atLeast: 0 | 1): DecisionWords {
  return {
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
      approvedBy: { label: 'Who approved it', missing: 'Name the person who approved departing from procedure' },
    },
    atLeast,
    noneYet: 'Write what was decided about {child}, even if it is to carry on as before',
    source,
  }
}

/** Actions are asked for in the same words everywhere. */
export function actionsFrom(source: Source): ActionWords {
  return {
    heading: 'Actions agreed',
    what: { label: 'What will be done', hint: 'Begin with a verb', missing: 'Write what will be done' },
    why: { label: 'What it is meant to change', missing: 'Write what this action is meant to change' },
    who: { label: 'Who will do it', missing: 'Choose who will do this' },
    by: { label: 'By when', missing: 'Give the date this will be done by' },
    source,
  }
}

/** Whether every current case was discussed. Asked of every record, because the sample hides who was left out (E2). */
export const casesDiscussed = (source: Source): Field =>
  choice('cases_discussed', 'Which current cases did you discuss?', source, {
    ...needed('Say whether every current case was discussed'),
    options: [
      { value: 'all', label: 'All of them' },
      { value: 'sample', label: 'Some of them' },
      { value: 'none', label: 'None: this session was not about cases' },
    ],
  })

export const sampleReason = (source: Source): Field =>
  long('sample_reason', 'Not every child was discussed. Say why this sample.', source, {
    ...needed('Say why these children and not the others, without naming them'),
    hint: 'Think of long-running, quieter worries as well as the ones that look urgent. Name no child.',
    showWhen: { field: 'cases_discussed', equals: 'sample' },
    maxLength: 2000,
  })

export const diversityAtWork = (source: Source = ours('E3')): Field =>
  long('diversity_at_work', 'Identity and fairness in your work', source, {
    hint: 'How difference plays a part in the team, in your work, or between the two of you',
  })

export const anyOtherBusiness = (source: Source): Field => long('any_other_business', 'Any other business', source)

export const resilience = (source: Source): Field =>
  long('resilience', 'What is keeping you going', source, { hint: 'At work and around it, as far as you want to say' })

export const supportAgreed = (source: Source): Field => long('support_agreed', 'What support we agreed', source)
