import type { Field, RecordTemplate } from '../templates/shape.ts'
import type { Source } from '../templates/source.ts'
import { usualActions, usualDecisions } from '../templates/usual-words.ts'

/**
 * What is written of a group session: a page for each child who was discussed, bound for that child's file, and the notes
 * of the group, which name no child. No policy of ours has a form for it; the questions are the product's own (E8), so
 * short that a case is noted in a meeting as it is spoken of.
 */
const ours = (place: string): Source => ({ policy: 'Plumbline', place })

const long = (field: Pick<Field, 'key' | 'label'> & Partial<Field>): Field => ({
  kind: 'long',
  writtenBy: 'either',
  when: 'during',
  requiredToComplete: false,
  source: ours('E8'),
  maxLength: 8000,
  ...field,
})

const actions = { ...usualActions, source: ours('G1') }

const work: RecordTemplate['documents']['work'] = {
  kind: 'work',
  boundFor: 'staff',
  title: 'Notes of the group',
  readersSentence: 'These notes are the group’s. Those who were there read them. Name no child here.',
  sections: [
    {
      key: 'notes',
      shows: ['session.last_date', 'session.bounds'],
      fields: [
        long({ key: 'themes', label: 'What we talked about that is not about one child' }),
        long({ key: 'group_learning', label: 'What we learned, and what each of us takes away' }),
        long({ key: 'group_practice', label: 'What we will do differently, here and beyond' }),
        {
          key: 'cases_discussed',
          label: 'Which current cases did you discuss?',
          kind: 'choice',
          options: [
            { value: 'all', label: 'All of them' },
            { value: 'sample', label: 'Some of them' },
            { value: 'none', label: 'None: this session was not about cases' },
          ],
          writtenBy: 'either',
          when: 'during',
          requiredToComplete: true,
          missing: 'Say whether every current case was discussed',
          source: ours('E2'),
          maxLength: 60,
        },
        long({
          key: 'sample_reason',
          label: 'Not every child was discussed. Say why these.',
          hint: 'Think of long-running, quieter worries as well as the ones that look urgent. Name no child.',
          requiredToComplete: true,
          missing: 'Say why these children and not the others, without naming them',
          showWhen: { field: 'cases_discussed', equals: 'sample' },
          source: ours('E2'),
          maxLength: 2000,
        }),
      ],
    },
  ],
  actions,
}

const caseDiscussion: RecordTemplate['documents']['case_discussion'] = {
  kind: 'case_discussion',
  boundFor: 'child_file',
  title: 'Decision record: {child}',
  readersSentence:
    'This page is for {child}’s file. Write nothing here about another child or one of you. There is a place for each.',
  sections: [
    {
      key: 'discussion',
      shows: ['child.status', 'child.status_change'],
      fields: [
        long({
          key: 'said',
          label: 'What is new, and what it means for {child}',
          requiredToComplete: true,
          missing: 'Write what was said about {child}',
        }),
        long({ key: 'voice', label: 'What {child} has said or shown', source: ours('E3') }),
        {
          key: 'direction',
          label: 'Which way are things going for {child}?',
          kind: 'rag',
          writtenBy: 'either',
          when: 'during',
          requiredToComplete: true,
          missing: 'Say which way things are going for {child}',
          source: ours('E3'),
          maxLength: 5,
        },
      ],
    },
  ],
  decisions: { ...usualDecisions, atLeast: 0, source: ours('E3') },
  actions,
}

/** Never made of a group: how somebody is is for two. A record template has one of each kind. */
const wellbeing: RecordTemplate['documents']['wellbeing'] = {
  kind: 'wellbeing',
  boundFor: 'pair',
  title: 'Wellbeing',
  readersSentence: 'A group writes none.',
  sections: [{ key: 'none', fields: [long({ key: 'nothing', label: 'Nothing is written here' })] }],
}

export const groupRecord: RecordTemplate = {
  key: 'group_session',
  version: 1,
  name: 'Group session',
  policy: 'Plumbline',
  documents: { case_discussion: caseDiscussion, work, wellbeing },
  standardAgenda: [
    item('last_actions', 'Last time’s actions', 'They come first', { to: 'last_actions' }),
    item('cases', 'Children', 'Brought by one of us', { to: 'case_discussions' }),
    item('notes', 'Notes of the group', 'Themes and learning', { to: 'section', document: 'work', section: 'notes' }),
    item('next', 'Place, time and the next date', 'Before we finish', { to: 'next_session' }),
  ],
  functions: [
    {
      key: 'group_support',
      name: 'Support from one another',
      meaning: 'Thinking together about the work and what it asks of each of us',
      source: ours('E8'),
    },
  ],
  declarations: [
    { key: 'cases_discussed', field: 'cases_discussed', reasonField: 'sample_reason', source: ours('E2') },
  ],
}

/** A group session in which a child is written about as in the record of a policy: its analysis, its decisions. */
export const groupRecordOf = (record: RecordTemplate): RecordTemplate => ({
  ...groupRecord,
  key: groupTemplateKey('full', record.key),
  version: record.version,
  documents: { ...groupRecord.documents, case_discussion: record.documents.case_discussion },
})

/** The template of a group's documents: in short, or with a child's page as the organisation's record has it. */
export const groupTemplateKey = (form: 'short' | 'full', recordKey: string): string =>
  form === 'short' ? 'group_session' : `group_${recordKey}`

/** Whether a document was written in a group session, from the template that it names. */
export const isOfGroup = (templateKey: string): boolean => templateKey.startsWith('group_')

function item(
  key: string,
  title: string,
  why: string,
  leadsTo: RecordTemplate['standardAgenda'][number]['leadsTo'],
): RecordTemplate['standardAgenda'][number] {
  return { key, title, why, leadsTo, source: ours('E8') }
}
