import { briefly } from './briefly.ts'

/** Green again and again while the plan for risk goes on: direction and plan say different things. */
export const ismay = briefly({
  family: 'Thorncastle-Ebo',
  given: 'Ismay',
  familyName: 'Thorncastle-Ebo',
  age: [10, 150],
  reference: 'MC-0367',
  school: 'Larkmoor Primary',
  status: { status: 'child_protection_plan', basis: 's47' },
  concern: 'domestic_abuse',
  seenBy: 'Orla Beckwith-Rao, in the sewing club',
  needs: 'To know who has a key. To see her father where somebody else is.',
  risks: 'That he comes back when nobody is looking any more.',
  protective: 'Her mother’s new flat and its door. Sewing club. A police marker.',
  engagement: 'Ms Thorncastle keeps every appointment and rings when she is afraid.',
  plan: 'Police: a marker. School: one adult, and a call when she is absent. Social worker: every two weeks. Contact centre: once a month.',
  chapters: [
    {
      rag: 'red',
      events: 'Her father came into the old flat at night. They left with one bag.',
      voice: '“I took my sewing, because it was in my hand.”',
      decision: {
        what: 'The office has his photograph and two telephone numbers.',
        why: 'It is the one hour a day that is ours to keep safe.',
      },
      todo: {
        what: 'Show everyone at the gate what to do if he comes',
        why: 'So that nobody has to decide on the spot',
        within: 1,
        safety: true,
        outcome: 'Shown the same day.',
      },
    },
    {
      rag: 'amber',
      events: 'In the new flat for six weeks. She asks each day whether the door is the sort that locks by itself.',
      voice: '“Click means it’s done.”',
      decision: {
        what: 'Let her go home with the new key and try it.',
        why: 'Her own hand on the lock is worth more than our word.',
      },
    },
    {
      rag: 'green',
      events: 'No sighting for three months. She sleeps. Contact at the centre went quietly.',
      voice: 'She has made a cushion for the centre’s sofa, “because it’s sad”.',
      decision: { what: 'Keep the plan to the letter.', why: 'Quiet is what the plan is doing.' },
    },
  ],
  later: [
    {
      rag: 'green',
      events: 'Quiet again. Contact each month, with no trouble.',
      voice: '“I forget about the click some days.”',
      decision: {
        what: 'Ask the conference whether the plan still fits.',
        why: 'It has been green at every session for months, and the plan is as it was. Somebody should say why.',
      },
    },
    {
      rag: 'green',
      events: 'Her mother has finished the course. No sighting.',
      voice: 'She is making a bag “for if we go somewhere nice”.',
      decision: {
        what: 'Write the months of quiet into the report for the conference.',
        why: 'The plan should be changed by evidence, either way.',
      },
    },
  ],
})
