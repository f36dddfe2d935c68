import type { ChildStory } from './story.ts'

export const leo: ChildStory = {
  family: 'Sandiford',
  given: 'Leo',
  familyName: 'Sandiford',
  age: [9, 203],
  reference: 'WP-0098',
  status: { status: 'looked_after', basis: 's20' },
  seenBy: 'Morwenna Tait, walking to the allotment',
  own_actions: [
    'Walked to the allotment with him twice. Spoke to his carer every Friday.',
    'Wrote school’s part of the personal education plan with his teacher.',
    'Rang the social worker about contact and wrote down what was said.',
  ],
  needs: [
    'To know each week when he sees his mother. One story about why he lives where he does, told the same way by everyone.',
    'His reading support kept up. A grown-up in school who does not change.',
  ],
  risks: [
    'Uncertainty: contact that moves at short notice, and different adults at the gate. It shows as temper, and is then treated as temper.',
    'That his place with his carers ends because nobody planned for it to go on.',
    'Being collected by somebody we do not know. Two adults have said that they are allowed.',
  ],
  protective_factors: [
    'Carers who ring before we do. His sister. The allotment, where he is in charge of beans.',
    'He is funny, and other children like him. His carers come to everything.',
  ],
  engagement: [
    'His carers take part fully and tell us hard things. His mother comes to reviews and is sad and kind in them.',
    'His mother rings him when she says she will, more often than not. The social worker changes the time more than she does.',
  ],
  identity: [
    'Leo’s father was from Trinidad, and Leo asks about him. His carers are white, know that this matters, and have asked for help with it.',
  ],
  discussion: [
    'We asked whose need the contact times meet. On the dates we have, they meet the taxi firm’s.',
    'Temper on Fridays and after calls: we put the two lists side by side and they are one list.',
    'What has nobody asked? Whether Leo wants to stay. We think that everyone is afraid of the answer being yes.',
  ],
  plan: [
    'School: reading four times a week, the allotment, one named adult. Carers: calendar on the wall that Leo fills in. Social worker: contact fixed a month ahead.',
    'Keep Fridays light. A list of who may collect, with photographs, in the office. The virtual school pays for the tutor until the end of the year.',
  ],
  difference: [
    'Contact dates come to school in writing, a month at a time, or we say that we do not have them.',
    'We ask Leo for his view before the review and not after it.',
    'One adult, Morwenna, speaks for school with the social worker, so that answers stop differing.',
  ],
  colleagues_told: [
    'By letter to his social worker, copied to the independent reviewing officer.',
    'Morwenna rings his carers tonight and writes to the social worker tomorrow.',
  ],
  chapters: [
    {
      rag: 'amber',
      events:
        'Settled with his carers for five months. Two Fridays ended in temper. Contact was moved twice at a day’s notice.',
      voice: '“I don’t mind when it is. I mind when it isn’t.” It was about contact.',
      decision: {
        what: 'Ask for contact dates a month ahead, in writing.',
        why: 'The only pattern in his temper is the Friday before a change.',
      },
      todo: {
        what: 'Write to the social worker about contact dates',
        why: 'So that Leo knows on Monday what happens on Friday',
        within: 7,
        outcome: 'Answered. Dates came for one month.',
      },
    },
    {
      rag: 'amber',
      events:
        'One month of fixed dates, kept. Reading up by four months. He asked his teacher whether he would be here next year.',
      voice: 'He put his name on a bean row with next year’s date and looked to see who noticed.',
      decision: {
        what: 'Put the question of where he will live on the review’s agenda.',
        why: 'He is asking it in every way but words. It is not ours to answer, and it is ours to raise.',
      },
      todo: {
        what: 'Write to the reviewing officer that Leo is asking about staying',
        why: 'So that the review answers his question',
        who: 'supervisor',
        within: 14,
        outcome: 'On the agenda, as the second item.',
      },
    },
    {
      rag: 'amber',
      events: 'Contact missed once: the taxi did not come. He waited in reception for fifty minutes with a bag.',
      voice: 'He said that it was fine four times. He did not eat his lunch.',
      decision: {
        what: 'Leo waits in the library with an adult, never in reception, and is told after ten minutes what is happening.',
        why: 'The harm was in the waiting as much as in the missing. That part is in our hands.',
      },
      todo: {
        what: 'Agree with the taxi firm who rings whom when a car is late',
        why: 'So that he is not the last to know',
        within: 10,
        carried: 1,
        outcome: 'There is a number now. It has been used once and worked.',
      },
    },
    {
      rag: 'amber',
      events: 'The review heard his question and deferred it. He was told by three adults in three ways.',
      voice: '“So it’s maybe.” He has started to say maybe to everything.',
      decision: {
        what: 'One sentence about where he lives, agreed with the social worker, that everybody uses.',
        why: 'Three kind versions became one confusing one.',
      },
      todo: {
        what: 'Agree one sentence with the social worker and the carers',
        why: 'So that Leo hears the same from everyone',
        within: 10,
        outcome: 'Agreed, and Leo has corrected a word in it.',
      },
    },
    {
      rag: 'green',
      events: 'No temper in three weeks. Contact kept each time. He read aloud in assembly.',
      voice: 'He told his sister, and then me, that he is “nearly in charge of beans and reading”.',
      decision: { what: 'Keep everything as it is.', why: 'It works, and changes are what hurt him.' },
    },
    {
      rag: 'green',
      events: 'Six weeks without an incident. His mother sent a birthday card in time, and he brought it to school.',
      voice: 'He wanted it kept in the office safe until home time, and checked on it twice.',
      decision: {
        what: 'Offer Leo a box in school for what matters to him.',
        why: 'He asked for the safe and not for a drawer. He has lost things in moves.',
      },
      todo: {
        what: 'Find Leo a box with a lock and let him choose where it is kept',
        why: 'It is his, and it stays',
        within: 7,
        outcome: 'It is in the library office. He has the key on a string.',
      },
    },
    {
      rag: 'amber',
      events:
        'A man said at the gate that he was Leo’s uncle and could take him on Fridays. The office refused. His mother says that he may; the social worker does not know him.',
      voice: 'He knew him and was glad to see him, and then frightened that he had got someone into trouble.',
      decision: {
        what: 'Nobody new collects Leo until the social worker has said so in writing.',
        why: 'Two adults have given different answers. Waiting costs a Friday; being wrong costs more.',
      },
      todo: {
        what: 'Find out who collects Leo on Fridays',
        why: 'Two adults have given different answers',
        within: 14,
        carried: 3,
        outcome: 'His uncle has been checked, and may from next week.',
      },
    },
    {
      rag: 'amber',
      events:
        'Fridays are tense again. He asked at lunch who is coming for him. His tutor’s hours ended and were not renewed.',
      voice: '“Everyone says Friday like it’s a bad word.”',
      decision: {
        what: 'Ask the virtual school to renew the tutor now.',
        why: 'Reading is what he is proud of. Losing it while Fridays are hard is two losses.',
      },
      todo: {
        what: 'Send the reading scores to the virtual school with a request',
        why: 'So that the tutor comes back before he notices',
        within: 7,
        outcome: 'Renewed until the end of the year.',
      },
    },
    {
      rag: 'amber',
      events: 'The tutor is back. Still no answer about his uncle. Contact kept three times out of three.',
      voice: 'He has stopped asking about Fridays. Morwenna thinks that he has stopped expecting an answer.',
      decision: {
        what: 'Take the unanswered question to the social worker’s manager.',
        why: 'Asked three times in writing. He has stopped asking, which is worse than asking.',
      },
      todo: {
        what: 'Write to the team manager about collection on Fridays',
        why: 'Three letters have had no answer',
        who: 'supervisor',
        within: 5,
        outcome: 'Answered within two days, with an apology.',
      },
    },
    {
      rag: 'amber',
      events: 'His uncle was visited. Leo had a bad week before we heard: two exclusions from class, none from school.',
      voice: 'Of the worst day he said “I wanted it to be somebody’s fault.”',
      decision: {
        what: 'Deal with the week as distress, with repair and without points.',
        why: 'His carers, teacher and he agree on what it was about.',
      },
    },
    {
      rag: 'green',
      events:
        'His uncle is cleared and came twice. Fridays were quiet. His carers have asked to be assessed for the long term.',
      voice: '“He came at the actual time.” He was amazed by it.',
      decision: {
        what: 'Support the carers’ wish in school’s report for the review.',
        why: 'A year of evidence says that this is where he grows. His mother has said that she would not stand against it.',
      },
      todo: {
        what: 'Write school’s report on Leo’s year with his carers',
        why: 'The review should decide on evidence',
        within: 21,
        outcome: 'Sent with his teacher’s and his own page.',
      },
    },
    {
      rag: 'green',
      events: 'He wrote his own page for the review and read it to his social worker. Reading at his age.',
      voice: 'His page says “I would like it to be not maybe.”',
      decision: { what: 'Leo’s page goes to the review as he wrote it.', why: 'It needs no help from us.' },
    },
    {
      rag: 'amber',
      events:
        'The review was put off by two weeks because a chair was ill. He took it hard and then worked it out with his box.',
      voice: 'He showed me that he had crossed out the old date neatly and not torn it.',
      decision: {
        what: 'Tell Leo the new date ourselves on the day we hear.',
        why: 'It is the waiting without knowing, again.',
      },
    },
    {
      rag: 'green',
      events:
        'The review agreed that he stays with his carers for the long term. His mother told him herself, at contact.',
      voice: 'He did not say anything about it until the allotment. Then: “So the beans are mine next year too.”',
      decision: {
        what: 'Keep reading, allotment and the named adult through next year.',
        why: 'Staying is news, and news unsettles even when it is good.',
      },
      todo: {
        what: 'Tell next year’s teacher about Leo before the classes are announced',
        why: 'So that the named adult is settled first',
        within: 28,
        outcome: 'Met. She walks to the allotment on Thursdays now.',
      },
    },
    {
      rag: 'green',
      events: 'Four calm weeks. His uncle comes every second Friday. He is teaching a younger boy to plant.',
      voice: '“You have to tell them when you’ll water, and then do it.”',
      decision: {
        what: 'Look at Leo’s page every second session from now on.',
        why: 'He is doing well, and his life should have fewer meetings in it. Any change brings it back to every time.',
      },
    },
  ],
}
