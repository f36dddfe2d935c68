import { briefly } from './briefly.ts'

export const rafferty = briefly({
  family: 'Nkosi-Bell',
  given: 'Rafferty',
  familyName: 'Nkosi-Bell',
  age: [6, 90],
  reference: 'MC-0431',
  school: 'Larkmoor Primary',
  status: { status: 'looked_after', basis: 's31' },
  seenBy: 'Orla Beckwith-Rao, beside the fish tank',
  needs: 'To hear where he will live from somebody who knows. His lamp, in every house.',
  risks: 'A third move. Goodbyes that nobody says.',
  protective: 'His carer’s patience. The fish, which he feeds. He likes rules, and rules like him.',
  engagement: 'His carers say what is hard. His birth mother writes, and the letters are kind.',
  plan: 'Carers: the lamp, and the same bedtime. School: the fish at half past eight. Social worker: life story work each fortnight.',
  chapters: [
    {
      rag: 'amber',
      events: 'Second home in a year. The lamp was left behind, and fetched.',
      voice: '“It’s not for the dark. It’s for knowing which room.”',
      decision: {
        what: 'The lamp is written into the placement plan.',
        why: 'It sounds small, and it is where he lives.',
      },
      todo: {
        what: 'Ask for the lamp to be written into the placement plan',
        why: 'So that it goes wherever he goes',
        within: 7,
        outcome: 'Written in, with its bulb.',
      },
    },
    {
      rag: 'amber',
      events: 'Life story work began. He has put a fish in every picture.',
      voice: '“Fish don’t move house, they move water.”',
      decision: { what: 'No other new adult this term.', why: 'He has met eleven since the summer before last.' },
    },
    {
      rag: 'green',
      events: 'Sleeping, eating, and cross with his carer like any other six-year-old.',
      voice: 'He slammed a door and then came back to see whether it was all right.',
      decision: {
        what: 'Tell his carer that a slammed door is progress.',
        why: 'He is sure enough of her to be cross.',
      },
    },
  ],
  later: [
    {
      rag: 'green',
      events: 'Settled. The next review will talk about the long term.',
      voice: '“I’m having the tank when you retire.”',
      decision: { what: 'Ask Rafferty what he wants the review to know.', why: 'It is about him, and he has views.' },
    },
    {
      rag: 'amber',
      events: 'Contact was moved twice. Two nights with the lamp on until morning.',
      voice: '“It was on because I was on.”',
      decision: {
        what: 'Dates for contact a month ahead, in writing.',
        why: 'He can manage any answer that stays the same.',
      },
    },
  ],
})
