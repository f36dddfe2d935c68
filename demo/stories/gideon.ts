import { briefly } from './briefly.ts'

/** A child in need for whom nothing changed, until somebody above was told. */
export const gideon = briefly({
  family: 'Farrow-Mbeki',
  given: 'Gideon',
  familyName: 'Farrow-Mbeki',
  age: [11, 33],
  reference: 'QP-0071',
  school: 'Saltbridge Academy',
  status: { status: 'child_in_need', basis: 's17' },
  concern: 'emotional',
  seenBy: 'Silas Dunmore-Achebe, in the car, parked',
  needs: 'Not to be spoken of in the third person while in the room.',
  risks: 'Being blamed for how the house feels. It has gone on since before the plan.',
  protective: 'His stepsister. Maps, which he draws. He is believed at school.',
  engagement: 'Both adults attend, agree, and speak about Gideon as a problem with a timetable.',
  plan: 'Silas: every ten days. School: maps at lunch. Adults: the parenting course, which has not been begun.',
  chapters: [
    {
      rag: 'amber',
      events: 'Spoken of as “it” twice at the meeting. Nobody there said anything, we among them.',
      voice: 'He drew the house with one room shaded. “That’s where I keep quiet.”',
      decision: {
        what: 'Say it at the next meeting, when it happens and not after.',
        why: 'We let it pass, and he saw that we did.',
      },
      todo: {
        what: 'Book both adults on the parenting course',
        why: 'The plan depends on it',
        within: 14,
        carried: 3,
        outcome: 'A place was offered again.',
      },
    },
    {
      rag: 'amber',
      events: 'The course was not begun. Meetings were held, all of them.',
      voice: '“They’re good at meetings.”',
      decision: {
        what: 'Ask what has changed for Gideon, and write the answer down.',
        why: 'The plan counts meetings.',
      },
    },
    {
      rag: 'amber',
      events: 'Not begun. He has stopped drawing at home.',
      voice: 'The map had no house on it this time.',
      decision: {
        what: 'Tell the head of service that nothing changes for this child.',
        why: 'Eight months, one plan, no difference that Gideon would notice.',
      },
    },
    {
      rag: 'amber',
      events: 'The review was brought forward. The course is now a condition, with a date.',
      voice: '“Someone read it.”',
      decision: { what: 'Hold the date, and not a week more.', why: 'What was missing was a consequence.' },
    },
  ],
  later: [
    {
      rag: 'amber',
      events: 'The course has begun. Four evenings of ten.',
      voice: 'He has put the house back on the map, at the edge.',
      decision: {
        what: 'Ask Gideon at each visit who spoke to him today, and how.',
        why: 'It is the only measure that is his.',
      },
      todo: {
        what: 'Ask the course leader what the adults say about him',
        why: 'So that we hear whether the words change',
        within: 14,
        outcome: 'They say his name now.',
      },
    },
  ],
})
