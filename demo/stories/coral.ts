import { briefly } from './briefly.ts'

export const coral = briefly({
  family: 'Marchetti-Vale',
  given: 'Coral',
  familyName: 'Marchetti-Vale',
  age: [7, 280],
  reference: 'MC-0449',
  school: 'Larkmoor Primary',
  status: { status: 'family_support_plan', basis: null },
  seenBy: 'Yusra Fennimore, on the swings',
  needs: 'An evening a week that is hers. To be asked, because she does not say.',
  risks: 'Being the easy one.',
  protective: 'Swimming with her mother. A best friend on the same stairs.',
  engagement: 'Her parents noticed before we did that they had not talked about her.',
  plan: 'Parents: Wednesday is Coral’s. School: her teacher asks on Thursdays how it was.',
  chapters: [
    {
      rag: 'amber',
      events: 'Tidied the whole flat before our visit, without being asked.',
      voice: '“So you don’t have to be cross with anyone.”',
      decision: {
        what: 'Wednesday evening with her mother, and nobody else.',
        why: 'She is looking after a calm that is not hers to keep.',
      },
      todo: {
        what: 'Agree the first four Wednesdays with her parents',
        why: 'So that they begin',
        within: 7,
        outcome: 'Swimming, every week since.',
      },
    },
    {
      rag: 'green',
      events: 'Four Wednesdays out of five. She left a mess on purpose, and told us.',
      voice: '“I left it and nothing happened.”',
      decision: { what: 'Carry on.', why: 'A mess is the best news of the year.' },
    },
  ],
})
