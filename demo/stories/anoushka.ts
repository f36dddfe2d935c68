import { briefly } from './briefly.ts'

export const anoushka = briefly({
  family: 'Reed-Talbot',
  given: 'Anoushka',
  familyName: 'Reed-Talbot',
  age: [18, 260],
  reference: 'KV-1988',
  status: { status: 'looked_after', basis: 's20' },
  seenBy: 'Callum Thackeray, in the library café',
  needs: 'To leave care later than the form says. Somebody to ring on a Sunday.',
  risks: 'A flat of her own before she wants one.',
  protective: 'Her foster carer, who would keep her. Her course, which she is proud of.',
  engagement: 'Anoushka speaks for herself, and better than anybody at the table.',
  plan: 'College: a bursary and one adult. Personal adviser: every month. Carer: staying put, if it is agreed.',
  chapters: [
    {
      rag: 'amber',
      events: 'Told that she moves out on her birthday. Nobody had asked her.',
      voice: '“Eighteen is not a key, it’s a Tuesday.”',
      decision: {
        what: 'Support her wish to stay put, in writing to the review.',
        why: 'Her carer wants it, and she does; the date is nobody’s wish.',
      },
      todo: {
        what: 'Write the college’s view for the review',
        why: 'So that her wish is not the only paper that says it',
        within: 14,
        outcome: 'Sent, and read out by Anoushka.',
      },
    },
    {
      rag: 'amber',
      events: 'The review agreed that she stays until her course ends.',
      voice: 'She has bought a plant.',
      decision: { what: 'Plan her last term with her adviser now.', why: 'The date has moved and not gone away.' },
    },
    {
      rag: 'green',
      events: 'Distinction in two units. The adviser has rung every month.',
      voice: '“Sundays are sorted. I ring, she picks up.”',
      decision: { what: 'Keep the meetings short and in the café.', why: 'It is how she likes to be asked.' },
    },
    {
      rag: 'green',
      status: 'ended',
      events: 'Finished her course and moved to the flat she chose, with the plant.',
      voice: 'A postcard, with a photograph of the windowsill.',
      decision: { what: 'Close, with a last letter that says what she did.', why: 'She may want to read it one day.' },
    },
  ],
})
