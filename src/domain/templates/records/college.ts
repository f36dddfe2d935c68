import type { RecordTemplate } from '../shape.ts'
import { ours, s2 } from '../source.ts'
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
} from './make.ts'

const items = s2('Appendix 1, Undertakings: standard items')
const agenda = s2('Appendix 1, The Agenda')
const aim = s2('Purpose and Aim')
const equality = s2('Appendix 1, Diversity and Equality')

/** S2: no recording form is published, so the fields follow its standard agenda and what it says a record holds. */
export const college: RecordTemplate = {
  key: 'college_14_to_19',
  version: 1,
  name: '14 to 19 college',
  policy: 'S2',
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
          fields: [
            eventsSince(s2('Appendix 1, The Role of the Supervisee')),
            voice(ours('E3')),
            ...seenAlone(),
            long('own_actions', 'What you have done', items, beforehand),
          ],
        },
        {
          key: 'picture',
          heading: 'The picture now',
          fields: [
            long('needs', 'What {child} needs', aim, { when: 'before' }),
            long('risks', 'Risks to {child}', s2('Standards of Supervision, 5'), {
              ...needed('Write what the risks to {child} are, or that you see none'),
              when: 'before',
            }),
            identity(equality),
          ],
        },
        {
          key: 'discussion',
          heading: 'What we made of it',
          fields: [
            long('discussion', 'Our discussion of {child}', s2('Recording Supervision'), {
              ...needed('Write what was said about {child}'),
              hint: 'The thinking as well as the facts',
            }),
            long('outcomes', 'Is the plan doing what it set out to do for {child}?', aim),
            direction(),
            difference(aim),
            long('outside_advice', 'Advice to seek, and from whom', s2('Support for Supervision'), {
              hint: 'First from {child}’s social worker or that person’s manager, if there is one',
            }),
          ],
        },
      ],
      decisions: decisionsFrom(s2('Purpose and Aim; Recording Supervision'), 0),
      actions: actionsFrom(s2('Recording Supervision')),
    },
    work: {
      kind: 'work',
      boundFor: 'staff',
      title: 'Work and development',
      readersSentence: workSentence,
      sections: [
        {
          key: 'overview',
          heading: 'Referrals and child protection in numbers',
          fields: [
            long('referral_data', 'What the numbers say', items, { hint: 'Counts only, and what they may mean' }),
            casesDiscussed(s2('Regularity and Timing of Supervision')),
            sampleReason(ours('E2')),
            long('themes', 'Themes across cases', s2('Types of Supervision')),
          ],
        },
        {
          key: 'updates',
          heading: 'Guidance and procedure',
          fields: [
            long('guidance', 'New or changed guidance', items),
            long('general_issues', 'Policy, procedure and general safeguarding issues', agenda),
            long('health_and_safety', 'Health and safety', agenda),
          ],
        },
        {
          key: 'you_at_work',
          heading: 'You at work',
          fields: [
            long('workload', 'Time and workload', s2('Appendix 1, The Role of the Supervisee'), { when: 'before' }),
            long('practice', 'Looking back at your own practice', aim),
            long('development', 'Training and development', s2('Training for Supervision')),
            long('leave', 'Leave since {lastDate}', ours('E3'), { ...beforehand, maxLength: 1000 }),
            long('sickness', 'Sickness since {lastDate}', ours('E3'), { ...beforehand, maxLength: 1000 }),
            diversityAtWork(equality),
          ],
        },
        {
          key: 'close',
          heading: 'Before we finish',
          shows: ['session.next_date'],
          fields: [anyOtherBusiness(ours('E3'))],
        },
      ],
      actions: actionsFrom(items),
    },
    wellbeing: {
      kind: 'wellbeing',
      boundFor: 'pair',
      title: 'How you are',
      readersSentence: wellbeingSentence,
      sections: [
        {
          key: 'you',
          fields: [
            long('wellbeing', 'How you are', s2('Standards of Supervision, 6'), { when: 'before' }),
            long('personal_issues', 'Anything personal that bears on this work', agenda, {
              ...beforehand,
              hint: 'A conflict of interest or loyalty, for one',
            }),
            resilience(ours('E3')),
            supportAgreed(s2('Appendix 1, The role of the Supervisor')),
          ],
        },
      ],
    },
  },
  standardAgenda: [
    {
      key: 'last_actions',
      title: 'Actions from last time',
      why: 'Each action is brought up to date first',
      leadsTo: { to: 'last_actions' },
      source: items,
    },
    {
      key: 'overview',
      title: 'Referrals and child protection in numbers',
      why: 'The whole picture before the single case',
      leadsTo: { to: 'section', document: 'work', section: 'overview' },
      source: items,
    },
    {
      key: 'children',
      title: 'Current cases',
      why: 'Every live case is gone through',
      leadsTo: { to: 'case_discussions' },
      source: items,
    },
    {
      key: 'updates',
      title: 'Guidance and procedure',
      why: 'What has changed that a case may turn on',
      leadsTo: { to: 'section', document: 'work', section: 'updates' },
      source: items,
    },
    {
      key: 'you_at_work',
      title: 'You at work',
      why: 'Supervision is more than cases: time, practice and learning have their place',
      leadsTo: { to: 'section', document: 'work', section: 'you_at_work' },
      source: agenda,
    },
    {
      key: 'you',
      title: 'How you are',
      why: 'Your safety and wellbeing are part of the standard',
      leadsTo: { to: 'section', document: 'wellbeing', section: 'you' },
      source: s2('Standards of Supervision, 6'),
    },
    {
      key: 'next_date',
      title: 'Date of next session',
      why: 'Nobody leaves without a date',
      leadsTo: { to: 'next_session' },
      source: ours('E3'),
    },
  ],
  functions: [
    {
      key: 'reflection',
      name: 'Critical reflection',
      meaning: 'Time out to question your own practice and what the system does to a child',
      source: aim,
    },
    {
      key: 'progress',
      name: 'Progress of the case',
      meaning: 'Seeing that plans move, and that the child’s needs stay in view',
      source: aim,
    },
    {
      key: 'direction',
      name: 'Support and direction',
      meaning: 'Advice, challenge and somewhere to turn between sessions',
      source: aim,
    },
  ],
  declarations: [
    {
      key: 'all_or_sample',
      field: 'cases_discussed',
      reasonField: 'sample_reason',
      source: s2('Regularity and Timing of Supervision'),
    },
  ],
  paperForms: [],
}
