import { briefly } from './briefly.ts'

export const fitz = briefly({
  family: 'Ambrose-Lee',
  given: 'Fitz',
  familyName: 'Ambrose-Lee',
  age: [12, 15],
  reference: 'WP-0012',
  status: { status: 'early_help', basis: null },
  seenBy: 'Jonas Pell, on the climbing wall',
  needs: 'A way to be strong that is not fighting. Time with his brother that is not about their father.',
  risks: 'Being sent out so often that out is where he is.',
  protective: 'Climbing. His brother. He says sorry and means it.',
  engagement: 'His mother backs the school in front of him and tells us the rest afterwards.',
  plan: 'Jonas: climbing twice a week. Teachers: one warning, then a walk, never the corridor.',
  chapters: [
    {
      rag: 'amber',
      events: 'Sent out seven times in a half-term. In Jonas’s sessions he has not been angry once.',
      voice: '“Nobody tells you to calm down when you’re up there.”',
      decision: {
        what: 'A walk with an adult in place of the corridor.',
        why: 'The corridor teaches him that he is in the way.',
      },
      todo: {
        what: 'Show his four teachers the walk',
        why: 'So that it is the same in every room',
        within: 10,
        outcome: 'Shown. Sent out once since.',
      },
    },
    {
      rag: 'green',
      events: 'Sent out once. He asked for the walk himself twice.',
      voice: 'He told a younger boy “you just ask for the walk”.',
      decision: { what: 'Keep the walk, and let him ask.', why: 'Asking is the part that is new.' },
    },
    {
      rag: 'green',
      status: 'ended',
      events: 'Ready for secondary school, with climbing arranged there.',
      voice: '“Their wall’s higher.”',
      decision: {
        what: 'Close, and tell the new school about the walk.',
        why: 'It should not have to be found out again.',
      },
    },
  ],
})
