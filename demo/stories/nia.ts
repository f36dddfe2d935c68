import type { ChildStory } from './story.ts'

export const nia: ChildStory = {
  family: 'Belrose',
  given: 'Nia',
  familyName: 'Belrose',
  age: [10, 12],
  reference: 'WP-0061',
  status: { status: 'early_help', basis: null },
  seenBy: 'Kofi Larkin, at the art table',
  own_actions: [
    'Met Mr Belrose at the flat and at school. Wrote the early help plan with him.',
    'Spoke to Nia’s teacher and to the debt adviser.',
    'Sat with Nia while she drew, and let her choose the subject.',
  ],
  needs: [
    'A bed of her own and heat in the flat. Her father’s attention at times that are not a crisis.',
    'To stay in one school. To talk about her mother without looking after her father’s feelings.',
  ],
  risks: [
    'Eviction, and a move far from everyone she knows. Her father’s grief, which fills the flat.',
    'That she is so helpful that nobody looks.',
  ],
  protective_factors: [
    'A father who turns up. Her aunt on the telephone. Drawing.',
    'Her teacher notices small changes and writes them down.',
  ],
  engagement: [
    'Mr Belrose does what he says he will, a week late. He opened the letters with Kofi.',
    'He came to the meeting, left in the middle, and came back. Coming back is new.',
  ],
  identity: [
    'Nia’s mother was Welsh, and Nia was spoken to in Welsh until she was eight. Nobody has spoken it with her since, and she has asked why.',
  ],
  discussion: [
    'We asked what Nia would be doing if she were not being good.',
    'The housing officer would call this a rent problem. For Nia it is whether she can tell friends where she lives.',
  ],
  plan: [
    'Kofi: weekly visit, with the debt adviser once a month. Housing: no eviction while the plan is kept. School: art at lunch, and her teacher’s weekly note.',
    'Mr Belrose sees the bereavement service. Nia has her own place there if she wants it. School pays for the residential.',
  ],
  difference: [
    'We stop waiting for the next letter. Kofi goes to the housing office with Mr Belrose this week.',
    'Nia is asked on her own what she wants from the plan, and it is written first.',
  ],
  colleagues_told: [
    'Kofi rings the housing officer and the bereavement service today.',
    'By e-mail to those on the early help plan.',
  ],
  chapters: [
    {
      rag: 'amber',
      events: 'Her mother died eighteen months ago. Rent is four months behind. Nia has not missed a day.',
      voice: '“I’m fine, how are you?” She says it to every adult.',
      decision: {
        what: 'Write the early help plan with Nia’s own page in it.',
        why: 'Everything so far is about rent. She is the reason for it.',
      },
      todo: {
        what: 'Help Nia make her page of the plan',
        why: 'So that it begins with her',
        within: 14,
        outcome: 'Made: a drawing with six labels.',
      },
    },
    {
      rag: 'amber',
      events: 'A notice about the flat came, and Mr Belrose did not open it for two weeks. Nia had.',
      voice: '“I read it so Dad didn’t have to.”',
      decision: {
        what: 'Kofi opens post with Mr Belrose every week.',
        why: 'It takes ten minutes and takes it off a ten-year-old.',
      },
      todo: {
        what: 'Set a weekly time to open post with Mr Belrose',
        why: 'So that Nia does not',
        within: 7,
        outcome: 'Every Tuesday. He makes the tea.',
      },
    },
    {
      rag: 'red',
      status: { status: 'child_in_need', basis: 's17' },
      events:
        'The heating was cut off for nine days. They slept in one room. Referred, and assessed as a child in need.',
      voice: 'Her drawing of the week is all in one corner of the paper.',
      decision: {
        what: 'Ask the charity fund for the meter today, and talk about why afterwards.',
        why: 'It is cold now.',
      },
      todo: {
        what: 'Apply to the hardship fund for heating',
        why: 'Nobody can plan in a cold flat',
        within: 1,
        outcome: 'Paid the next morning.',
      },
    },
    {
      rag: 'amber',
      events:
        'Heat is on. A payment plan is agreed. Mr Belrose began at the bereavement service and missed the second time.',
      voice: 'She asked Kofi how to say “good night” in Welsh, and then told him how.',
      decision: {
        what: 'Ask the bereavement service for a Welsh-speaking volunteer for Nia.',
        why: 'She asked in the way she asks for things.',
      },
      todo: {
        what: 'Find somebody who speaks Welsh and works with children',
        why: 'It is the language she grieves in',
        within: 21,
        carried: 2,
        outcome: 'Found: a retired teacher, checked, on Mondays.',
      },
    },
    {
      rag: 'amber',
      events: 'Three payments made. Nia fell out with her best friend over a lie about where she lives.',
      voice: '“I said we had a garden.”',
      decision: {
        what: 'No telling-off. Her teacher helps her to put it right.',
        why: 'The lie is about shame and not about the friend.',
      },
    },
    {
      rag: 'amber',
      events: 'She went on the residential and slept. Her father painted her corner while she was away.',
      voice: 'She took a photograph of the wall and showed everyone, the dinner staff too.',
      decision: {
        what: 'Write to Mr Belrose to say what that did for her.',
        why: 'He hears from us when something is wrong.',
      },
      todo: {
        what: 'Write a letter to Mr Belrose about the wall',
        why: 'He should know what works',
        within: 5,
        outcome: 'He has it on the fridge.',
      },
    },
    {
      rag: 'amber',
      events: 'One payment late and put right. The volunteer has come four Mondays.',
      voice: 'She sings in the corridor, in Welsh, when she thinks that it is empty.',
      decision: {
        what: 'Carry on. Look at stepping down after two more payments.',
        why: 'The change is real and rests on money that could stop.',
      },
    },
    {
      rag: 'green',
      events: 'The arrears are half of what they were. Her father has a job interview.',
      voice: '“I wasn’t fine before, by the way.” She said it to her teacher, out of nowhere.',
      decision: {
        what: 'Tell Nia that she was heard, and ask what helped.',
        why: 'She has looked back by herself. It tells us what to keep.',
      },
    },
    {
      rag: 'green',
      events: 'Her father works mornings. Her aunt has visited. No late payments.',
      voice: 'She asked whether Kofi’s visits would stop, and said it would be all right if they did.',
      decision: {
        what: 'Move visits to every fortnight, with Nia choosing the first date.',
        why: 'She is ready, and should hold the diary.',
      },
    },
    {
      rag: 'amber',
      events: 'The landlord is selling. No date and no letter yet.',
      voice: '“Here we go,” she said, like somebody much older.',
      decision: {
        what: 'Visits go back to weekly, and Kofi asks housing for their advice in writing.',
        why: 'The worry comes before the letter does.',
      },
      todo: {
        what: 'Ask the housing officer what a sale would mean',
        why: 'So that Nia is told facts',
        within: 10,
        outcome: 'A year’s notice. Nia was told, and went back to drawing.',
      },
    },
  ],
}
