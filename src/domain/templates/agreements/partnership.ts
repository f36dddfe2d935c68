import type { AgreementPart, AgreementTemplate } from '../agreement-shape.ts'
import { ours, s4 } from '../source.ts'
import { c, recordingPoints, riskComesFirst } from './make.ts'

const direct = s4('Appendix IV, Example 1')
const indirect = s4('Appendix IV, Example 2')
const process = s4('The Supervision Process')
const functions = s4('Strategic Aims, 5')

const eligibility = [
  {
    key: 'trained_and_current',
    says: 'Supervisors are best trained in supervising, and know current law, policy and research',
    source: s4('What does good quality look like?'),
  },
  {
    key: 'minimum',
    says: 'Each agency sets its own least experience, qualification and training for a supervisor',
    source: s4('Supervisor Competence'),
  },
]

const whenAndWhere = (source: typeof direct): AgreementPart => ({
  key: 'when_and_where',
  title: 'When and where',
  clauses: [
    c.frequency(process, {
      start: { every: 3, unit: 'month' },
      hint: 'At least every 3 months, and more often for someone new. A child in need is discussed within 3 months.',
    }),
    c.minutes(source),
    c.startsOn(),
    c.preferredTime(),
    c.venue(ours('D5'), 'Private and free of interruption'),
    c.changes(direct),
  ],
})

const whatItIsFor = (areas: string): AgreementPart['clauses'] => [
  c.functions(functions, [
    { value: 'accountability', label: 'Accountable practice' },
    { value: 'direction', label: 'Management direction' },
    { value: 'development', label: 'Professional development' },
    { value: 'support', label: 'Personal support' },
  ]),
  c.areas(s4('Appendix III'), areas),
  c.boundary(
    s4('Definition of Supervision and Management Oversight'),
    'Where line manager and supervisor are different people, oversight is written in a document of its own.',
  ),
]

const records: AgreementPart = {
  key: 'records',
  title: 'What is written, and who reads it',
  clauses: [
    c.recording(process, [
      'Each action says why it was chosen, and any departure from procedure is explained.',
      ...recordingPoints,
    ]),
    c.keptWhere(ours('C1')),
    c.confidentiality(ours('C1'), [riskComesFirst]),
    c.sharedWith(s4('Definition of Supervision and Management Oversight')),
    c.sharedCasesWith(ours('C1')),
  ],
}

const urgent: AgreementPart = {
  key: 'urgent',
  title: 'If it cannot wait',
  clauses: [
    c.urgent(
      s4('Strategic Aims, 4 and 7'),
      'Ask at once. A worry about rising risk does not wait for the next session.',
    ),
    c.fallback(ours('D4')),
  ],
}

const difference: AgreementPart = {
  key: 'difference',
  title: 'Difference and equality',
  clauses: [
    c.diversity(s4('Agency Quality Assurance; A last thought'), [
      'Supervision is fair, and works against discrimination.',
      'We say so when we do not know enough about a family’s culture or circumstances, and find out.',
    ]),
  ],
}

const disagreement: AgreementPart = {
  key: 'disagreement',
  title: 'If we disagree',
  clauses: [
    c.disagreement(s4('Managing Professional Differences; Appendix IV, Example 1'), [
      'Either can say what they think and challenge the other.',
      'Then the agency’s own route for professional disagreement is followed.',
    ]),
    c.disagreementPerson(direct, false),
    c.contingency(ours('C1'), 'What happens if that route does not settle it'),
  ],
}

const review = (source: typeof direct): AgreementPart => ({
  key: 'review',
  title: 'Appraisal and review',
  clauses: [c.appraisal(ours('L3')), c.reviewOn(source, 'The policy asks for regular review and gives no interval')],
})

const supervisor = [
  'Offer a safe place to think, and help explore a case in depth',
  'Question the assessment and the decisions, and look out for drift',
  'Answer for the advice given',
  'Pass a concern about practice to the line manager, and say so',
]
const supervisee = [
  'Prepare, and take an active part',
  'Ask for advice and support when it is needed',
  'Answer for how well the work is done',
]

/** S4, first example: people who work directly with children and families. */
export const partnershipDirect: AgreementTemplate = {
  key: 'partnership_direct',
  version: 1,
  name: 'Partnership: direct contact',
  policy: 'S4',
  agreementWords: 'contract',
  recordTemplate: 'partnership',
  paperForm: 'partnership_direct_contract',
  reviewEvery: null,
  eligibility,
  parts: [
    c.parties(direct, [c.type(process, 'safeguarding'), c.form(process)]),
    whenAndWhere(direct),
    {
      key: 'purpose',
      title: 'What it is for',
      clauses: [
        ...whatItIsFor(
          [
            'Each child in need, and each child on a protection plan',
            'Long-running worries as well as the urgent ones',
            'What the work does to you',
            'Learning and development',
          ].join('\n'),
        ),
        c.agenda(direct),
      ],
    },
    {
      key: 'responsibilities',
      title: 'What each of us will do',
      clauses: [
        c.supervisor(s4('Definition, safeguarding supervision; Appendix IV, Example 1'), supervisor),
        c.supervisee(s4('Supervisor Competence and Expectations of Supervisee; Appendix IV, Example 1'), supervisee),
        c.text('performance_route', 'How a worry about workload or performance is raised', direct),
      ],
    },
    records,
    urgent,
    difference,
    disagreement,
    review(direct),
  ],
}

/** S4, second example: people whose contact with children and families is indirect. */
export const partnershipIndirect: AgreementTemplate = {
  key: 'partnership_indirect',
  version: 1,
  name: 'Partnership: indirect contact',
  policy: 'S4',
  agreementWords: 'contract',
  recordTemplate: 'partnership',
  paperForm: 'partnership_indirect_contract',
  reviewEvery: null,
  eligibility,
  parts: [
    c.parties(indirect, [c.type(process, 'safeguarding'), c.form(process)]),
    whenAndWhere(indirect),
    {
      key: 'purpose',
      title: 'What it is for',
      clauses: [
        ...whatItIsFor(
          ['Safeguarding as it meets your role', 'Team and general issues', 'Learning and development'].join('\n'),
        ),
        c.text('agenda', 'Items for this session', indirect),
        c.text('future_agenda', 'Items for later sessions', indirect),
      ],
    },
    {
      key: 'development',
      title: 'You and your role',
      clauses: [
        c.text('development', 'Learning and development: openings and worries', indirect),
        c.text('role', 'Your role: openings and worries', indirect),
      ],
    },
    {
      key: 'responsibilities',
      title: 'What each of us will do',
      clauses: [
        c.supervisor(s4('Definition, safeguarding supervision'), [
          'Offer a safe place to think',
          'Make clear who does what, and notice what needs to be learnt',
        ]),
        c.supervisee(s4('Supervisor Competence and Expectations of Supervisee'), supervisee),
      ],
    },
    records,
    urgent,
    difference,
    disagreement,
    review(indirect),
  ],
}
