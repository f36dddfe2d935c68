import { briefly } from './briefly.ts'

/** A plan that is 21 months old and was changed: who was told of it, who has answered and who has not. */
export const linus = briefly({
  family: 'Hargrave-Sato',
  given: 'Linus',
  familyName: 'Hargrave-Sato',
  age: [14, 10],
  reference: 'QP-0058',
  school: 'Saltbridge Academy',
  status: { status: 'child_protection_plan', basis: 's47' },
  concern: 'physical',
  seenBy: 'Silas Dunmore-Achebe, on the allotment path',
  needs: 'To be safe on the days when his father drinks. His epilepsy looked after by one person who keeps count.',
  risks: 'A plan so old that its readers skip it. Missed tablets after a bad night.',
  protective: 'His nan. A nurse who rings him and not his parents. He wears the bracelet.',
  engagement: 'His father comes sober, and leaves early. His mother stays and says more.',
  plan: 'Nan: Friday nights. Nurse: tablets counted each week. School: one adult. Social worker: every ten days.',
  chapters: [
    {
      rag: 'red',
      events: 'A seizure after a night without sleep. He rang the ambulance himself.',
      voice: '“I told them my own date of birth. Twice.”',
      decision: {
        what: 'Friday nights at his nan’s from this week.',
        why: 'Fridays are the nights, and she has asked to.',
      },
      todo: {
        what: 'Agree Fridays with his nan and his mother',
        why: 'So that it begins this Friday',
        within: 2,
        safety: true,
        outcome: 'Begun. He has his own mug.',
      },
    },
    {
      rag: 'amber',
      events: 'Fridays kept. Tablets missed twice, both midweek.',
      voice: '“It’s Wednesdays. Darts.”',
      decision: { what: 'The nurse counts on Thursdays.', why: 'He told us which night it is.' },
    },
    {
      rag: 'amber',
      events: 'The conference kept the plan, for the third time, in the same words.',
      voice: '“Is there a version with me in it?”',
      decision: {
        what: 'Write his part of the plan with him.',
        why: 'It is twenty months old and he has never seen it.',
      },
      todo: {
        what: 'Write a page of the plan with Linus',
        why: 'So that it is about him',
        within: 21,
        carried: 1,
        outcome: 'A page, with a drawing of the mug.',
      },
    },
  ],
  later: [
    {
      rag: 'amber',
      events: 'No missed tablets in three weeks. His father did not come to the meeting.',
      voice: '“He’s all right on his own. It’s us he can’t do.”',
      decision: {
        what: 'Add Wednesdays at his nan’s to the plan.',
        why: 'It is the other night, and it works on Fridays.',
      },
    },
    {
      rag: 'amber',
      events: 'Both nights kept. One seizure, short, at school.',
      voice: '“I was back in time for chips.”',
      decision: { what: 'Ask the clinic to see him sooner.', why: 'One is not none.' },
      todo: {
        what: 'Ask the clinic to bring his appointment forward',
        why: 'So that the dose is looked at',
        within: 7,
        safety: true,
        carried: 1,
        outcome: 'Moved forward by three weeks.',
      },
    },
  ],
})
