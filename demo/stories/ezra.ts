import type { ChildStory } from './story.ts'

export const ezra: ChildStory = {
  family: 'Fenn-Akande',
  given: 'Ezra',
  familyName: 'Fenn-Akande',
  age: [6, 250],
  reference: 'WP-0140',
  status: { status: 'cause_for_concern', basis: null },
  seenBy: 'Dev Mistry-Crane, in class',
  own_actions: [
    'Kept a weekly note of how he arrives. Spoke to both parents at the gate.',
    'Moved his seat. Read with him on his own twice a week.',
  ],
  needs: [
    'Two homes that tell him the same thing. Somebody to notice when he stops talking.',
    'Quiet handovers, and his reading book in the right house.',
  ],
  risks: [
    'Shouting at handovers, which he hears. Being asked to carry messages.',
    'Going quiet is his way of coping, and it is easy to like a quiet child.',
  ],
  protective_factors: ['Two parents who both come to parents’ evening. His grandfather, and football.'],
  engagement: [
    'Both parents answer. Each says that the other is the trouble. They agreed on one thing, which is the book bag.',
  ],
  identity: [
    'Ezra’s parents have different faiths, and he goes to two places of worship. He is proud of knowing both sets of songs.',
  ],
  discussion: [
    'Morwenna asked what Dev would do if Ezra were loud. More, and sooner.',
    'We asked whether we had heard both parents, or only the one at the gate.',
  ],
  plan: [
    'Dev: weekly note, reading, one message to both parents. Parents: handover at school and not at home.',
    'The family worker meets both parents once. Dev watches Mondays and Thursdays.',
  ],
  difference: ['We write to both parents together, in one message, from now on.'],
  colleagues_told: ['Dev tells the family worker and the office.'],
  chapters: [
    {
      rag: 'amber',
      events:
        'He has stopped putting his hand up. His parents separated in the holidays; the school heard it from Ezra.',
      voice: '“I’ve got two toothbrushes.” It was his news for the week.',
      decision: {
        what: 'Write one message to both parents about what school has noticed.',
        why: 'Two conversations at the gate became two stories.',
      },
      todo: {
        what: 'Send the first joint message',
        why: 'So that both hear the same',
        within: 5,
        outcome: 'Both answered the same day.',
      },
    },
    {
      rag: 'amber',
      status: { status: 'early_help', basis: null },
      events:
        'Shouting at a handover outside the gate. He hid under a table afterwards and came out for a story. An early help plan was agreed with both.',
      voice: '“They use big voices and small words.”',
      decision: {
        what: 'Handovers happen at school, in the family room.',
        why: 'It is the handover that frightens him and not either home.',
      },
      todo: {
        what: 'Book the family room on handover days',
        why: 'So that there is a door to close',
        within: 5,
        outcome: 'Booked for the year.',
      },
    },
    {
      rag: 'amber',
      events: 'Six handovers in school, all quiet. His reading book is still in the wrong house one time in two.',
      voice: 'He told the class about two Fridays and was asked questions. He liked that.',
      decision: { what: 'Give him two copies of his reading book.', why: 'It costs four pounds and ends an argument.' },
    },
    {
      rag: 'green',
      events: 'Hand up every day. Quiet handovers.',
      voice: '“I’m the only one who knows both songs.”',
      decision: {
        what: 'Move the note from weekly to fortnightly.',
        why: 'There is little to write. It goes back if he goes quiet.',
      },
    },
    {
      rag: 'green',
      events: 'Steady. His father missed a handover and rang ahead.',
      voice: 'He said “Dad rang first”, as if it were the most ordinary thing.',
      decision: { what: 'No change.', why: 'A missed handover was handled by adults, which is the point.' },
    },
    {
      rag: 'green',
      events: 'He is reading above his age, and was chosen to show visitors round.',
      voice: 'He told a visitor “that’s the family room, it’s where nobody shouts”.',
      decision: { what: 'Ask both parents whether the plan can end.', why: 'It has done what it was for.' },
      todo: {
        what: 'Meet both parents about ending the plan',
        why: 'They should end it together',
        within: 21,
        outcome: 'Met. They asked to keep the room.',
      },
    },
    {
      rag: 'green',
      events: 'Both parents want the family room to stay, and nothing else.',
      voice: '“I don’t need the note any more, I can say it.”',
      decision: { what: 'Keep the room and stop the note.', why: 'Ezra says so himself.' },
    },
  ],
}
