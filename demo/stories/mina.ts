import { briefly } from './briefly.ts'

export const mina = briefly({
  family: 'Tarrant-Shaw',
  given: 'Mina',
  familyName: 'Tarrant-Shaw',
  age: [8, 300],
  reference: 'WP-0072',
  status: { status: 'family_support_plan', basis: null },
  seenBy: 'Kofi Larkin, in the family room',
  needs: 'Her own bed, and her mother’s medicine taken on time by her mother.',
  risks: 'Being asked to remember things that are for adults to remember.',
  protective: 'A mother who asks for help in good time. A big, noisy, kind family.',
  engagement: 'Ms Tarrant-Shaw rings first. She is tired and does what she says.',
  plan: 'Kofi: a visit each fortnight. Health: the pill box filled by the pharmacy. Housing: a bed.',
  chapters: [
    {
      rag: 'amber',
      events: 'Mina carries the list of her mother’s medicine in her school bag.',
      voice: '“It’s so Mum’s head doesn’t have to.”',
      decision: {
        what: 'Ask the pharmacy to fill the box each week.',
        why: 'A list in a school bag is a job for grown-ups.',
      },
      todo: {
        what: 'Ring the pharmacy with her mother',
        why: 'So that the list leaves the school bag',
        within: 7,
        outcome: 'Done. The list is on the fridge now.',
      },
    },
    {
      rag: 'amber',
      events: 'The bed came, after two letters. She sleeps in it.',
      voice: '“It’s got a drawer under and it’s mine.”',
      decision: { what: 'Move visits to once a month.', why: 'What the plan was for is nearly done.' },
    },
    {
      rag: 'green',
      status: 'ended',
      events: 'Her mother runs the box herself. The plan ended by agreement of everybody, Mina too.',
      voice: 'She gave Kofi the list. “For your file.”',
      decision: { what: 'Close, and ask her teacher to say if mornings change.', why: 'It has held for a term.' },
    },
  ],
})
