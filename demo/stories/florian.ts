import { briefly } from './briefly.ts'

/** Longest undiscussed: the sessions of whoever holds the case have stopped. */
export const florian = briefly({
  family: 'Webb-Castellan',
  given: 'Florian',
  familyName: 'Webb-Castellan',
  age: [12, 300],
  reference: 'MC-0399',
  school: 'Fallowgate Academy',
  status: { status: 'cause_for_concern', basis: null },
  seenBy: 'Pip Landowski, at the bus stop',
  needs: 'A way in to school that is not the front door at ten to nine.',
  risks: 'That staying at home becomes what he does.',
  protective: 'His mother, who walks with him. Chess by post with his uncle.',
  engagement: 'His mother does her half and is running out of mornings.',
  plan: 'Pip: meets the bus twice a week. School: the side door, and library until ten.',
  chapters: [
    {
      rag: 'amber',
      events: 'In on eleven days of twenty. He gets as far as the gate.',
      voice: '“It’s the noise of everyone being all right.”',
      decision: {
        what: 'The side door and the library until ten.',
        why: 'Getting in is the thing. Lessons come after it.',
      },
      todo: {
        what: 'Tell the office and the library about the side door',
        why: 'So that nobody sends him round',
        within: 3,
        outcome: 'Told, and nobody has.',
      },
    },
    {
      rag: 'amber',
      events: 'In on fifteen of twenty, through the library.',
      voice: 'He beat the librarian. “She let me see it coming.”',
      decision: { what: 'One lesson a week from ten, of his choosing.', why: 'He chose maths, and the teacher knows.' },
    },
    {
      rag: 'green',
      events: 'Three lessons from ten. In on eighteen of twenty.',
      voice: '“The noise is mostly chairs.”',
      decision: { what: 'Add a lesson when he asks for one.', why: 'He has set the pace so far, and it works.' },
    },
  ],
})
