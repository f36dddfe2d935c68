import type { AgreementTemplate } from '../agreement-shape.ts'
import { ours, s2 } from '../source.ts'
import { c, riskComesFirst } from './make.ts'

const under = (heading: string) => s2(`Appendix 1, ${heading}`)
const terms = under('Undertakings')

export const collegeAgreement: AgreementTemplate = {
  key: 'college_agreement',
  version: 1,
  name: '14 to 19 college agreement',
  policy: 'S2',
  agreementWords: 'agreement',
  recordTemplate: 'college_14_to_19',
  paperForm: 'college_agreement',
  reviewEvery: null,
  eligibility: [
    {
      key: 'most_senior',
      says: 'Nobody there is senior to the supervisor',
      source: under('The role of the Supervisor'),
    },
    {
      key: 'more_experienced',
      says: 'The supervisor knows child protection better, and has done it for longer',
      source: under('The role of the Supervisor'),
    },
    {
      key: 'trained',
      says: 'The designated lead takes formal training every 2 years',
      source: s2('Training for Supervision'),
    },
  ],
  parts: [
    c.parties(terms, [c.type(s2('Purpose and Aim'), 'safeguarding'), c.form(s2('Types of Supervision'))]),
    {
      key: 'when_and_where',
      title: 'When and where',
      clauses: [
        c.frequency(terms, {
          start: { times: 1, per: 'half_term' },
          hint: 'At least once a half-term, 6 in the academic year. Group or peer: at least once a term.',
        }),
        c.minutes(terms, { start: 60, hint: 'The agreement says about 60 minutes; the policy, 1 to 2 hours.' }),
        c.startsOn(),
        c.preferredTime(),
        c.venue(ours('D5'), 'Private and free of interruption'),
        c.text('attended_by', 'Who attends', terms, { maxLength: 400 }),
        c.changes(ours('C1')),
      ],
    },
    {
      key: 'purpose',
      title: 'What it is for',
      clauses: [
        c.statement('purpose', 'What this agreement does', under('Purpose and Aim'), [
          'It says who does what, so that supervision is a safe place.',
          'It makes room to think critically about a case, and to act further when a child needs it.',
        ]),
        c.functions(s2('Purpose and Aim'), [
          { value: 'reflection', label: 'Critical reflection' },
          { value: 'progress', label: 'Progress of the case' },
          { value: 'direction', label: 'Support and direction' },
        ]),
        c.areas(
          under('Undertakings: standard items'),
          [
            'Referrals and child protection, in numbers',
            'Current cases: every live one',
            'Actions brought up to date',
            'New guidance, and guidance that a case turns on',
          ].join('\n'),
        ),
        c.agenda(
          under('The Agenda'),
          'Both bring items: cases, procedure, health and safety, and personal matters that bear on the work.',
        ),
        c.boundary(ours('C3')),
      ],
    },
    {
      key: 'responsibilities',
      title: 'What each of us will do',
      clauses: [
        c.supervisor(under('The role of the Supervisor'), [
          'See that supervision happens, has a point, and is written up',
          'See that what was agreed is done in time, and answer for it',
          'Advise where to turn, and how to move a matter on with another agency',
          'Encourage critical thinking, and challenge',
          'Be approachable, and bend when more support is needed',
        ]),
        c.supervisee(under('The Role of the Supervisee'), [
          'See that supervision happens, and ask for more whenever a child needs it',
          'Bring a true and current account of each case',
          'Bring anything else that gets in the way, such as time or a conflict',
        ]),
      ],
    },
    {
      key: 'records',
      title: 'What is written, and who reads it',
      clauses: [
        c.recording(s2('Recording Supervision; Appendix 1'), [
          'Both check before the meeting ends that the record says what was said, and both sign and date it.',
          'It shows the thinking, and the actions of either.',
        ]),
        c.text('recorded_by', 'Who writes it', terms, { maxLength: 200 }),
        c.keptWhere(
          s2('Recording Supervision; Appendix 1'),
          'In the child’s own case file, open only to people trained as designated leads or deputies.',
        ),
        c.confidentiality(s2('Professional Confidentiality'), [
          'Cases are talked about here, by these people, and nowhere else: not with colleagues, not at home.',
          'Advice may be asked of the child’s social worker or that worker’s manager. That is not a breach.',
          'Records may be used in court, or when a professional decision is challenged.',
          riskComesFirst,
        ]),
        c.sharedWith(ours('I1')),
        c.sharedCasesWith(
          s2('Recording Supervision; Appendix 1'),
          'Name only people trained as designated leads or deputies: nobody else opens the child’s file. Each can read every child’s page once both have signed it.',
        ),
      ],
    },
    {
      key: 'urgent',
      title: 'If it cannot wait',
      clauses: [
        c.urgent(
          s2('Support for Supervision'),
          'Ask at any time. Advice from the front door of social care is sought at once, with no waiting.',
        ),
        c.fallback(ours('D4')),
      ],
    },
    {
      key: 'difference',
      title: 'Difference and equality',
      clauses: [
        c.diversity(under('Diversity and Equality'), [
          'We ask how ethnicity, faith, disability, sex and other difference bear on each child and adult.',
          'Where they bear on safety, we take the time to find out more.',
        ]),
      ],
    },
    {
      key: 'disagreement',
      title: 'If we disagree',
      clauses: [
        c.disagreement(under('Resolving Individual Issues'), [
          'Both should feel safe to differ and to challenge.',
          'We may change who supervises whom, or ask for an outside view.',
        ]),
        c.disagreementPerson(ours('C1'), false),
        c.text('contingency', 'What we will do if something stays unresolved, or has to change', terms, {
          required: true,
          missing: 'Say what you will do if something stays unresolved',
        }),
      ],
    },
    {
      key: 'review',
      title: 'Appraisal and review',
      clauses: [c.appraisal(ours('C1')), c.reviewOn(terms, 'The policy leaves the date to you')],
    },
  ],
}
