import type { ChildStory } from './story.ts'

export const wren: ChildStory = {
  family: 'Sandiford',
  given: 'Wren',
  familyName: 'Sandiford',
  age: [10, 330],
  reference: 'WP-0041',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Jonas Pell, in the mentoring room',
  own_actions: ['Met Wren every Wednesday. Kept her targets to two.', 'Went with Wren to see the secondary school.'],
  needs: [
    'To move up without carrying her brother. Friends who know only what she tells them.',
    'Somebody to practise hard conversations with.',
  ],
  risks: ['Putting everyone else first. Being told grown-up news.', 'The move to secondary, where nobody knows her.'],
  protective_factors: ['Her carers. She plans ahead, and likes lists. Swimming.'],
  engagement: ['Wren takes part more than any adult. Her carers keep to what they agree.'],
  identity: ['Wren is learning to do her own hair with a friend of her carers, and chose that herself.'],
  discussion: [
    'Morwenna asked what Jonas would miss if the mentoring ended. He said that he would be the one to miss it.',
  ],
  plan: [
    'Jonas: Wednesdays until the move. Secondary school: two visits and one named adult. Carers: news about her mother comes from them.',
  ],
  difference: ['Wren chooses what each meeting is about.'],
  colleagues_told: ['Jonas tells her carers and her teacher.'],
  chapters: [
    {
      rag: 'amber',
      events: 'Came to mentoring with a list of worries about her brother and none about herself.',
      voice: '“If I write them down I can stop.”',
      decision: {
        what: 'Mentoring begins with one thing about Wren.',
        why: 'She hides well behind other people’s worries.',
      },
    },
    {
      rag: 'amber',
      events: 'Two hard conversations practised, one of them held. She told a friend what she did not want to share.',
      voice: 'She said “I practised it on Mr Pell and then it was easy”.',
      decision: { what: 'Keep practising, one each week.', why: 'She uses it.' },
      todo: {
        what: 'Make a list with Wren of conversations to practise',
        why: 'So that she chooses them',
        within: 7,
        outcome: 'A list of six, in order of fear.',
      },
    },
    {
      rag: 'green',
      events: 'A good half-term. First visit to the secondary school.',
      voice: '“It’s big, but it’s signposted.”',
      decision: {
        what: 'Ask the secondary school to name her adult now.',
        why: 'Lists calm her, and that is the top of this one.',
      },
      todo: {
        what: 'Ring the secondary school for the name of her adult',
        why: 'So that she can write to them',
        within: 10,
        outcome: 'Named, and she has had a postcard.',
      },
    },
    {
      rag: 'green',
      status: { status: 'stepped_down', basis: null },
      events: 'Her plan was stepped down at the review. She spoke in the meeting.',
      voice: 'She told the chair that she had “two things to say and one to ask”.',
      decision: { what: 'Mentoring goes on until she moves.', why: 'Stepping down is when people fall through.' },
    },
    {
      rag: 'green',
      events: 'Steady. She led the swimming team.',
      voice: 'She talked about swimming for the whole half-hour.',
      decision: {
        what: 'Move mentoring to every other week.',
        why: 'She has better things to do, and said so kindly.',
      },
    },
    {
      rag: 'green',
      events: 'She had a wobble before the second visit and used her list.',
      voice: '“I was scared, and then I was just early.”',
      decision: { what: 'No change.', why: 'She dealt with it herself.' },
    },
    {
      rag: 'green',
      events: 'All ready for the move. She gave Jonas a card.',
      voice: 'The card says “thank you for the listing”.',
      decision: { what: 'One last meeting after she has moved.', why: 'Endings should be said.' },
    },
  ],
}
