import { briefly } from './briefly.ts'

export const teddy = briefly({
  family: 'Marchetti-Vale',
  given: 'Teddy',
  familyName: 'Marchetti-Vale',
  age: [5, 33],
  reference: 'MC-0450',
  school: 'Larkmoor Primary',
  status: { status: 'family_support_plan', basis: null },
  seenBy: 'Yusra Fennimore, under the table with the trains',
  needs: 'Words for what he feels before it becomes a bite. Bedtime at the same time.',
  risks: 'Being known for biting.',
  protective: 'Parents who laugh a good deal. A teacher who is not afraid of him.',
  engagement: 'Both parents came to all six evenings of the course and asked for a seventh.',
  plan: 'Yusra: the course, and home once a month. School: a quiet corner with trains.',
  chapters: [
    {
      rag: 'amber',
      events: 'Bit two children in one week, each when the room was loud.',
      voice: '“My ears were full.”',
      decision: {
        what: 'The corner with the trains is his to go to, without asking.',
        why: 'He knows when his ears are full. We do not.',
      },
      todo: {
        what: 'Make the corner with his teacher',
        why: 'So that it is there on Monday',
        within: 5,
        outcome: 'Made. He named it the depot.',
      },
    },
    {
      rag: 'green',
      events: 'One bite in two months. He goes to the depot three times a week.',
      voice: '“I parked.”',
      decision: { what: 'Tell his parents what he said.', why: 'They will use the word at home.' },
    },
  ],
  later: [
    {
      rag: 'green',
      events: 'Steady. The word is used at home, by the parents too.',
      voice: '“Daddy parked in the bathroom.”',
      decision: { what: 'Carry on, and look at ending the plan.', why: 'It holds without us.' },
    },
  ],
})
