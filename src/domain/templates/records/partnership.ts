import type { RecordTemplate } from '../shape.ts'
import { ours, s4 } from '../source.ts'
import { partnershipFunctions } from './partnership-functions.ts'
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

const letter = (item: string) => s4(`Appendix III, Family Discussion, ${item}`)
const form = s4('Appendix III')
const process = s4('The Supervision Process')
const oversight = s4('Definition, line management')
const safeguarding = s4('Definition, safeguarding supervision')

/** S4: the recording template with its family analysis, and everything asked for in E3. */
export const partnership: RecordTemplate = {
  key: 'partnership',
  version: 1,
  name: 'Partnership',
  policy: 'S4',
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
            eventsSince(ours('E1')),
            voice(s4('Introduction, the child’s inner world')),
            ...seenAlone(),
            long('own_actions', 'What you have done', ours('E1'), beforehand),
          ],
        },
        {
          key: 'analysis',
          heading: 'What we think is happening',
          fields: [
            long('needs', 'What {child} needs', letter('a'), {
              ...needed('Write what {child} needs'),
              when: 'before',
            }),
            long('risks', 'What could harm {child}, and from whom or what', letter('b'), {
              ...needed('Write what the risks to {child} are, and where they come from'),
              when: 'before',
              hint: 'Include quieter worries that have gone on for a long time',
            }),
            long('protective_factors', 'What keeps {child} safe', ours('E1'), { when: 'before' }),
            long('engagement', 'How the family takes part, and how able they are to change', letter('c'), {
              ...needed('Write how the family takes part, and whether they can change'),
              hint: 'What is different for {child}, beyond what has been promised or attended?',
            }),
            identity(s4('A last thought')),
            long('discussion', 'What was questioned, and what is still not known', form, {
              hint: 'Other explanations, what another agency would say, what nobody has asked',
            }),
          ],
        },
        {
          key: 'plan',
          heading: 'The plan',
          fields: [
            long('plan', 'The plan for the family, and each agency’s part in it', letter('d'), {
              ...needed('Write what the plan is, and what each agency does'),
            }),
            direction(letter('e'), true),
            long('plan_change', 'What changes in the plan', letter('f'), {
              hint: 'And how colleagues in other agencies hear of it. Leave this empty if nothing changes',
            }),
            difference(),
            long('colleagues_told', 'How colleagues in other agencies will be told', letter('f'), {
              ...needed('Write how colleagues in other agencies will hear of the change'),
              showWhen: { anyOf: [{ fact: 'drift' }, { field: 'direction', equals: 'red' }] },
            }),
            yesNo(
              'services_refused',
              'Are parents refusing help, below the threshold of significant harm?',
              letter('g'),
            ),
            long('action_if_refused', 'What will be done if they go on refusing', letter('g'), {
              ...needed('Write what will be done for {child} if parents go on refusing help'),
              showWhen: { field: 'services_refused', equals: 'yes' },
            }),
            long('specialist_assessment', 'Would a specialist assessment help {child}?', safeguarding),
          ],
        },
      ],
      decisions: decisionsFrom(process, 1),
      actions: actionsFrom(form),
    },
    work: {
      kind: 'work',
      boundFor: 'staff',
      title: 'Work and development',
      readersSentence: workSentence,
      sections: [
        {
          key: 'agenda',
          heading: 'What we talked about',
          shows: ['session.last_date'],
          fields: [
            long('general_issues', 'Agenda, and general issues', form, { when: 'before' }),
            casesDiscussed(ours('E2')),
            sampleReason(s4('Introduction, cases with evident high risk')),
          ],
        },
        {
          key: 'team',
          heading: 'Team and workload',
          fields: [
            long('team_issues', 'Team issues', ours('E3')),
            long('workload', 'Workload, gaps and what senior managers need to know', oversight),
            long('leave', 'Leave since {lastDate}', ours('E3'), { ...beforehand, maxLength: 1000 }),
            long('sickness', 'Sickness since {lastDate}', ours('E3'), { ...beforehand, maxLength: 1000 }),
          ],
        },
        {
          key: 'development',
          heading: 'Learning and development',
          fields: [
            long('learning', 'What you are learning', form),
            long('training', 'Training since {lastDate}', ours('E3'), { ...beforehand, maxLength: 2000 }),
            long('development', 'Development, and how to get it', form),
            long('targets', 'Revised targets', ours('E3'), { writtenBy: 'supervisor' }),
            long('professional_judgement', 'Professional judgement', ours('E3'), {
              writtenBy: 'supervisor',
              hint: 'The view taken of practice, and what it rests on',
            }),
            diversityAtWork(s4('Agency Quality Assurance')),
          ],
        },
        {
          key: 'close',
          heading: 'Before we finish',
          shows: ['session.next_date'],
          fields: [
            long('about_supervision', 'How these sessions are working', s4('What does good quality look like?')),
            anyOtherBusiness(ours('E3')),
          ],
        },
      ],
      actions: actionsFrom(form),
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
            long('wellbeing', 'How you are', s4('Assurance indicators, 1'), { when: 'before' }),
            long('impact', 'What this work is doing to you', process),
            long('feelings', 'What your feelings may be telling you', s4('A last thought'), {
              hint: 'Fear, dread or fondness can be a clue. What it says of a child belongs on the child’s page.',
            }),
            resilience(s4('A last thought')),
            supportAgreed(s4('Guiding Principles, 2')),
          ],
        },
      ],
    },
  },
  standardAgenda: [
    {
      key: 'last_actions',
      title: 'Actions from last time',
      why: 'Following up comes before anything new',
      leadsTo: { to: 'last_actions' },
      source: form,
    },
    {
      key: 'agenda',
      title: 'Agree the agenda',
      why: 'Both say what today is for, and whether every case can be reached',
      leadsTo: { to: 'section', document: 'work', section: 'agenda' },
      source: s4('What does good quality look like?'),
    },
    {
      key: 'children',
      title: 'Children and families',
      why: 'Each child is thought about, and not only listed',
      leadsTo: { to: 'case_discussions' },
      source: form,
    },
    {
      key: 'team',
      title: 'Team and workload',
      why: 'What affects the service a family gets',
      leadsTo: { to: 'section', document: 'work', section: 'team' },
      source: oversight,
    },
    {
      key: 'development',
      title: 'Learning and development',
      why: 'What today showed you need, and how you will get it',
      leadsTo: { to: 'section', document: 'work', section: 'development' },
      source: form,
    },
    {
      key: 'you',
      title: 'How you are',
      why: 'Feelings are part of the evidence, and part of the load',
      leadsTo: { to: 'section', document: 'wellbeing', section: 'you' },
      source: s4('A last thought'),
    },
    {
      key: 'close',
      title: 'How this is working, and any other business',
      why: 'Supervision is itself looked at, by both',
      leadsTo: { to: 'section', document: 'work', section: 'close' },
      source: s4('What does good quality look like?'),
    },
    {
      key: 'next_date',
      title: 'Date of next session',
      why: 'Nobody leaves without a date',
      leadsTo: { to: 'next_session' },
      source: form,
    },
  ],
  functions: partnershipFunctions,
  declarations: [
    {
      key: 'all_or_sample',
      field: 'cases_discussed',
      reasonField: 'sample_reason',
      source: s4('Introduction, cases with evident high risk'),
    },
  ],
  paperForms: ['recording_template'],
}
