import { briefly } from './briefly.ts'

export const jasper = briefly({
  family: 'Quillan',
  given: 'Jasper',
  familyName: 'Quillan',
  age: [11, 210],
  reference: 'WP-0023',
  status: { status: 'early_help', basis: null },
  seenBy: 'Morwenna Tait, on the bench by the pond',
  needs: 'A father who comes when he has said he will, or who says that he will not.',
  risks: 'That he stops asking for anything.',
  protective: 'His mother, who keeps a calendar with him. Pond club.',
  engagement: 'His mother does all that was agreed. His father answers one message in three.',
  plan: 'School: pond club and one adult. Family worker: a meeting with his father.',
  chapters: [
    {
      rag: 'amber',
      events: 'Waited at the gate for his father twice. He told the office that he was “just looking”.',
      voice: '“He’s busy. It’s all right, the newts are busy too.”',
      decision: { what: 'One adult tells Jasper by lunch whether he is coming.', why: 'It is the waiting that hurts.' },
      todo: {
        what: 'Agree with his father to say yes or no by noon',
        why: 'So that Jasper does not wait',
        within: 7,
        carried: 1,
        outcome: 'Agreed, and kept on most weeks.',
      },
    },
    {
      rag: 'amber',
      events: 'His father said no on three Fridays and came on one. Jasper was calmer with each.',
      voice: '“No is quicker.”',
      decision: { what: 'Carry on.', why: 'An honest no suits him better than a kind maybe.' },
    },
    {
      rag: 'green',
      events: 'He has told his father himself which days matter, and was listened to.',
      voice: 'He showed me the calendar with two stars on it.',
      decision: { what: 'End the plan at the next review.', why: 'The two of them arrange it without us.' },
    },
    {
      rag: 'green',
      status: 'ended',
      events: 'The plan ended, with a last meeting that Jasper led.',
      voice: '“Any other business? Newts.”',
      decision: { what: 'Close.', why: 'Nothing that we do is needed for it to go on.' },
    },
  ],
})
