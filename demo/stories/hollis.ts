import { briefly } from './briefly.ts'

export const hollis = briefly({
  family: 'Merriweather-Ko',
  given: 'Hollis',
  familyName: 'Merriweather-Ko',
  age: [16, 250],
  reference: 'QP-0049',
  school: 'Saltbridge Academy',
  status: { status: 'looked_after', basis: 's31' },
  seenBy: 'Wilhelmina Kerr-Tanaka, on a walk with the dog',
  needs: 'Health notes that follow every move. A dog, or somebody’s dog.',
  risks: 'A dentist, a doctor and an optician in four towns, none of them hers now.',
  protective: 'Her keyworker. The dog next door. She writes everything down.',
  engagement: 'Hollis chairs her own reviews, and is better at it than we are.',
  plan: 'Wilhelmina: her health passport. Keyworker: the dog, on Thursdays. Adviser: from her next birthday.',
  chapters: [
    {
      rag: 'amber',
      events: 'Three sets of health notes, and none of them whole.',
      voice: '“I’m allergic to penicillin in two of them.”',
      decision: { what: 'One passport, which she holds.', why: 'She is the only one who was at all the appointments.' },
      todo: {
        what: 'Put the passport together with Hollis',
        why: 'So that it goes where she goes',
        within: 28,
        carried: 1,
        outcome: 'Done, and laminated. By Hollis.',
      },
    },
    {
      rag: 'green',
      events: 'The passport has been used twice. Her glasses are new.',
      voice: '“The nurse read it and then asked me. In that order.”',
      decision: { what: 'Look again before her adviser begins.', why: 'It is the next change, and we know its date.' },
    },
  ],
  later: [
    {
      rag: 'green',
      events: 'Well. Planning for the sixth form and for the dog.',
      voice: '“I’ve asked the dog.”',
      decision: { what: 'Carry on.', why: 'She says what she needs, and gets it.' },
    },
  ],
})
