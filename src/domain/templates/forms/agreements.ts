import type { PaperForm } from '../paper-shape.ts'
import { s0, s1, s2, s3, s4 } from '../source.ts'
import { bothSign, box, clause, fact, heading, line } from './make.ts'

const partiesLines = [line('Supervisor', fact('supervisor.name')), line('Supervisee', fact('supervisee.name'))]

/** S0, Appendix 2. */
export const schoolsAndClustersContractForm: PaperForm = {
  key: 'schools_and_clusters_contract',
  name: 'Supervision contract, schools and clusters',
  source: s0('Appendix 2'),
  boundFor: 'supervision_file',
  of: { agreement: 'schools_and_clusters_contract' },
  orientation: 'portrait',
  blocks: [
    heading('Supervision contract', 1),
    line('Organisation', fact('organisation.name')),
    heading('What it is for'),
    box('1. Supervisor’s statement', 5, clause('purpose')),
    box('Whose cases', 4, clause('areas_to_discuss')),
    heading('2. Supervision for school and cluster staff'),
    line('How often', clause('frequency')),
    line('How long', clause('minutes')),
    heading('Supervisor’s responsibilities'),
    line('Starting on', clause('starts_on')),
    line('Held at', clause('venue')),
    box('The supervisor will', 7, clause('supervisor_responsibilities')),
    heading('Supervisee’s responsibilities'),
    box('The supervisee will', 7, clause('supervisee_responsibilities')),
    box('Use of these records', 3, clause('confidentiality')),
    heading('If we disagree'),
    line('We will meet together with', clause('disagreement_person')),
    box('How', 3, clause('disagreement_route')),
    box('If supervision does not happen as agreed', 4, clause('entitlement')),
    bothSign,
    line('Date of review', clause('review_on')),
    { kind: 'signatures', lines: [{ who: 'supervisor', label: 'Signed at review', withDate: true }] },
  ],
}

/** S1, Appendix 1: ten points. */
export const agreementChecklist: PaperForm = {
  key: 'agreement_checklist',
  name: 'Supervision agreement checklist',
  source: s1('Appendix 1'),
  boundFor: 'supervision_file',
  of: { agreement: 'integrated_agreement' },
  orientation: 'portrait',
  blocks: [
    heading('Supervision agreement', 1),
    {
      kind: 'checklist',
      numbered: true,
      items: [
        { label: 'Who this is between', from: [fact('supervisor.name'), fact('supervisee.name')] },
        {
          label: 'Arrangements: how often, how long, where, what type',
          from: [clause('frequency'), clause('minutes'), clause('venue'), clause('type'), clause('form')],
        },
        { label: 'Function', from: [clause('functions')] },
        { label: 'What we will talk about', from: [clause('areas_to_discuss')] },
        { label: 'Confidentiality', from: [clause('confidentiality')] },
        { label: 'If it cannot wait', from: [clause('urgent_access'), clause('fallback_person')] },
        {
          label: 'Line management, and who else may see what',
          from: [clause('line_management'), clause('shared_with'), clause('shared_cases_with')],
        },
        {
          label: 'Disagreement and mediation',
          from: [clause('disagreement_route'), clause('disagreement_person'), clause('contingency')],
        },
        { label: 'Recording and signing', from: [clause('recording')] },
        { label: 'Link to performance management', from: [clause('appraisal_link')] },
      ],
    },
    bothSign,
  ],
}

/** S2, Appendix 1. */
export const collegeAgreementForm: PaperForm = {
  key: 'college_agreement',
  name: 'Written agreement of supervision, 14 to 19 college',
  source: s2('Appendix 1'),
  boundFor: 'supervision_file',
  of: { agreement: 'college_agreement' },
  orientation: 'portrait',
  blocks: [
    heading('Written agreement', 1),
    box('Purpose', 3, clause('purpose')),
    box('The supervisor', 5, clause('supervisor_responsibilities')),
    box('The supervisee', 4, clause('supervisee_responsibilities')),
    box('The agenda', 3, clause('agenda')),
    box('Keeping records', 3, clause('recording')),
    box('Confidentiality', 3, clause('confidentiality')),
    box('Difference and equality', 3, clause('diversity')),
    box('If we disagree', 3, clause('disagreement_route')),
    heading('What we undertake'),
    line('Supervisor', fact('supervisor.name')),
    line('Supervisor’s post', fact('supervisor.post')),
    line('Supervisee', fact('supervisee.name')),
    line('Supervisee’s post', fact('supervisee.post')),
    heading('Our own terms'),
    line('How often', clause('frequency')),
    line('How long', clause('minutes')),
    box('Standing items', 4, clause('areas_to_discuss')),
    line('Attended by', clause('attended_by')),
    line('Written by', clause('recorded_by')),
    line('Kept', clause('kept_where')),
    line('Looked at again on', clause('review_on')),
    box('If something stays unresolved, or has to change', 4, clause('contingency')),
    bothSign,
  ],
}

