import type { AgreementTemplate } from '../agreement-shape.ts'
import { ours, s3 } from '../source.ts'
import { c, riskComesFirst } from './make.ts'

const statement = (number: number) => s3(`Appendix 1, Supervisor’s statement, ${number}`)
const supervisorSays = s3('Appendix 1, Supervisor’s responsibilities')
const superviseeSays = s3('Appendix 1, Supervisee’s responsibilities')
const roles = s3('3. Roles and Responsibility')
const dispute = s3('Appendix 1, closing paragraph')

export const primaryAndNurseryContract: AgreementTemplate = {
  key: 'primary_and_nursery_contract',
  version: 1,
  name: 'Primary and nursery contract',
  policy: 'S3',
  agreementWords: 'contract',
  recordTemplate: 'primary_and_nursery',
  paperForm: 'primary_and_nursery_contract',
  reviewEvery: { months: 12 },
  eligibility: [
    { key: 'lead', says: 'The designated lead supervises the deputies', source: s3('1. Introduction') },
    {
      key: 'lead_by_head',
      says: 'The designated lead is supervised by the head or by someone external',
      source: s3('1. Introduction'),
    },
    {
      key: 'head_as_lead',
      says: 'A head who is the designated lead is supervised only by someone external',
      source: s3('1. Introduction'),
    },
  ],
  parts: [
    c.parties(roles, [c.type(s3('1. Introduction'), 'safeguarding'), c.form(s3('1. Introduction'))]),
    {
      key: 'when_and_where',
      title: 'When and where',
      clauses: [
        c.frequency(s3('Appendix 1, Supervisor’s responsibilities, 1'), {
          start: { every: 1, unit: 'term_week' },
          hint: 'The policy names 3 intervals: weekly, every 4 weeks, and once a half-term. This is its closest.',
        }),
        c.extendedFrequency(s3('Appendix 1, Supervisor’s responsibilities, 1'), {
          start: { times: 1, per: 'half_term' },
        }),
        c.minutes(s3('5. Frequency'), { hint: 'The policy leaves this to the two of you' }),
        c.startsOn(),
        c.preferredTime(),
        c.venue(supervisorSays, 'A confidential room where you will not be distracted'),
        c.changes(ours('C1')),
      ],
    },
    {
      key: 'purpose',
      title: 'What it is for',
      clauses: [
        c.statement('purpose', 'What supervision does', statement(1), [
          'It makes each decision one that somebody answers for.',
          'It asks how those doing this work are bearing up, and whether they do it well.',
          'It gives time to look at the work from outside.',
        ]),
        c.functions(s3('2. Functions'), [
          { value: 'management', label: 'Management' },
          { value: 'development', label: 'Development' },
          { value: 'support', label: 'Support' },
        ]),
        c.areas(
          s3('Appendix 1, Supervisor’s statement, 2; responsibilities, 4 and 5'),
          [
            'Each child on a protection plan, in need, looked after, or with social care involved',
            'Each child with an early help or family support plan, stepped down, or giving cause for concern',
            'Team work and training',
          ].join('\n'),
        ),
        c.agenda(statement(1), 'We begin with the actions agreed last time.'),
        c.boundary(s3('7. Individual and group supervision')),
      ],
    },
    {
      key: 'responsibilities',
      title: 'What each of us will do',
      clauses: [
        c.supervisor(s3('3 and Appendix 1'), [
          'Meet when agreed, without interruption',
          'Talk openly about cases, and question action and progress',
          'Ask whether to refer to another agency',
          'Give support with the challenge',
          'Keep a clear and accurate record',
          'Arrange a handover when a line manager changes',
          'See that the organisation’s professional standards are kept',
          'See that this contract is agreed, and looked at again every year',
        ]),
        c.supervisee(superviseeSays, [
          'Accept being supervised, and answer for the actions taken on',
          'Come prepared, on time, and take part',
          'Be open about each case held, and act when a child may be at risk',
          'Do what was agreed for each child and family',
          'Tell other professionals what bears on a child’s safety',
          'Raise referral to social care or early help where it fits',
          'Keep each child’s file complete, and its action plan up to date after every session',
          'Check that each record tells what that meeting was',
          'Work to the organisation’s professional standards',
        ]),
      ],
    },
    {
      key: 'records',
      title: 'What is written, and who reads it',
      clauses: [
        c.recording(s3('6. Recording'), [
          'The supervisor writes up every session and both agree the text.',
          'What is said about a child is also in that child’s safeguarding file.',
        ]),
        c.keptWhere(s3('6. Recording'), 'Kept securely by the supervisor, apart from the child’s file.'),
        c.confidentiality(s3('3, 6 and Appendix 1'), [
          riskComesFirst,
          'Records can be inspected or audited, and may be evidence in a practice review.',
        ]),
        c.sharedWith(ours('I1')),
        c.sharedCasesWith(ours('C1')),
      ],
    },
    {
      key: 'urgent',
      title: 'Between sessions',
      clauses: [
        c.urgent(
          s3('1. Introduction'),
          'Ask. What matters is written down, and comes back to the next formal session.',
        ),
        c.fallback(ours('D4')),
      ],
    },
    {
      key: 'difference',
      title: 'Difference and equality',
      clauses: [
        c.diversity(roles, ['Difference is raised in good faith, and the supervisee’s own experience is heard.']),
      ],
    },
    {
      key: 'disagreement',
      title: 'If we disagree',
      clauses: [
        c.disagreement(dispute, [
          'First the two of us.',
          'Then together with the safeguarding governor. Neither learns of the meeting on the day.',
        ]),
        c.disagreementPerson(dispute, true, 'The governor who holds safeguarding'),
        c.contingency(ours('C1'), 'What happens if that meeting does not settle it'),
      ],
    },
    {
      key: 'review',
      title: 'Appraisal and review',
      clauses: [c.appraisal(ours('C1')), c.reviewOn(dispute, 'Within a year')],
    },
  ],
}
