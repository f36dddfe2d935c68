import { briefly } from './briefly.ts'

/** Stepped down a little while ago, and looked at until stable. */
export const wilf = briefly({
  family: 'Strand-Okonkwo',
  given: 'Wilf',
  familyName: 'Strand-Okonkwo',
  age: [2, 60],
  reference: 'FC-1144',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Tamsin Ruddock, on the kitchen floor',
  needs: 'Weight that goes up. A father who is not too tired to feed him slowly.',
  risks: 'A parent alone at night. A feed that is hurried.',
  protective: 'His father, who rings before it is bad. A neighbour with a pushchair.',
  engagement: 'Mr Strand-Okonkwo writes every feed down and asks good questions.',
  plan: 'Tamsin: weighs him each fortnight. Neighbour: two afternoons. Doctor: the reflux clinic.',
  chapters: [
    {
      rag: 'amber',
      events: 'Below the line he was born on. Feeds take an hour, and there are eight of them.',
      voice: 'He watches the spoon and then his father’s face, in that order.',
      decision: {
        what: 'Ask for the reflux clinic this month.',
        why: 'An hour for a feed is a medical question before it is anything else.',
      },
      todo: {
        what: 'Ring the clinic with his father',
        why: 'So that the waiting has a date',
        within: 7,
        outcome: 'Seen, and on medicine.',
      },
    },
    {
      rag: 'amber',
      events: 'Back on his line. Feeds take half an hour.',
      voice: 'He held the spoon himself, upside down, and was pleased.',
      decision: { what: 'Weigh each fortnight until the review.', why: 'It is new, and it is going the right way.' },
    },
    {
      rag: 'amber',
      events: 'Above his line. His father slept for six hours.',
      voice: 'A word: “more”.',
      decision: {
        what: 'Support stepping down at the review.',
        why: 'What the plan was for is done, with help that stays.',
      },
    },
    {
      rag: 'amber',
      events: 'A cold, and a week of poor feeds. His father rang on the second day.',
      voice: 'He slept on his father for most of the visit.',
      decision: {
        what: 'Wait for one more good month before stepping down.',
        why: 'A cold tells us whether it holds.',
      },
    },
  ],
  later: [
    {
      rag: 'green',
      events: 'On his line, walking, and into everything.',
      voice: 'He brought Tamsin a shoe. One of hers.',
      decision: {
        what: 'Keep him on our list until two good sessions after stepping down.',
        why: 'A family is most alone just after everybody has gone.',
      },
    },
  ],
})
