import type { AgreementTemplate } from '../agreement-shape.ts'
import { ours, s0 } from '../source.ts'
import { c, recordingPoints, riskComesFirst } from './make.ts'

const contract = s0('Appendix 2')
const supervisorSays = s0('Appendix 2, Supervisor’s responsibilities')
const superviseeSays = s0('Appendix 2, Supervisee’s responsibilities')
const roles = s0('A Roles and responsibility')

export const schoolsAndClustersContract: AgreementTemplate = {
  key: 'schools_and_clusters_contract',
  version: 1,
  name: 'Schools and clusters contract',
  policy: 'S0',
  agreementWords: 'contract',
  recordTemplate: 'schools_and_clusters',
  paperForm: 'schools_and_clusters_contract',
  reviewEvery: { months: 12 },
  eligibility: [
    {
      key: 'lead',
      says: 'In a school it is best the senior designated lead; for cluster staff, a lead who has been trained',
      source: s0('Supervision'),
    },
  ],
  parts: [
    c.parties(roles, [c.type(s0('Supervision'), 'safeguarding'), c.form(s0('Group supervision'))]),
    {
      key: 'when_and_where',
      title: 'When and where',
      clauses: [
        c.frequency(s0('Appendix 2, 2'), {
          start: { every: 4, unit: 'week' },
          hint: 'No longer than 4 weeks apart. More often for someone new, or when a case asks for it.',
        }),
        c.minutes(s0('Appendix 2, 2; C Frequency'), { start: 60, hint: 'About an hour' }),
        c.startsOn(supervisorSays),
        c.preferredTime(),
        c.venue(supervisorSays, 'A confidential room where you will not be distracted'),
        c.changes(ours('C1')),
      ],
    },
    {
      key: 'purpose',
      title: 'What it is for',
      clauses: [
        c.statement('purpose', 'What supervision does', s0('Appendix 2, 1'), [
          'It makes somebody answer for each decision, so that children are safer.',
          'It checks that the person doing the work is well enough, and able enough, to do it.',
          'It gives time to think about what is done and how.',
        ]),
        c.functions(s0('Key functions'), [
          { value: 'performance', label: 'Performance management' },
          { value: 'development', label: 'Professional development' },
          { value: 'support', label: 'Personal support' },
        ]),
        c.areas(
          supervisorSays,
          [
            'Each child on a protection plan, looked after, or with a social worker',
            'Each child stepped down from social care',
            'Each child with an early help or family support plan, or giving cause for concern',
            'Team work and training',
          ].join('\n'),
        ),
        c.agenda(s0('Appendix 3, Agenda items'), 'Actions from last time come first, then each child, then the rest.'),
        c.boundary(ours('C3')),
      ],
    },
    {
      key: 'responsibilities',
      title: 'What each of us will do',
      clauses: [
        c.supervisor(s0('Appendix 2; A Roles and responsibility'), [
          'Keep the time free, and the door closed',
          'Talk openly about every case, and ask hard questions about progress',
          'Ask whether another agency, or the cluster’s support meetings, should be brought in',
          'Give support as well as challenge',
          'Write the record, clearly, and keep it safe',
          'Arrange a handover when a line manager changes',
          'See that the organisation’s professional standards are kept',
          'See that this contract is agreed, and looked at again every year',
        ]),
        c.supervisee(superviseeSays, [
          'Accept being supervised, and answer for the actions taken on',
          'Come on time, prepared, with matters to raise',
          'Be open about each case held',
          'Act to protect a child who may be at risk of harm',
          'Carry out what was agreed for each child and family',
          'Tell the other professionals involved whatever bears on a child’s safety',
          'Keep the child’s file complete, with an action plan for each case after each session',
          'Check that each record tells what that meeting was',
          'Work to the organisation’s professional standards',
          'See that this contract is agreed, and looked at again every year',
        ]),
      ],
    },
    {
      key: 'records',
      title: 'What is written, and who reads it',
      clauses: [
        c.recording(s0('D Recording'), [
          'The supervisor writes a record of every session, and both sign and date it.',
          'Decisions about a child are put on that child’s own record.',
          ...recordingPoints.slice(0, 1),
        ]),
        c.keptWhere(
          s0('D Recording'),
          'Kept securely by the supervisor. The decisions about a child are in that child’s file.',
        ),
        c.confidentiality(s0('D Recording; Appendix 2'), [
          riskComesFirst,
          'Records can be seen in an inspection or audit, and may be evidence if a case is formally reviewed.',
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
          s0('Supervision'),
          'Ask. What matters is written down by the case worker and comes back to the next session.',
        ),
        c.fallback(ours('D4')),
      ],
    },
    {
      key: 'difference',
      title: 'Difference and equality',
      clauses: [
        c.diversity(roles, [
          'The supervisor raises difference constructively, and makes room for the supervisee’s experience of it.',
        ]),
      ],
    },
    {
      key: 'disagreement',
      title: 'If we disagree',
      clauses: [
        c.disagreement(contract, [
          'First the two of us.',
          'Then a meeting with the person named here. Neither goes in without having been told of it beforehand.',
        ]),
        c.disagreementPerson(contract, true),
        c.contingency(ours('C1'), 'What happens if that meeting does not settle it'),
        c.entitlement(s0('F Entitlement'), [
          'Whoever is not supervised as often as this says takes it up first with the supervisor, just the two of us.',
          'If that does not settle it, school staff ask for a meeting of three, with the line manager or the head.',
          'Where the head is the supervisor, a governor comes instead.',
          'Cluster staff ask for a meeting of three with the line manager, cluster chair or targeted services lead.',
          'What stands in the way is said there, and what is agreed is written down.',
        ]),
      ],
    },
    {
      key: 'review',
      title: 'Appraisal and review',
      clauses: [c.appraisal(ours('C1')), c.reviewOn(contract, 'Within a year')],
    },
  ],
}
