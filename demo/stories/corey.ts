import type { ChildStory } from './story.ts'

export const corey: ChildStory = {
  family: 'Ashdown',
  given: 'Corey',
  familyName: 'Ashdown',
  age: [15, 190],
  reference: 'KV-2302',
  status: { status: 'early_help', basis: null },
  seenBy: 'Callum Thackeray, in the quiet room',
  own_actions: [
    'Met Corey and their mother. Kept the quiet room free at lunch.',
    'Agreed a signal with tutors for leaving a lesson.',
  ],
  needs: ['Sleep, food at lunch, and somewhere quiet. Adults who do not make a fuss.'],
  risks: ['Self-harm, last known of eight weeks before the first session. A long wait for the clinic.'],
  protective_factors: ['Their mother, who listens. Coding club. A cat called Modem.'],
  engagement: ['Corey comes on time and says little, and then writes. Their mother asks good questions.'],
  identity: ['Corey is non-binary, and the register now says so. Two tutors needed reminding, and were.'],
  discussion: ['We asked whether the quiet room helps or hides. For now it helps: Corey goes in, and comes out again.'],
  plan: [
    'College: quiet room, safety plan shared with six named staff. Clinic: assessment on the list. Mother: calls Callum when a night was bad.',
  ],
  difference: ['We ask the clinic for a date in writing, and for what to do until then.'],
  colleagues_told: ['Callum tells the six named staff today.'],
  chapters: [
    {
      rag: 'amber',
      events:
        'Started here from another school. Told the nurse of self-harm in the past. A safety plan was written with Corey.',
      voice: 'Corey writes better than they speak: “please don’t do the concerned face”.',
      decision: {
        what: 'Share the safety plan with six named staff and no more.',
        why: 'Corey chose the number. It is enough for every hour of the week.',
      },
      todo: {
        what: 'Brief the six staff in the safety plan',
        why: 'So that no lesson is without somebody who knows',
        within: 3,
        outcome: 'Done, with Corey’s own words read out.',
      },
    },
    {
      rag: 'amber',
      events: 'Three lessons left by the signal and returned to. No harm that we know of.',
      voice: '“The signal works because nobody says anything.”',
      decision: { what: 'Keep the signal and do not count it.', why: 'Counting it would turn it into a target.' },
    },
    {
      rag: 'red',
      events:
        'A bad week: two nights without sleep, and harm on one. Their mother rang at eight. The clinic moved the assessment forward.',
      voice: 'A note: “it’s not about college. college is the ok bit.”',
      decision: {
        what: 'Corey’s lunch hour is met by one of the six, every day for a fortnight.',
        why: 'Nights are beyond us. The hour after a night is not.',
      },
      todo: {
        what: 'Make a rota of the six for lunch',
        why: 'So that it happens without being asked for',
        who: 'supervisor',
        within: 1,
        outcome: 'Ran for three weeks. Corey ended it.',
      },
    },
    {
      rag: 'amber',
      events: 'Assessed at last. Weekly sessions begin. Sleep is better.',
      voice: '“They didn’t do the face either.”',
      decision: {
        what: 'Ask the clinic what they want from us, and do that.',
        why: 'Two plans would be one too many.',
      },
    },
    {
      rag: 'amber',
      events: 'Six weeks without harm. A prize for a game about a cat.',
      voice: 'Corey showed it to all six.',
      decision: { what: 'Look at the safety plan again with Corey.', why: 'It was written for a harder time.' },
    },
    {
      rag: 'green',
      events: 'The safety plan is half a page now. In lessons all week.',
      voice: '“I forgot to use the signal.”',
      decision: { what: 'Keep the half page and the six.', why: 'Forgetting is good. Having it there is why.' },
    },
    {
      rag: 'green',
      events: 'Steady. Corey asked to help with next year’s new students.',
      voice: '“I’d tell them about the signal.”',
      decision: {
        what: 'Say yes, with a tutor beside Corey.',
        why: 'It is theirs to give, and should not be theirs alone to carry.',
      },
    },
  ],
}
