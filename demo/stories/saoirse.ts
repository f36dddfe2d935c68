import { briefly } from './briefly.ts'

export const saoirse = briefly({
  family: 'Blythe-Kaya',
  given: 'Saoirse',
  familyName: 'Blythe-Kaya',
  age: [3, 250],
  reference: 'FC-1150',
  status: { status: 'early_help', basis: null },
  seenBy: 'Tamsin Ruddock, at the sand tray',
  needs: 'Talk, in both of the languages at home. A floor to play on.',
  risks: 'One room for four people, and a cough that comes back with the damp.',
  protective: 'Two parents who read to her. A library card with its own lanyard.',
  engagement: 'Both parents come. They have sent forty photographs of the wall.',
  plan: 'Housing: an inspection. Tamsin: her chest. Nursery: four mornings, from the new term.',
  chapters: [
    {
      rag: 'amber',
      events: 'Third cough this season. The wall behind her bed is black.',
      voice: 'She told Tamsin, in two languages, that the wall is “poorly”.',
      decision: {
        what: 'Write to housing about her chest, not about the wall.',
        why: 'A child’s chest has a date by which somebody must answer.',
      },
      todo: {
        what: 'Send the letter with the three dates',
        why: 'So that it is answered as health',
        within: 5,
        outcome: 'Inspected within the fortnight.',
      },
    },
    {
      rag: 'amber',
      events: 'Two rooms were offered, on the ground floor. They move next month.',
      voice: 'She packed her books first.',
      decision: {
        what: 'Visit once in the new flat, and then ask whether we are needed.',
        why: 'The plan was for a wall.',
      },
    },
    {
      rag: 'green',
      events: 'Moved. No cough since. Nursery is going well.',
      voice: '“My floor is BIG.”',
      decision: { what: 'Look at ending the plan at the next meeting.', why: 'She is well, heard and read to.' },
    },
  ],
})
