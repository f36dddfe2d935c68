import { briefly } from './briefly.ts'

export const caspian = briefly({
  family: 'Trelawney-Roy',
  given: 'Caspian',
  familyName: 'Trelawney-Roy',
  age: [2, 220],
  reference: 'QP-0094',
  status: { status: 'child_protection_plan', basis: 's47' },
  concern: 'neglect',
  seenBy: 'Wilhelmina Kerr-Tanaka, on the stairs with a cup',
  needs: 'A gate on the stairs. Milk that is in date. Somebody awake.',
  risks: 'Two falls in a year, both at night.',
  protective: 'His mother’s health visitor. His big voice, which carries.',
  engagement: 'Ms Trelawney-Roy comes to clinic and not to meetings. She is nineteen.',
  plan: 'Health visitor: each week. Nursery: five mornings. Family worker: nights, twice a month.',
  chapters: [
    {
      rag: 'red',
      events: 'A second fall on the stairs, at midnight. The gate was in its box.',
      voice: 'He showed Wilhelmina his plaster and then hers. She had none.',
      decision: { what: 'The gate goes up today, by us.', why: 'Advice has been given four times.' },
      todo: {
        what: 'Put up the gate',
        why: 'So that the stairs are shut tonight',
        within: 0,
        safety: true,
        outcome: 'Up by four o’clock.',
      },
    },
    {
      rag: 'amber',
      events: 'No falls. His mother said that nobody had ever shown her how a gate goes up.',
      voice: '“Gate!” He is its keeper.',
      decision: { what: 'Show and do together, in place of advice.', why: 'She does what she has been shown.' },
    },
    {
      rag: 'amber',
      events: 'Nursery on most mornings. Milk in date. Nights are better with the family worker there.',
      voice: 'He waves to everybody in the clinic, by row.',
      decision: {
        what: 'Ask for the night visits to go on until the conference.',
        why: 'The nights are where the harm was.',
      },
    },
  ],
  later: [
    {
      rag: 'amber',
      events: 'No falls for months. One night visit was missed by us.',
      voice: '“Shoes on! Go!”',
      decision: {
        what: 'Tell his mother that it was our miss, and give her the number for the night.',
        why: 'She keeps her half of it.',
      },
    },
  ],
})
