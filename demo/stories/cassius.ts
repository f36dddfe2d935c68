import { briefly } from './briefly.ts'

export const cassius = briefly({
  family: 'Lovelace-Amadi',
  given: 'Cassius',
  familyName: 'Lovelace-Amadi',
  age: [5, 200],
  reference: 'FC-1108',
  school: 'Hazelwick School',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Abel Nkemelu-Frost, on the carpet with the cars',
  needs: 'Play that is only play. Somebody who notices that he goes quiet when a car door shuts.',
  risks: 'What he saw, and has no words for.',
  protective: 'A teacher who gets down on the floor. His mother’s singing.',
  engagement: 'His mother comes to the play sessions and has begun to join in.',
  plan: 'Abel: play at school. Play therapist: every week from the new term. School: warns him before loud noises.',
  chapters: [
    {
      rag: 'amber',
      events: 'Stops playing when a door bangs, and looks for where the adults are.',
      voice: 'His cars are always parked facing the door.',
      decision: { what: 'Ask for play therapy, without waiting for words.', why: 'He is telling us in cars.' },
      todo: {
        what: 'Make the referral for play therapy',
        why: 'So that there is somebody who can read it',
        within: 10,
        carried: 1,
        outcome: 'A place from the new term.',
      },
    },
    {
      rag: 'red',
      status: { status: 'child_protection_plan', basis: 's47' },
      events: 'On a plan since the conference. He was there, and everybody was kind about it.',
      voice: 'He gave the chair a car.',
      decision: {
        what: 'Abel tells him each time when he will come again, with a car for each night.',
        why: 'Three cars is a thing he can count.',
      },
    },
    {
      rag: 'amber',
      events: 'Play therapy has begun. He sleeps through most nights.',
      voice: 'One car was parked sideways. He looked at it for a long time.',
      decision: { what: 'Leave it to the therapist to ask.', why: 'One adult who asks is enough.' },
    },
  ],
  later: [
    {
      rag: 'amber',
      events: 'Doors still matter. He has begun to shout back at the vacuum cleaner.',
      voice: '“Stop it, you!”',
      decision: { what: 'Tell his mother that shouting is good.', why: 'It used to be silence.' },
    },
  ],
})
