import type { AgreementTemplate } from '../agreement-shape.ts'
import { ours, s1 } from '../source.ts'
import { c, recordingPoints, riskComesFirst } from './make.ts'

const item = (number: number) => s1(`Appendix 1, item ${number}`)

export const integratedAgreement: AgreementTemplate = {
  key: 'integrated_agreement',
  version: 1,
  name: 'Integrated multi-agency agreement',
  policy: 'S1',
  agreementWords: 'agreement',
  recordTemplate: 'integrated',
  paperForm: 'agreement_checklist',
  reviewEvery: null,
  eligibility: [],
  parts: [
    c.parties(s1('Appendix 1, items 1 and 7')),
    {
      key: 'arrangements',
      title: 'When and where',
      clauses: [
        c.frequency(s1('3.1 and 3.2'), {
          start: { every: 2, unit: 'month' },
          hint: 'At least 6 times in any 12 months. Every 2 months is enough, if none is missed.',
        }),
        c.minutes(s1('3.5'), { hint: 'Long enough for a proper conversation. It can differ with what is needed.' }),
        c.startsOn(),
        c.preferredTime(),
        c.venue(s1('3.5'), 'Private, quiet and without interruption'),
        c.type(s1('2.1 and Appendix 1, item 2')),
        c.form(s1('2.1 and Appendix 1, item 2')),
        c.text('changes', 'If a session has to move', s1('3.3'), {
          startingText:
            'A cancelled session gets a new date straight away. With no time for it, the supervisor takes advice.',
        }),
      ],
    },
    {
      key: 'purpose',
      title: 'What it is for',
      clauses: [
        c.functions(s1('2.3 and Appendix 1, item 3'), [
          { value: 'development', label: 'Professional development' },
          { value: 'support', label: 'Support' },
          { value: 'management', label: 'Management and administration' },
          { value: 'best_practice', label: 'Best practice' },
          { value: 'change', label: 'Help with change' },
        ]),
        c.areas(
          item(4),
          [
            'Individual children, and the caseload as a whole',
            'Working with partners',
            'Team and day-to-day matters',
            'Leave and sickness',
            'Learning, training and development',
          ].join('\n'),
        ),
        c.agenda(ours('E1')),
        c.boundary(
          s1('2.1'),
          'Management and clinical supervision are different things. This agreement says which it is.',
        ),
      ],
    },
    {
      key: 'responsibilities',
      title: 'What each of us will do',
      clauses: [
        c.supervisor(s1('2.2 and 3'), [
          'Set aside enough time, and keep to it',
          'Help assess risk and solve problems',
          'Look at how agencies work together in each case',
          'Ask what training and development is needed',
        ]),
        c.supervisee(s1('1.2 and 2.2'), [
          'Take a full part',
          'Ask for advice at once when a child’s safety is in question',
        ]),
      ],
    },
    {
      key: 'confidentiality',
      title: 'Confidentiality',
      clauses: [
        c.confidentiality(s1('5 and Appendix 1, item 5'), [
          'Records are for supervision and nothing else, and go to the supervisee and the managers named here.',
          'Someone with authority may need to see them: after a complaint or dispute, in an audit, inquiry or court.',
          'If anyone else is to see something, the supervisee first hears what, why, and what may follow.',
          'Notes of a group stay with its members.',
          riskComesFirst,
        ]),
      ],
    },
    {
      key: 'urgent',
      title: 'If it cannot wait',
      clauses: [
        c.urgent(s1('3.4 and Appendix 1, item 6'), 'Ask, and it is arranged within 24 hours.'),
        c.fallback(item(6)),
      ],
    },
    {
      key: 'sharing',
      title: 'Line management, and who else may see what',
      clauses: [c.sharedWith(s1('5 and Appendix 1, item 7')), c.sharedCasesWith(s1('5 and Appendix 1, item 7'))],
    },
    {
      key: 'difference',
      title: 'Difference and equality',
      clauses: [c.diversity(ours('C1'), [])],
    },
    {
      key: 'disagreement',
      title: 'If we disagree',
      clauses: [
        c.disagreement(item(8), ['First the two of us.', 'Then someone neutral helps us settle it.']),
        c.disagreementPerson(item(8), false, 'A third person both would trust'),
        c.contingency(item(8), 'What happens if help does not settle it'),
      ],
    },
    {
      key: 'recording',
      title: 'Recording and signing',
      clauses: [
        c.recording(s1('4 and Appendix 1, item 9'), [
          'Every session is written up: what was covered, what was said, who does what and by when.',
          'Both sign, and both have a copy.',
          ...recordingPoints.slice(0, 1),
        ]),
        c.keptWhere(ours('C1')),
      ],
    },
    {
      key: 'performance',
      title: 'Appraisal and review',
      clauses: [
        c.appraisal(
          s1('1.6 and Appendix 1, item 10'),
          'What is talked about can be drawn on in the mid-year and annual review. Nothing about a child is.',
        ),
        c.reviewOn(ours('C2'), 'The policy gives no interval. Choose a date.'),
      ],
    },
  ],
}
