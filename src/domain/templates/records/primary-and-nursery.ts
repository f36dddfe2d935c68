import type { RecordTemplate } from '../shape.ts'
import { ours, s3 } from '../source.ts'
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

const supervisor = (item: number) => s3(`Appendix 1, Supervisor’s responsibilities, ${item}`)
const supervisee = (item: number) => s3(`Appendix 1, Supervisee’s responsibilities, ${item}`)

/** S3: no recording form is published, so the fields follow what its contract says is talked about and written. */
export const primaryAndNursery: RecordTemplate = {
  key: 'primary_and_nursery',
  version: 1,
  name: 'Primary school and nursery',
  policy: 'S3',
  documents: {
    case_discussion: {
      kind: 'case_discussion',
      boundFor: 'child_file',
      title: '{child}',
      readersSentence: childFileSentence,
      sections: [
        {
          key: 'since_last_time',
          shows: ['family.name', 'child.names', 'child.ages', 'child.status'],
          fields: [
            eventsSince(supervisee(1)),
            voice(ours('E3')),
            ...seenAlone(),
            long('own_actions', 'What you have done', supervisee(2), beforehand),
          ],
        },
        {
          key: 'picture',
          heading: 'The picture now',
          fields: [
            long('risks', 'What worries you', supervisee(1), {
              ...needed('Write what the risks to {child} are, or that you see none'),
              when: 'before',
            }),
            long('protective_factors', 'What keeps {child} safe', ours('E1'), { when: 'before' }),
            identity(),
          ],
        },
        {
          key: 'discussion',
          heading: 'What we made of it',
          fields: [
            long('discussion', 'Our discussion of {child}', supervisor(3), {
              ...needed('Write what was said about {child}'),
              hint: 'What was challenged, and what came of it',
            }),
            direction(),
            difference(),
            long('referral', 'Other services to bring in', supervisee(3), {
              hint: 'Social care, early help or another agency, and who will ask',
            }),
            long('information_sharing', 'Who needs to know, and what they were told', supervisee(3)),
            long('plan', 'The plan for {child} and the family', supervisee(5)),
          ],
        },
      ],
      decisions: decisionsFrom(s3('6. Recording'), 0),
      actions: actionsFrom(s3('Appendix 1, Supervisor’s statement, 1')),
    },
    work: {
      kind: 'work',
      boundFor: 'staff',
      title: 'Work and development',
      readersSentence: workSentence,
      sections: [
        {
          key: 'cases',
          heading: 'Which cases',
          fields: [casesDiscussed(ours('E2')), sampleReason(ours('E2'))],
        },
        {
          key: 'team',
          heading: 'Team and training',
          fields: [
            long('team_issues', 'Working together as a team', supervisor(5)),
            long('training', 'Training done, and training needed', supervisor(5), { when: 'before' }),
            long('development', 'Development', s3('2. Functions')),
            long('performance', 'How the work is being done', s3('2. Functions')),
            diversityAtWork(s3('3. Roles and Responsibility')),
          ],
        },
        {
          key: 'absence',
          heading: 'Leave and sickness',
          fields: [
            long('leave', 'Leave since {lastDate}', ours('E3'), { ...beforehand, maxLength: 1000 }),
            long('sickness', 'Sickness since {lastDate}', ours('E3'), { ...beforehand, maxLength: 1000 }),
          ],
        },
        {
          key: 'close',
          heading: 'Before we finish',
          shows: ['session.next_date'],
          fields: [anyOtherBusiness(ours('E3'))],
        },
      ],
      actions: actionsFrom(s3('Appendix 1, Supervisor’s statement, 1')),
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
            long('wellbeing', 'How you are', s3('1. Introduction'), { when: 'before' }),
            long('impact', 'What this work is doing to you', s3('Appendix 1, Supervisor’s statement, 1')),
            resilience(s3('2. Functions')),
            supportAgreed(s3('2. Functions')),
          ],
        },
      ],
    },
  },
  standardAgenda: [
    {
      key: 'last_actions',
      title: 'Actions from last time',
      why: 'Each session begins with what was agreed at the one before',
      leadsTo: { to: 'last_actions' },
      source: s3('Appendix 1, Supervisor’s statement, 1'),
    },
    {
      key: 'informal',
      title: 'Informal discussions to revisit',
      why: 'Something that mattered in passing is talked over properly here',
      leadsTo: { to: 'informal_discussions' },
      source: s3('1. Introduction'),
    },
    {
      key: 'children',
      title: 'Children',
      why: 'Each child has a page, and a copy goes to the safeguarding file',
      leadsTo: { to: 'case_discussions' },
      source: supervisor(4),
    },
    {
      key: 'sample',
      title: 'All cases or some',
      why: 'The record says whether every current case was discussed',
      leadsTo: { to: 'section', document: 'work', section: 'cases' },
      source: ours('E2'),
    },
    {
      key: 'team',
      title: 'Team and training',
      why: 'How people work together, and what they are learning',
      leadsTo: { to: 'section', document: 'work', section: 'team' },
      source: supervisor(5),
    },
    {
      key: 'you',
      title: 'How you are',
      why: 'Coping with the role is part of what supervision is for',
      leadsTo: { to: 'section', document: 'wellbeing', section: 'you' },
      source: s3('Appendix 1, Supervisor’s statement, 1'),
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
      key: 'management',
      name: 'Management',
      meaning: 'Practice is competent, and people answer for it',
      source: s3('2. Functions'),
    },
    {
      key: 'development',
      name: 'Development',
      meaning: 'Learning goes on, in training and on the job',
      source: s3('2. Functions'),
    },
    {
      key: 'support',
      name: 'Support',
      meaning: 'People are held up and put back together',
      source: s3('2. Functions'),
    },
  ],
  declarations: [{ key: 'all_or_sample', field: 'cases_discussed', reasonField: 'sample_reason', source: ours('E2') }],
  paperForms: [],
}
