import { briefly } from './briefly.ts'

export const effie = briefly({
  family: 'Harcourt-Dube',
  given: 'Effie',
  familyName: 'Harcourt-Dube',
  age: [14, 90],
  reference: 'FC-1162',
  school: 'Hazelwick School',
  status: { status: 'referred_outcome_unknown', basis: null },
  seenBy: 'Bryony Tesfaye-Lunn, over the table tennis table',
  needs: 'To know what was decided about her, and by whom.',
  risks: 'A referral that nobody has answered.',
  protective: 'Table tennis. A mother who asked for help herself.',
  engagement: 'Her mother rings the front door each week and is told that it is in hand.',
  plan: 'Bryony: the youth club. Mother: has our number.',
  chapters: [
    {
      rag: 'amber',
      events: 'Referred by her mother, who found the messages. No answer for five weeks.',
      voice: '“Is anyone reading it?”',
      decision: {
        what: 'Ask for the outcome in writing, and tell Effie that we have asked.',
        why: 'She is owed an answer more than we are.',
      },
      todo: {
        what: 'Write to the front door for the outcome',
        why: 'So that five weeks do not become ten',
        within: 5,
        outcome: 'Answered: an early help assessment, and Bryony to do it.',
      },
    },
    {
      rag: 'amber',
      status: { status: 'early_help', basis: null },
      events: 'The assessment was done with Effie at the table. The messages have stopped.',
      voice: '“I blocked him before you asked. I just wanted somebody to know.”',
      decision: { what: 'A plan of three lines, which she wrote.', why: 'She knows what helps.' },
    },
    {
      rag: 'green',
      events: 'All three lines kept. She runs the ladder at the youth club.',
      voice: '“You’re seventh. Out of eight.”',
      decision: { what: 'Meet once more and then close.', why: 'She has people, and she knows where we are.' },
    },
  ],
})
