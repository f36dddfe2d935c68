import { briefly } from './briefly.ts'

/** Red at every session of late, and no plan for risk. */
export const emrys = briefly({
  family: 'Calloway-Brandt',
  given: 'Emrys',
  familyName: 'Calloway-Brandt',
  age: [15, 100],
  reference: 'FC-1131',
  school: 'Hazelwick School',
  status: { status: 'early_help', basis: null },
  seenBy: 'Abel Nkemelu-Frost, at the skate park',
  needs: 'To be asked about the nights. A place to be at two in the morning that is not the bridge.',
  risks: 'Being alone at night, and low, and good at hiding both.',
  protective: 'His brother, who drives. The skate park regulars. He always answers a text, in the end.',
  engagement: 'His parents think that it is a phase and are frightened that it is not.',
  plan: 'Abel: the skate park twice a week. Brother: on call. Mental health service: on the waiting list.',
  chapters: [
    {
      rag: 'amber',
      events: 'Up at night, asleep in class. He says that he is thinking.',
      voice: '“It’s not bad thinking. It’s just long.”',
      decision: {
        what: 'Ask about the nights each time, in the same words.',
        why: 'A question that is always there is easier to answer one day.',
      },
    },
    {
      rag: 'amber',
      events: 'Waiting for the clinic. The text at night was answered at four.',
      voice: 'A thumb, and then, a minute later: “sorry. im ok. thanks”.',
      decision: { what: 'Write a safety plan with him and his brother.', why: 'The waiting list is not a plan.' },
      todo: {
        what: 'Write the safety plan at the skate park',
        why: 'So that it is his',
        within: 4,
        outcome: 'Written on the back of a flyer, and copied.',
      },
    },
    {
      rag: 'red',
      events: 'Found on the bridge by his brother. He had rung him first.',
      voice: '“I used the flyer.”',
      decision: {
        what: 'Ask for him to be assessed this week, and say that early help is not enough.',
        why: 'He did what the plan says. Now it is for us to do what it says.',
      },
      todo: {
        what: 'Send the clinic and social care the same letter',
        why: 'So that neither waits for the other',
        within: 1,
        safety: true,
        outcome: 'Both rang within the day.',
      },
    },
  ],
  later: [
    {
      rag: 'red',
      events: 'Seen by the clinic once. Two bad nights. Still held under early help.',
      voice: '“It’s further away than it was. The bad bit.”',
      decision: {
        what: 'Ask again, in writing, why this is not a child in need.',
        why: 'What we say each time is red, and his plan says something milder.',
      },
      todo: {
        what: 'Ask the front door for a decision in writing',
        why: 'So that there is an answer that can be questioned',
        within: 5,
        carried: 1,
        outcome: 'They will look at it again.',
      },
    },
    {
      rag: 'red',
      events: 'One bad night, and he rang Abel before it was over. The clinic has offered every second week.',
      voice: '“I didn’t need the flyer. I know it by heart.”',
      decision: {
        what: 'His brother and Abel share the nights until somebody whose work it is takes them.',
        why: 'It is working and it is not a service. Two people cannot carry it for long.',
      },
    },
  ],
})
