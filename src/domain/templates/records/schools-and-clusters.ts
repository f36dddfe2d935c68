import type { RecordTemplate } from '../shape.ts'
import { ours, s0 } from '../source.ts'
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

const partA = s0('Appendix 3, Part A')
const partB = s0('Appendix 3, Part B')
const head = s0('Appendix 3, head of the record')
const agenda = (item: number) => s0(`Appendix 3, agenda item ${item}`)

/** S0: parts A and B of the supervision record, and the decision record that goes to the child's file. */
export const schoolsAndClusters: RecordTemplate = {
  key: 'schools_and_clusters',
  version: 1,
  name: 'Schools and clusters',
  policy: 'S0',
  documents: {
    case_discussion: {
      kind: 'case_discussion',
      boundFor: 'child_file',
      title: '{child}',
      readersSentence: childFileSentence,
      sections: [
        {
          key: 'since_last_time',
          shows: ['family.name', 'child.names', 'child.dates_of_birth', 'child.ages', 'child.status'],
          fields: [eventsSince(partA), voice(ours('E3')), ...seenAlone()],
        },
        {
          key: 'status',
          heading: 'Status and role',
          shows: ['child.status', 'child.status_change'],
          fields: [
            long('status_change', 'What changed in {child}’s status, and when', partA, {
              ...beforehand,
              hint: 'Leave this empty if nothing has changed',
            }),
            long('own_actions', 'What you have done', partA, {
              ...beforehand,
              ...needed('Write what you have done for {child} since {lastDate}'),
            }),
            long('own_role', 'Your part with this family', partA, {
              ...beforehand,
              hint: 'Case holder, one of several, or a listening ear',
            }),
          ],
        },
        {
          key: 'picture',
          heading: 'The picture now',
          fields: [
            long('risks', 'What worries you', partA, {
              ...beforehand,
              ...needed('Write what the risks to {child} are, or that you see none'),
            }),
            long('protective_factors', 'What keeps {child} safe', partA, beforehand),
            long('strengths', 'What is going well', partA, beforehand),
            identity(),
            long('history', 'Earlier safeguarding history, in brief', s0('Appendix 1'), {
              hint: 'Only what a reader of the file needs to follow this decision',
              maxLength: 3000,
            }),
          ],
        },
        {
          key: 'discussion',
          heading: 'What we made of it',
          fields: [
            long('discussion', 'Our discussion of {child}', partB, {
              ...needed('Write what was said about {child}'),
              writtenBy: 'supervisor',
            }),
            direction(),
            difference(),
            long('plan', 'The plan, and how it is being delivered', partB, { writtenBy: 'supervisor' }),
          ],
        },
      ],
      decisions: decisionsFrom(s0('D Recording; Appendix 1'), 1),
      actions: actionsFrom(s0('Appendix 1; Appendix 3, Part B')),
    },
    work: {
      kind: 'work',
      boundFor: 'staff',
      title: 'Work and development',
      readersSentence: workSentence,
      sections: [
        {
          key: 'since_last_time',
          heading: 'Since {lastDate}',
          shows: ['session.last_date'],
          fields: [
            long('leave', 'Holiday taken', head, { ...beforehand, maxLength: 1000 }),
            long('sickness', 'Days off sick', head, {
              ...beforehand,
              hint: 'Dates are enough. The cause is yours to tell or not.',
              maxLength: 1000,
            }),
            long('training', 'Training done', head, { ...beforehand, maxLength: 2000 }),
          ],
        },
        {
          key: 'cases',
          heading: 'Which cases',
          fields: [casesDiscussed(head), sampleReason(ours('E2'))],
        },
        {
          key: 'team',
          heading: 'Team and general issues',
          fields: [
            long('team_issues', 'What in the team or the setting affects safeguarding', agenda(4)),
            long('development', 'Training and development to come', agenda(4)),
            long('performance', 'How the work is being done', s0('Key functions, 1')),
            diversityAtWork(s0('A Roles and responsibility')),
          ],
        },
        {
          key: 'close',
          heading: 'Before we finish',
          shows: ['session.next_date'],
          fields: [anyOtherBusiness(agenda(5))],
        },
      ],
      actions: actionsFrom(partB),
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
            long('wellbeing', 'How you are', agenda(4), { when: 'before' }),
            long('impact', 'What this work is doing to you', s0('Key functions, 3')),
            resilience(ours('E3')),
            supportAgreed(s0('Key functions, 3')),
          ],
        },
      ],
    },
  },
  standardAgenda: [
    {
      key: 'last_actions',
      title: 'Actions from last time',
      why: 'What was promised is looked at before anything new',
      leadsTo: { to: 'last_actions' },
      source: agenda(1),
    },
    {
      key: 'informal',
      title: 'Informal discussions to revisit',
      why: 'Something that mattered in passing is talked over properly here',
      leadsTo: { to: 'informal_discussions' },
      source: s0('Supervision, informal and formal'),
    },
    {
      key: 'children',
      title: 'Children',
      why: 'Each child has a page, and a copy of its decisions goes to the file',
      leadsTo: { to: 'case_discussions' },
      source: agenda(2),
    },
    {
      key: 'sample',
      title: 'All cases or some',
      why: 'The record says whether every current case was discussed',
      leadsTo: { to: 'section', document: 'work', section: 'cases' },
      source: head,
    },
    {
      key: 'since_last_time',
      title: 'Holiday, sickness and training',
      why: 'Time away and new learning since last time are noted',
      leadsTo: { to: 'section', document: 'work', section: 'since_last_time' },
      source: head,
    },
    {
      key: 'team',
      title: 'Team and general issues',
      why: 'How the team, training and development bear on keeping children safe',
      leadsTo: { to: 'section', document: 'work', section: 'team' },
      source: agenda(4),
    },
    {
      key: 'you',
      title: 'How you are',
      why: 'The work weighs on people, and this is the place to say so',
      leadsTo: { to: 'section', document: 'wellbeing', section: 'you' },
      source: agenda(4),
    },
    {
      key: 'close',
      title: 'Any other business',
      why: 'Whatever has not had its place yet',
      leadsTo: { to: 'section', document: 'work', section: 'close' },
      source: agenda(5),
    },
    {
      key: 'next_date',
      title: 'Date of next session',
      why: 'Nobody leaves without a date',
      leadsTo: { to: 'next_session' },
      source: agenda(5),
    },
  ],
  functions: [
    {
      key: 'performance',
      name: 'Performance management',
      meaning: 'Practice is sound, follows procedure, and decisions are checked by a second mind',
      source: s0('Key functions, 1'),
    },
    {
      key: 'development',
      name: 'Professional development',
      meaning: 'What you need to learn for safeguarding is named and arranged',
      source: s0('Key functions, 2'),
    },
    {
      key: 'support',
      name: 'Personal support',
      meaning: 'Room to think about what the role does to you, and help with it',
      source: s0('Key functions, 3'),
    },
  ],
  declarations: [{ key: 'all_or_sample', field: 'cases_discussed', reasonField: 'sample_reason', source: head }],
  paperForms: ['supervision_record', 'decision_record'],
}
