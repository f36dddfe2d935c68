import { briefly } from './briefly.ts'

/** Nothing has changed since the plan began, and it is said; whoever is to hear of it has not been told yet. */
export const ottoline = briefly({
  family: 'Prewitt-Sol',
  given: 'Ottoline',
  familyName: 'Prewitt-Sol',
  age: [9, 200],
  reference: 'QP-0083',
  school: 'Saltbridge Academy',
  status: { status: 'child_in_need', basis: 's17' },
  concern: 'neglect',
  seenBy: 'Silas Dunmore-Achebe, in the playground shelter',
  needs: 'Her hair washed without a row. Glasses that stay mended.',
  risks: 'A plan that everybody likes and that changes nothing.',
  protective: 'Her grandfather on Sundays. She reads with the book two inches away.',
  engagement: 'Ms Prewitt-Sol is friendly, and it is always next week.',
  plan: 'School: breakfast. Silas: a visit each fortnight. Optician: again.',
  chapters: [],
  later: [
    {
      rag: 'amber',
      events: 'Glasses broken, and taped. Breakfast at school each day.',
      voice: '“The tape’s the strong bit.”',
      decision: {
        what: 'Keep the plan, and name a date for the glasses.',
        why: 'It is the one thing in it that has a day.',
      },
    },
    {
      rag: 'amber',
      events: 'The date for the glasses passed. A new one was agreed.',
      voice: 'She has moved to the front row by herself.',
      decision: { what: 'Note that this is the second date.', why: 'So that nobody reads it as the first.' },
    },
    {
      rag: 'amber',
      events: 'The same as last time, in every line of the plan.',
      voice: '“I can hear the board, sort of.”',
      decision: {
        what: 'Say that nothing has changed for her since the plan began.',
        why: 'Each visit is a good one, and each one is the same.',
      },
    },
  ],
})
