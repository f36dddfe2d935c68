import type { SupervisionFunction } from '../shape.ts'
import { s4 } from '../source.ts'

const oversight = s4('Definition, line management')
const safeguarding = s4('Definition, safeguarding supervision')

/** S4 keeps two lists: what supervision answers for, and what line management does. They may be two people. */
export const partnershipFunctions: SupervisionFunction[] = [
  {
    key: 'reflection',
    name: 'Reflection',
    meaning: 'A safe place to think',
    list: 'Safeguarding supervision',
    source: safeguarding,
  },
  {
    key: 'analysis',
    name: 'Looking into a case',
    meaning: 'Going deep enough to stay objective and reach a judgement that stands',
    list: 'Safeguarding supervision',
    source: safeguarding,
  },
  {
    key: 'roles',
    name: 'Clear roles',
    meaning: 'Who does what, here and in the other agencies',
    list: 'Safeguarding supervision',
    source: safeguarding,
  },
  {
    key: 'specialist_assessment',
    name: 'Specialist assessment',
    meaning: 'Asking whether an expert’s view would help the child, and getting it',
    list: 'Safeguarding supervision',
    source: safeguarding,
  },
  {
    key: 'development',
    name: 'Training and development',
    meaning: 'Finding what the worker needs to learn',
    list: 'Safeguarding supervision',
    source: safeguarding,
  },
  {
    key: 'practice_concerns',
    name: 'Passing on concerns',
    meaning: 'A worry about practice goes to line management, as a record of its own',
    list: 'Safeguarding supervision',
    source: safeguarding,
  },
  {
    key: 'quality',
    name: 'Quality of the work',
    meaning: 'Somebody answers for the standard of what is done',
    list: 'Management oversight',
    source: oversight,
  },
  {
    key: 'authorisation',
    name: 'Authorising decisions',
    meaning: 'Key decisions for a family have a manager’s agreement',
    list: 'Management oversight',
    source: oversight,
  },
  {
    key: 'access',
    name: 'Access to supervision',
    meaning: 'Staff do get safeguarding supervision, and regularly',
    list: 'Management oversight',
    source: oversight,
  },
  {
    key: 'informing',
    name: 'Keeping seniors informed',
    meaning: 'Workload, shortfalls and gaps are told to those who can act on them',
    list: 'Management oversight',
    source: oversight,
  },
]
