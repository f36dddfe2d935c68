import type { ChildStory } from './story.ts'

export const amina: ChildStory = {
  family: 'Marchbank',
  given: 'Amina',
  familyName: 'Marchbank',
  age: [9, 77],
  reference: 'WP-0088',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Kofi Larkin, in the family room',
  own_actions: [
    'Two home visits. Went with Mrs Marchbank to the housing office.',
    'Saw Amina each week at lunch club. Rang the young carers’ service.',
    'Read the police notices to school beside our own attendance notes.',
  ],
  needs: [
    'To be nine in the evening and not her mother’s nurse. Sleep, friends round, and somebody who says what will happen next.',
    'A safe front door. To be told the truth about why her father may not come.',
  ],
  risks: [
    'Her father’s threats, which he has carried out before. Her mother’s illness, which Amina looks after at night.',
    'That she keeps her mother’s secrets well and seems fine.',
  ],
  protective_factors: [
    'Her mother, who puts Amina first in hard decisions. Their mosque, and an upstairs neighbour with a key.',
    'She is strong at maths and knows it. Lunch club.',
  ],
  engagement: [
    'Mrs Marchbank asks for help and takes it. Pain stops her some weeks, and then we go to her.',
    'She is honest about what she cannot do. She is slow to say when he has rung.',
  ],
  identity: [
    'A Muslim family with Somali and English grandparents. Mrs Marchbank prefers a woman to visit when her husband is talked of, and we arrange it.',
  ],
  discussion: [
    'We asked who the plan is for on a night when her mother is in pain. There is no adult in it.',
    'The police would say the risk is low because it is quiet. It has been quiet before.',
  ],
  plan: [
    'School: lunch club, and a call the same day if she is absent. Police: a marker on the address. Young carers’ service: one evening a week. GP: a review of Mrs Marchbank’s pain relief.',
    'Kofi visits weekly. The social worker sees Amina alone. The neighbour is the first call at night, by agreement.',
  ],
  difference: [
    'We ask the GP to the next meeting, because pain at night is what Amina is carrying.',
    'Kofi visits once in the evening, to see the hours the plan is about.',
  ],
  colleagues_told: [
    'Kofi rings the social worker today. Idris writes to the police liaison officer.',
    'By e-mail to everyone on the plan, before the end of the day.',
  ],
  chapters: [
    {
      rag: 'amber',
      events:
        'Nine absences in a half-term, each on a day after her mother was unwell. Mrs Marchbank told us when asked.',
      voice: '“I can do the tablets. I set them out by colour.” She is nine.',
      decision: {
        what: 'Refer Amina to the young carers’ service.',
        why: 'She gives medicine at night. That is the work of an adult or a nurse.',
      },
      todo: {
        what: 'Make the referral to the young carers’ service with Amina’s mother',
        why: 'So that somebody is there for Amina herself',
        within: 10,
        outcome: 'Made. First meeting held at school.',
      },
    },
    {
      rag: 'amber',
      events: 'Three absences. She met the young carers’ worker and took the leaflet home under her shirt.',
      voice: 'She asked whether the worker “tells people things”.',
      decision: {
        what: 'Tell Amina plainly what is kept and what is passed on.',
        why: 'She will not use help that she thinks is a trap.',
      },
      todo: {
        what: 'Go through what is kept private with Amina and the worker',
        why: 'So that she can decide what to say',
        within: 7,
        outcome: 'She asked four questions and wrote down the answers.',
      },
    },
    {
      rag: 'red',
      events:
        'Her father waited outside school on two days. He did not speak to her. Police gave him a warning. Her mother had not told us that he was back.',
      voice: '“I saw his shoes under the fence.” She did not tell anyone until home time.',
      decision: {
        what: 'Amina leaves by the nursery door until the police say otherwise.',
        why: 'He knows the main gate. It is a small change that she chose herself.',
      },
      todo: {
        what: 'Give the office and lunch staff his photograph and what to do',
        why: 'So that she is not the one keeping watch',
        within: 1,
        outcome: 'Done the same afternoon.',
      },
    },
    {
      rag: 'red',
      status: { status: 'child_protection_plan', basis: 's47' },
      events:
        'He broke a window at night. A child protection conference made a plan. The lock was changed within a day by a charity.',
      voice: 'She sleeps at the neighbour’s on Wednesdays and calls it “my early night”.',
      decision: {
        what: 'A daily call to Mrs Marchbank by nine if Amina is not in.',
        why: 'On this plan an absence is a question that cannot wait until the afternoon.',
      },
      todo: {
        what: 'Write the morning call into the office’s daily list',
        why: 'So that it does not depend on who is in',
        who: 'supervisor',
        within: 2,
        outcome: 'Written in. It has been used twice.',
      },
    },
    {
      rag: 'amber',
      events: 'No sighting for four weeks. In school on all but one day. The GP has changed her mother’s pain relief.',
      voice: '“She slept, so I slept.”',
      decision: {
        what: 'Keep the nursery door for now and ask Amina each Monday.',
        why: 'Quiet is not the same as over. She should be able to end it herself.',
      },
    },
    {
      rag: 'amber',
      events:
        'She joined the chess club. Her father wrote a letter, and her mother gave it to the social worker unopened.',
      voice: 'She wants to know what was in it, and does not want to read it.',
      decision: {
        what: 'Ask the social worker to tell Amina what the letter was, in a few words.',
        why: 'Not knowing is heavier than knowing for this child.',
      },
      todo: {
        what: 'Ask the social worker to talk with Amina about the letter',
        why: 'She asked, and it is hers to ask',
        within: 7,
        carried: 1,
        outcome: 'Done, with her mother there.',
      },
    },
    {
      rag: 'amber',
      events: 'The review kept the plan. The young carers’ evening was cut to every other week for want of staff.',
      voice: '“They said it’s not because of me.” She checked that with Kofi twice.',
      decision: {
        what: 'Fill the other week at school: an hour in the family room with games.',
        why: 'What she lost is an hour of being nine. We can give that.',
      },
    },
    {
      rag: 'red',
      events:
        'Her father was seen in the next street. Two absences, and a morning when the phone was not answered until eleven.',
      voice: 'She said “nothing happened”, before she was asked.',
      decision: {
        what: 'Ask for the core group this week.',
        why: 'Three small signs in five days, and a child who answers before the question.',
      },
      todo: {
        what: 'Ask the social worker for a core group this week',
        why: 'The signs are the same as before the window',
        who: 'supervisor',
        within: 2,
        outcome: 'Held on the Thursday.',
      },
    },
    {
      rag: 'amber',
      events: 'He was arrested and may not come within a mile. In school every day since.',
      voice: '“Can I use the big gate now?” She walked through it with two friends.',
      decision: {
        what: 'Amina uses whichever gate she wants.',
        why: 'It is what she asked for, and the police agree.',
      },
    },
    {
      rag: 'amber',
      events: 'Steady. Her mother is being assessed for care at home at night.',
      voice: 'She won a chess match and told the lunch staff before anyone.',
      decision: {
        what: 'Carry on, and ask at the next session what the night carer changed.',
        why: 'The plan’s weak hour is still the night.',
      },
    },
  ],
}
