import { briefly } from './briefly.ts'

/** A child in need whose three months are running out. */
export const astrid = briefly({
  family: 'Penrose-Diallo',
  given: 'Astrid',
  familyName: 'Penrose-Diallo',
  age: [6, 40],
  reference: 'QP-0090',
  school: 'Tansy Lane Infants',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Wilhelmina Kerr-Tanaka, in the book corner',
  needs: 'Her feeding tube cared for by people who talk to her while they do it.',
  risks: 'Appointments at three hospitals and nobody who holds them together.',
  protective: 'Her parents, who know more than most of us. A sister who reads to her.',
  engagement: 'Her parents do everything, and have not had a night’s sleep since the spring.',
  plan: 'Wilhelmina: one list of appointments. Short breaks: a night each month. School: a trained adult.',
  chapters: [
    {
      rag: 'amber',
      events: 'Nine appointments in a month, in three towns.',
      voice: 'She signs “home” when the coats come out.',
      decision: {
        what: 'One list, kept by Wilhelmina, and no appointment that is not on it.',
        why: 'Her days are spent in the car.',
      },
      todo: {
        what: 'Write to the three hospitals with one list',
        why: 'So that they plan round Astrid',
        within: 14,
        outcome: 'Five a month now, two on one day.',
      },
    },
    {
      rag: 'amber',
      events: 'Five appointments. The short break was put off for want of a nurse.',
      voice: 'She signed “book” for the whole visit, and got one.',
      decision: {
        what: 'Ask for the short break in writing, with a date.',
        why: 'The night is for her parents, and they are what keeps her well.',
      },
    },
    {
      rag: 'green',
      events: 'The first night away went well. Everybody slept, Astrid too.',
      voice: 'She signed “again”.',
      decision: { what: 'A night each month until the review.', why: 'She asked.' },
    },
  ],
})
