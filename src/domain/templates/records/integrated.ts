import type { RecordTemplate } from '../shape.ts'
import { ours, s1 } from '../source.ts'
import { difference, direction, eventsSince, identity, seenAlone, voice } from './child-fields.ts'
import {
  actionsFrom,
  anyOtherBusiness,
  beforehand,
  casesDiscussed,
  childFileSentence,
  decisionsFrom,
  diversityAtWork,
  long,
  needed,
  resilience,
  sampleReason,
  supportAgreed,
  wellbeingSentence,
  workSentence,
  yesNo,
} from './make.ts'

const sheet = s1('Appendix 2')
const areas = s1('Appendix 1, item 4')

/** S1: the recording sheet for one-to-one sessions, with each child on a page of its own. */
export const integrated: RecordTemplate = {
  key: 'integrated',
  version: 1,
  name: 'Integrated multi-agency',
  policy: 'S1',
  documents: {
    case_discussion: {
      kind: 'case_discussion',
      boundFor: 'child_file',
      title: '{child}',
      readersSentence: childFileSentence,
      sections: [
        {
          key: 'since_last_time',
          shows: ['child.names', 'child.ages', 'child.status'],
          fields: [eventsSince(ours('E1')), voice(ours('E3')), ...seenAlone()],
        },
        {
          key: 'discussion',
          heading: 'What we made of it',
          fields: [
            long('risks', 'Risks to {child}', s1('2.1 Definition'), { when: 'before' }),
            identity(),
            long('discussion', 'Our discussion of {child}', sheet, needed('Write what was said about {child}')),
            direction(),
            difference(),
          ],
        },
        {
          key: 'agencies',
          heading: 'Sharing and recording',
          fields: [
            long('information_sharing', 'What has been shared about {child}, and with whom', sheet, {
              hint: 'And what still ought to be, in either direction',
            }),
            long('other_agencies', 'What each agency is doing', s1('2.2 Principles')),
            yesNo('file_up_to_date', 'Is {child}’s file up to date?', sheet),
          ],
        },
      ],
      decisions: decisionsFrom(s1('2.1 Definition'), 0),
      actions: actionsFrom(s1('4 Recording')),
    },
    work: {
      kind: 'work',
      boundFor: 'staff',
      title: 'Work and development',
      readersSentence: workSentence,
      sections: [
        {
          key: 'workload',
          heading: 'Caseload and team',
          fields: [
            long('caseload', 'Caseload', sheet, {
              ...beforehand,
              hint: 'Size, mix and pace, and recording in general',
            }),
            casesDiscussed(ours('E2')),
            sampleReason(ours('E2')),
            long('team_issues', 'Team and operational issues', areas),
            long('stakeholders', 'Working with partners', areas),
            long('change', 'Changes you are working through', s1('2.3 Function')),
          ],
        },
        {
          key: 'absence',
          heading: 'Leave and sickness',
          fields: [
            long('leave', 'Annual leave', areas, { ...beforehand, maxLength: 1000 }),
            long('sickness', 'Sick leave', areas, { ...beforehand, maxLength: 1000 }),
          ],
        },
        {
          key: 'development',
          heading: 'Learning and practice',
          fields: [
            long('development', 'Professional development', sheet),
            long('training', 'Training done, and training needed', areas, { when: 'before' }),
            long('practice', 'What is working, and worth passing on', s1('2.3 Function')),
            diversityAtWork(),
          ],
        },
        {
          key: 'targets',
          heading: 'Targets and judgement',
          fields: [
            long('targets', 'Updates and revised targets', sheet, { writtenBy: 'supervisor' }),
            long('professional_judgement', 'Professional judgement', sheet, {
              writtenBy: 'supervisor',
              hint: 'The view taken of practice, and what it rests on',
            }),
          ],
        },
        {
          key: 'close',
          heading: 'Before we finish',
          shows: ['session.next_date', 'session.next_time'],
          fields: [anyOtherBusiness(ours('E3'))],
        },
      ],
      actions: actionsFrom(sheet),
    },
    wellbeing: {
      kind: 'wellbeing',
      boundFor: 'pair',
      title: 'Support',
      readersSentence: wellbeingSentence,
      sections: [
        {
          key: 'you',
          fields: [
            long('wellbeing', 'How you are', sheet, { when: 'before' }),
            long('impact', 'What is hard to carry', s1('2.3 Function')),
            resilience(ours('E3')),
            supportAgreed(sheet),
          ],
        },
      ],
    },
  },
  standardAgenda: [
    {
      key: 'last_actions',
      title: 'Actions done and brought forward',
      why: 'What was promised is looked at before anything new',
      leadsTo: { to: 'last_actions' },
      source: sheet,
    },
    {
      key: 'children',
      title: 'Children',
      why: 'Each child has a page: what is shared, what is recorded, what is next',
      leadsTo: { to: 'case_discussions' },
      source: sheet,
    },
    {
      key: 'workload',
      title: 'Caseload and team',
      why: 'How much there is, and what gets in the way',
      leadsTo: { to: 'section', document: 'work', section: 'workload' },
      source: sheet,
    },
    {
      key: 'you',
      title: 'Support',
      why: 'Safeguarding work is hard, and a place to say so is part of it',
      leadsTo: { to: 'section', document: 'wellbeing', section: 'you' },
      source: sheet,
    },
    {
      key: 'development',
      title: 'Professional development',
      why: 'What you are learning and what you need',
      leadsTo: { to: 'section', document: 'work', section: 'development' },
      source: sheet,
    },
    {
      key: 'absence',
      title: 'Leave and sickness',
      why: 'Time away, past and planned',
      leadsTo: { to: 'section', document: 'work', section: 'absence' },
      source: areas,
    },
    {
      key: 'targets',
      title: 'Targets and professional judgement',
      why: 'Targets are moved here, so that the appraisal holds no surprise',
      leadsTo: { to: 'section', document: 'work', section: 'targets' },
      source: sheet,
    },
    {
      key: 'next_date',
      title: 'Date and time of next session',
      why: 'Nobody leaves without a date',
      leadsTo: { to: 'next_session' },
      source: sheet,
    },
  ],
  functions: [
    {
      key: 'development',
      name: 'Professional development',
      meaning: 'Thinking over practice, and growing the skill the job asks for',
      source: s1('2.3 Function'),
    },
    {
      key: 'support',
      name: 'Support',
      meaning: 'Somewhere to put down what is stressful before it gets in the way',
      source: s1('2.3 Function'),
    },
    {
      key: 'management',
      name: 'Management and administration',
      meaning: 'Being clear what is expected, and to what standard',
      source: s1('2.3 Function'),
    },
    {
      key: 'best_practice',
      name: 'Best practice',
      meaning: 'Finding what works, with evidence, and giving credit for it',
      source: s1('2.3 Function'),
    },
    {
      key: 'change',
      name: 'Help with change',
      meaning: 'Keeping your footing while things around you move',
      source: s1('2.3 Function'),
    },
  ],
  declarations: [{ key: 'all_or_sample', field: 'cases_discussed', reasonField: 'sample_reason', source: ours('E2') }],
  paperForms: ['recording_sheet'],
}
