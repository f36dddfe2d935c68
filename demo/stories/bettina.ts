import { briefly } from './briefly.ts'

export const bettina = briefly({
  family: 'Soames-Adu',
  given: 'Bettina',
  familyName: 'Soames-Adu',
  age: [9, 20],
  reference: 'MC-0425',
  school: 'Larkmoor Primary',
  status: { status: 'early_help', basis: null },
  seenBy: 'Pip Landowski, in the garden',
  needs: 'Somebody at the school gate at three, the same one.',
  risks: 'Being left until last so often that she has stopped looking.',
  protective: 'The garden club. Her aunt, since the spring.',
  engagement: 'Her mother is sorry each time. Her aunt has made a rota and put it on the door.',
  plan: 'Aunt: three days. Garden club: two. Pip rings if nobody has come by ten past.',
  chapters: [
    {
      rag: 'amber',
      events: 'Collected after four on nine days of fifteen.',
      voice: '“I’m good at waiting. I’ve got a system.”',
      decision: {
        what: 'Ask her aunt, with her mother’s leave.',
        why: 'There is somebody who wants to, and nobody has asked.',
      },
      todo: {
        what: 'Ring her aunt with her mother there',
        why: 'So that it is the family’s own plan',
        within: 7,
        outcome: 'She said yes before we had finished.',
      },
    },
    {
      rag: 'green',
      events: 'Collected on time on thirteen days of fifteen.',
      voice: '“I’ve lost my system.”',
      decision: {
        what: 'Keep the rota and the call at ten past.',
        why: 'It works, and it is easy to let go too soon.',
      },
    },
  ],
})
