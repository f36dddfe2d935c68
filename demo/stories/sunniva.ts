import { briefly } from './briefly.ts'

export const sunniva = briefly({
  family: 'Drake-Osei',
  given: 'Sunniva',
  familyName: 'Drake-Osei',
  age: [13, 220],
  reference: 'MC-0388',
  school: 'Fallowgate Academy',
  status: { status: 'early_help', basis: null },
  concern: 'exploitation',
  seenBy: 'Yusra Fennimore, walking by the canal',
  needs: 'To be found when she is out late by somebody who is glad to find her.',
  risks: 'Older teenagers with a car. A second phone.',
  protective: 'Her grandmother, who sits up. A drama teacher. She tells the truth when it is asked for plainly.',
  engagement: 'Her grandmother rings at night and not the next day, which is what we asked for.',
  plan: 'Yusra: a walk each week. Grandmother: rings by eleven. Police: a named officer. School: drama, whatever the day was like.',
  chapters: [
    {
      rag: 'amber',
      events: 'Out until two on a school night. A phone her grandmother did not buy.',
      voice: '“They just drive about. I like the back seat, you can’t see me.”',
      decision: {
        what: 'Walk with her once a week, in place of meetings.',
        why: 'She talks when nobody is across a table.',
      },
      todo: {
        what: 'Ask the police for the named officer',
        why: 'So that the car is somebody’s question',
        within: 5,
        outcome: 'Named. The car is known.',
      },
    },
    {
      rag: 'red',
      status: { status: 'child_in_need', basis: 's17' },
      events: 'Missing for a night. Came to her grandmother’s door by herself at six. Assessed as a child in need.',
      voice: '“I said I had a test.” She had, and it is what got her out of the car.',
      decision: {
        what: 'Yusra meets her from school every day for two weeks, outside her agreed hours.',
        why: 'The gap is between four and six. The procedure gives one visit a week.',
        departs: {
          what: 'Daily contact in place of the weekly visit that the procedure sets for this level.',
          reason: 'The risk is in two hours of each day, and she comes when it is Yusra.',
          approvedBy: 'Ruben Castlemayne',
        },
      },
      todo: {
        what: 'Tell the named officer of the night and the test',
        why: 'So that the same car is looked for',
        within: 1,
        safety: true,
        outcome: 'Told within the hour.',
      },
    },
    {
      rag: 'amber',
      events: 'Ten days out of ten met from school. The second phone is in her grandmother’s drawer.',
      voice: 'She asked Yusra whether she is “work”. Yusra said yes, and that she looks forward to it.',
      decision: {
        what: 'Go to three days a week, and drama on the others.',
        why: 'The hours are covered, and by something she chose.',
      },
    },
    {
      rag: 'amber',
      events: 'One late night, rung through at half past ten. The officer spoke to the driver.',
      voice: '“I rang Nan from the chip shop. I wasn’t even scared.”',
      decision: { what: 'Keep three days until the end of term.', why: 'She is using what we built.' },
    },
  ],
  later: [
    {
      rag: 'green',
      events: 'No late nights. She has a part in the play, with lines.',
      voice: 'She did one of them for us, in the car park, at full volume.',
      decision: {
        what: 'Walks once a week, and the drama teacher as her second adult.',
        why: 'It is going well, and it should not depend on one of us.',
      },
    },
    {
      rag: 'amber',
      events: 'A new friend with a car. She told us of it herself.',
      voice: '“He’s only seventeen and he’s rubbish at parking.”',
      decision: {
        what: 'Ask the officer about the car, and tell Sunniva that we have.',
        why: 'She tells us things because we tell her.',
      },
    },
  ],
})