/** S3, Appendix 1. */
export const primaryAndNurseryContractForm: PaperForm = {
  key: 'primary_and_nursery_contract',
  name: 'Supervision contract, primary and nursery',
  source: s3('Appendix 1'),
  boundFor: 'supervision_file',
  of: { agreement: 'primary_and_nursery_contract' },
  orientation: 'portrait',
  blocks: [
    heading('Supervision contract', 1),
    box('Supervisor’s statement', 5, clause('purpose'), clause('areas_to_discuss')),
    line('How often', clause('frequency')),
    line('A longer session', clause('extended_frequency')),
    line('Where', clause('venue')),
    box('The supervisor will', 6, clause('supervisor_responsibilities')),
    box('The supervisee will', 6, clause('supervisee_responsibilities')),
    box('Use of these records', 3, clause('confidentiality')),
    line('A disagreement goes to', clause('disagreement_person')),
    box('How', 3, clause('disagreement_route')),
    {
      kind: 'columns',
      columns: [
        {
          width: 6,
          blocks: [
            line('Supervisor', fact('supervisor.name')),
            { kind: 'signatures', lines: [{ who: 'supervisor', label: 'Signature of supervisor', withDate: true }] },
          ],
        },
        {
          width: 6,
          blocks: [
            line('Supervisee', fact('supervisee.name')),
            { kind: 'signatures', lines: [{ who: 'supervisee', label: 'Signature of supervisee', withDate: true }] },
          ],
        },
      ],
    },
    line('Looked at again on', clause('review_on')),
  ],
}

/** S4, Appendix IV, first example. */
export const partnershipDirectForm: PaperForm = {
  key: 'partnership_direct_contract',
  name: 'Supervision contract, direct contact',
  source: s4('Appendix IV, Example 1'),
  boundFor: 'supervision_file',
  of: { agreement: 'partnership_direct' },
  orientation: 'portrait',
  blocks: [
    heading('Supervision contract', 1),
    ...partiesLines,
    line('How often', clause('frequency')),
    line('How long', clause('minutes')),
    {
      kind: 'columns',
      columns: [
        {
          width: 6,
          blocks: [
            box('The supervisor will', 8, clause('supervisor_responsibilities')),
            box('If a session has to move', 3, clause('changes')),
            box('How it is recorded', 3, clause('recording')),
            box('How the agenda is made', 3, clause('agenda')),
            box('Worries about workload or performance', 3, clause('performance_route')),
            box('If we disagree', 3, clause('disagreement_route')),
          ],
        },
        { width: 6, blocks: [box('The supervisee will', 23, clause('supervisee_responsibilities'))] },
      ],
    },
    bothSign,
    line('Date of review', clause('review_on')),
  ],
}

/** S4, Appendix IV, second example. */
export const partnershipIndirectForm: PaperForm = {
  key: 'partnership_indirect_contract',
  name: 'Supervision contract, indirect contact',
  source: s4('Appendix IV, Example 2'),
  boundFor: 'supervision_file',
  of: { agreement: 'partnership_indirect' },
  orientation: 'portrait',
  blocks: [
    heading('Supervision contract', 1),
    ...partiesLines,
    line('How often', clause('frequency')),
    line('How long', clause('minutes')),
    box('Items for this session', 5, clause('agenda')),
    box('Items for later sessions', 4, clause('future_agenda')),
    box('Learning and development', 4, clause('development')),
    box('Your role', 4, clause('role')),
    bothSign,
    line('Date of review', clause('review_on')),
  ],
}
