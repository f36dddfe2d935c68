import { briefly } from './briefly.ts'

export const dorian = briefly({
  family: 'Petrakis-Lowe',
  given: 'Dorian',
  familyName: 'Petrakis-Lowe',
  age: [16, 30],
  reference: 'FC-1119',
  school: 'Hazelwick School',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Bryony Tesfaye-Lunn, in the music room',
  needs: 'A home that does not depend on being no trouble.',
  risks: 'Staying with a friend’s family who have said “until the summer”.',
  protective: 'The band. A maths teacher. He can cook four things.',
  engagement: 'His mother wants him home and says so to us. She has not said so to him.',
  plan: 'Bryony: each week. Family worker: three meetings with his mother. School: a reference for the sixth form.',
  chapters: [
    {
      rag: 'amber',
      events: 'Sleeping at a friend’s since an argument. His things are in two bags under the drum kit.',
      voice: '“I’m easy. Everyone says so.”',
      decision: {
        what: 'Meet his mother, and ask her to tell him what she told us.',
        why: 'He thinks that the door is shut.',
      },
      todo: {
        what: 'Offer his mother three meetings with the family worker',
        why: 'So that the first talk is not an argument',
        within: 10,
        carried: 1,
        outcome: 'Two of three held.',
      },
    },
    {
      rag: 'amber',
      events: 'They met for half an hour. Nobody raised a voice, and nobody said it either.',
      voice: '“She asked if I was eating.”',
      decision: { what: 'A second meeting, with food.', why: 'It is how the two of them talk.' },
    },
    {
      rag: 'amber',
      events: 'He cooked for her at the friend’s house. She stayed until ten.',
      voice: '“She said mine’s better than hers. It isn’t, but.”',
      decision: {
        what: 'Ask him what would have to be different at home.',
        why: 'Going back should be on terms that he has named.',
      },
    },
  ],
  later: [
    {
      rag: 'amber',
      events: 'At home on weekends. The friend’s family have said that he may stay on.',
      voice: '“Two keys. One on each side.”',
      decision: { what: 'Let it be two keys, and say so in the plan.', why: 'It works, and he made it.' },
    },
    {
      rag: 'green',
      events: 'Five nights of seven at home. Sixth form has said yes.',
      voice: 'He has written a song. It is about soup.',
      decision: { what: 'Bring the review the two of them together.', why: 'They can say it themselves now.' },
    },
  ],
})
