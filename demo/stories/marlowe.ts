import { briefly } from './briefly.ts'

export const marlowe = briefly({
  family: 'Quayle-Sutter',
  given: 'Marlowe',
  familyName: 'Quayle-Sutter',
  age: [17, 41],
  reference: 'KV-2377',
  status: { status: 'cause_for_concern', basis: null },
  seenBy: 'Callum Thackeray, on the bus with the theatre group',
  needs: 'To be taken seriously as nearly grown up, and looked after as not quite.',
  risks: 'A friend of twenty-four who pays for everything.',
  protective: 'The theatre group. A sister who asks straight questions.',
  engagement: 'Marlowe answers what is asked and no more. His sister fills in the rest, with his leave.',
  plan: 'College: theatre, and a talk each fortnight. Sister: rings Callum if he is out all night.',
  chapters: [
    {
      rag: 'amber',
      events: 'New trainers and a phone. He says that a friend from the theatre lends him money.',
      voice: '“He’s just generous. Is that illegal now?”',
      decision: { what: 'Meet the theatre’s own lead this week.', why: 'They know the friend, and we do not.' },
      todo: {
        what: 'Ask the theatre who the friend is and what he does there',
        why: 'So that we decide on something we know',
        within: 4,
        outcome: 'A stage manager, checked, who lends to everybody.',
      },
    },
    {
      rag: 'amber',
      events: 'The theatre has known the friend for six years. Marlowe has paid back half.',
      voice: '“I keep a list. He says I needn’t.”',
      decision: {
        what: 'Keep talking each fortnight, and ask about the list.',
        why: 'What we feared is not what we found, and it could still change.',
      },
      refers: {
        decision: 'not_referred',
        concern: 'An adult gives Marlowe money and a telephone. He is seventeen, and was vague about why.',
        why: 'The adult is known and checked, lends to others openly, and asks for nothing. Marlowe writes it down and pays it back. His sister knows. There is no secrecy, no favour and no pressure that we can find.',
        advice: 'The duty worker at the front door was asked without a name and agreed with the reasons.',
        nextStep: 'Callum asks about the list each fortnight, and we look at this again.',
        reviewIn: 42,
        outcome: { came: 'still_not', after: 39 },
      },
    },
    {
      rag: 'green',
      events: 'All paid back. He is stage-managing the next play himself.',
      voice: '“Now I’m the generous one.”',
      decision: { what: 'No change until the end of term.', why: 'It is going well and he knows where we are.' },
    },
  ],
})
