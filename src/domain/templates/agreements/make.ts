import type { AgreementPart, Clause } from '../agreement-shape.ts'
import type { Source } from '../source.ts'
import { ours } from '../source.ts'

type Of<K extends Clause['kind']> = Extract<Clause, { kind: K }>
type Rest<K extends Clause['kind']> = Partial<Omit<Of<K>, 'key' | 'label' | 'kind' | 'source'>>

const text = (key: string, label: string, source: Source, rest: Rest<'text'> = {}): Clause => ({
  key,
  label,
  kind: 'text',
  required: false,
  source,
  maxLength: 2000,
  ...rest,
})

/** Points that both undertake, one to a line. */
export const statement = (key: string, label: string, source: Source, points: string[] = []): Clause => ({
  key,
  label,
  kind: 'statement',
  required: points.length > 0,
  ...(points.length > 0 ? { startingText: points.join('\n'), missing: `Write what stands under “${label}”` } : {}),
  source,
  maxLength: 4000,
})

/** The clauses every agreement has (C1). A start, and most hints, come from the policy by the template. */
export const c = {
  text,
  statement,
  parties: (source: Source, clauses: Clause[] = []): AgreementPart => ({
    key: 'parties',
    title: 'Who this is between',
    shows: ['organisation.name', 'supervisor.name', 'supervisor.post', 'supervisee.name', 'supervisee.post'],
    clauses: [
      ...clauses,
      text('line_management', 'Line manager, if that is someone else', source, {
        hint: 'Who it is, and what belongs there and not here',
      }),
    ],
  }),
  type: (source: Source, start?: 'safeguarding'): Clause => ({
    key: 'type',
    label: 'What kind of supervision',
    kind: 'choice',
    several: false,
    required: true,
    missing: 'Choose what kind of supervision this is',
    fact: 'type',
    source,
    options: [
      { value: 'safeguarding', label: 'Safeguarding' },
      { value: 'line', label: 'Line management' },
      { value: 'clinical', label: 'Clinical or professional' },
      { value: 'external', label: 'External' },
    ],
    ...(start === undefined ? {} : { start: [start] }),
  }),
  form: (source: Source): Clause => ({
    key: 'form',
    label: 'One to one, or with others',
    kind: 'choice',
    several: false,
    required: true,
    missing: 'Choose whether this is one to one or with others',
    fact: 'form',
    source,
    options: [
      { value: 'one_to_one', label: 'One to one' },
      { value: 'group', label: 'Group' },
      { value: 'peer', label: 'Peer' },
    ],
  }),
  frequency: (source: Source, rest: Rest<'frequency'> = {}): Clause => ({
    key: 'frequency',
    label: 'How often',
    kind: 'frequency',
    required: true,
    missing: 'Say how often you will meet',
    fact: 'frequency',
    source,
    ...rest,
  }),
  extendedFrequency: (source: Source, rest: Rest<'frequency'> = {}): Clause => ({
    key: 'extended_frequency',
    label: 'And a longer session',
    kind: 'frequency',
    required: false,
    fact: 'extended_frequency',
    source,
    ...rest,
  }),
  minutes: (source: Source, rest: Rest<'minutes'> = {}): Clause => ({
    key: 'minutes',
    label: 'How long',
    kind: 'minutes',
    required: true,
    missing: 'Say how many minutes you will keep free',
    fact: 'minutes',
    source,
    ...rest,
  }),
  venue: (source: Source, hint: string): Clause =>
    text('venue', 'Where', source, {
      hint,
      required: true,
      missing: 'Say where you will meet',
      fact: 'venue',
      maxLength: 200,
    }),
  preferredTime: (source: Source = ours('D1')): Clause => ({
    key: 'preferred_time',
    label: 'Usual day and time',
    kind: 'weekday_time',
    required: false,
    fact: 'preferred_time',
    source,
  }),
  startsOn: (source: Source = ours('D1')): Clause => ({
    key: 'starts_on',
    label: 'First session from',
    kind: 'date',
    required: true,
    missing: 'Give the date supervision starts',
    fact: 'starts_on',
    source,
  }),
  changes: (source: Source): Clause =>
    text('changes', 'If a session has to move', source, { hint: 'Who says so, how, and with how much notice' }),
  functions: (source: Source, options: { value: string; label: string }[]): Clause => ({
    key: 'functions',
    label: 'What supervision is for',
    kind: 'choice',
    several: true,
    required: true,
    missing: 'Choose what supervision is for',
    options,
    start: options.map((option) => option.value),
    source,
  }),
  areas: (source: Source, startingText: string, hint?: string): Clause =>
    text('areas_to_discuss', 'What we will talk about', source, {
      startingText,
      required: true,
      missing: 'Say what you will talk about',
      ...(hint === undefined ? {} : { hint }),
    }),
  boundary: (source: Source, startingText?: string): Clause =>
    text('boundary', 'What belongs somewhere else', source, {
      hint: 'Other supervision or line management, and what goes there',
      ...(startingText === undefined ? {} : { startingText }),
    }),
  agenda: (source: Source, startingText?: string): Clause =>
    text('agenda', 'How the agenda is made', source, startingText === undefined ? {} : { startingText }),
  supervisor: (source: Source, points: string[]): Clause =>
    statement('supervisor_responsibilities', 'The supervisor will', source, points),
  supervisee: (source: Source, points: string[]): Clause =>
    statement('supervisee_responsibilities', 'The supervisee will', source, points),
  confidentiality: (source: Source, points: string[]): Clause =>
    statement('confidentiality', 'What stays between us, and what cannot', source, points),
  sharedWith: (source: Source, hint = 'Each person you name can read the work record. Nobody else can.'): Clause => ({
    key: 'shared_with',
    label: 'Who else may read the record of your work',
    kind: 'people',
    several: true,
    required: false,
    fact: 'shared_with',
    hint,
    source,
  }),
  sharedCasesWith: (
    source: Source,
    hint = 'Besides the safeguarding team, who keep the child’s file. Each person you name can read every child’s page once both have signed it.',
  ): Clause => ({
    key: 'shared_cases_with',
    label: 'Who else may read each child’s page',
    kind: 'people',
    several: true,
    required: false,
    fact: 'shared_cases_with',
    hint,
    source,
  }),
  recording: (source: Source, points: string[]): Clause =>
    statement('recording', 'How it is written down', source, points),
  keptWhere: (source: Source, startingText?: string): Clause =>
    text('kept_where', 'Where records are kept', source, startingText === undefined ? {} : { startingText }),
  urgent: (source: Source, startingText?: string): Clause =>
    text('urgent_access', 'If it cannot wait', source, {
      hint: 'How to ask between sessions, and how soon there is an answer',
      ...(startingText === undefined ? {} : { startingText }),
    }),
  fallback: (source: Source): Clause => ({
    key: 'fallback_person',
    label: 'If the supervisor is away',
    kind: 'people',
    several: false,
    required: false,
    fact: 'fallback_person',
    source,
  }),
  diversity: (source: Source, points: string[]): Clause =>
    statement('diversity', 'Difference and equality', source, points),
  disagreement: (source: Source, points: string[]): Clause =>
    statement('disagreement_route', 'If we disagree', source, points),
  disagreementPerson: (source: Source, required: boolean, hint?: string): Clause => ({
    key: 'disagreement_person',
    label: 'Who we take it to',
    kind: 'people',
    several: false,
    required,
    ...(required ? { missing: 'Name the person a disagreement goes to' } : {}),
    ...(hint === undefined ? {} : { hint }),
    fact: 'disagreement_person',
    source,
  }),
  contingency: (source: Source, hint: string): Clause =>
    text('contingency', 'If it still cannot be settled', source, { hint }),
  entitlement: (source: Source, points: string[]): Clause =>
    statement('entitlement', 'If supervision does not happen as agreed', source, points),
  appraisal: (source: Source, startingText?: string): Clause =>
    text('appraisal_link', 'Link to appraisal', source, {
      hint: 'What may be used, if anything. Never what was said about a child.',
      ...(startingText === undefined ? {} : { startingText }),
    }),
  reviewOn: (source: Source, hint?: string): Clause => ({
    key: 'review_on',
    label: 'Looked at again on',
    kind: 'date',
    required: true,
    missing: 'Give the date you will look at this again',
    fact: 'review_on',
    ...(hint === undefined ? {} : { hint }),
    source,
  }),
}

/** Points about recording that follow from how the product works, for a policy that says nothing of them. */
export const recordingPoints = [
  'Each child’s page goes to that child’s file. Work is written apart from it, and wellbeing apart from both.',
  'Both read the same text and both sign it. Either can sign and record a disagreement.',
]

/** Points of confidentiality that no policy differs on. */
export const riskComesFirst =
  'If a child may be at risk, or practice is a serious worry, it is passed on. The supervisee hears first, if safe.'
