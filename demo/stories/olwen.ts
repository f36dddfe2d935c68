import { briefly } from './briefly.ts'

export const olwen = briefly({
  family: 'Pryce-Lundy',
  given: 'Olwen',
  familyName: 'Pryce-Lundy',
  age: [7, 320],
  reference: 'WP-0131',
  status: { status: 'cause_for_concern', basis: null },
  seenBy: 'Dev Mistry-Crane, at the reading mat',
  needs: 'To eat without being watched. An adult who is not worried out loud.',
  risks: 'That a small appetite becomes a battle.',
  protective: 'Her grandfather’s kitchen. A friend who eats anything.',
  engagement: 'Her parents come together and want a plan today. We asked them to wait with us.',
  plan: 'Dev: sits at the next table and not at hers. The school nurse: weight once a term.',
  chapters: [
    {
      rag: 'amber',
      events: 'Lunch came back untouched on most days for three weeks.',
      voice: '“Everyone looks at my fork.”',
      decision: {
        what: 'Nobody mentions her lunch for a fortnight, and we write down what she eats.',
        why: 'We are part of the looking.',
      },
    },
    {
      rag: 'green',
      events: 'Half of most lunches, and all of one. Nobody looked.',
      voice: 'She asked for seconds of custard and then looked at the clock, not at us.',
      decision: { what: 'Go on not looking.', why: 'It works, and it is hers.' },
    },
    {
      rag: 'green',
      status: 'ended',
      events: 'Eats with her friend. The nurse is content.',
      voice: '“Custard Thursday is the best Thursday.”',
      decision: { what: 'Close.', why: 'There is nothing to watch, and watching was the trouble.' },
    },
  ],
})
