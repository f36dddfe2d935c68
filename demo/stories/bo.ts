import { briefly } from './briefly.ts'

/** Long-running neglect: nothing alarming on any one day, and two years of days. */
export const bo = briefly({
  family: 'Winterbourne-Hale',
  given: 'Bo',
  familyName: 'Winterbourne-Hale',
  age: [8, 130],
  reference: 'MC-0412',
  school: 'Larkmoor Primary',
  status: { status: 'child_in_need', basis: 's17' },
  concern: 'neglect',
  seenBy: 'Yusra Fennimore, at the kitchen table',
  needs: 'A warm bed, clean clothes that fit, teeth seen to, and somebody who asks about the day.',
  risks: 'That it has gone on for so long that all of us call it usual. Toothache that keeps Bo awake.',
  protective: 'A father who is fond and never unkind. A football coach. Bo makes people laugh.',
  engagement: 'Mr Winterbourne-Hale agrees with all of it, kindly, and a month later it is as it was.',
  plan: 'Yusra: a visit each week. School: breakfast and a clean shirt. School nurse: dentist and weight. Social worker: a review each quarter.',
  chapters: [
    {
      rag: 'amber',
      events: 'Came in the same shirt for a week. No bed of Bo’s own: the sofa, with the dog.',
      voice: '“The dog’s the blanket.”',
      decision: {
        what: 'Ask the charity for a bed, and put it up ourselves.',
        why: 'A bed is a thing we can make happen this month.',
      },
      todo: {
        what: 'Apply for a bed and bedding',
        why: 'So that Bo sleeps lying down',
        within: 14,
        carried: 1,
        outcome: 'Put up. Bo chose the side.',
      },
    },
    {
      rag: 'amber',
      events: 'The bed is slept in on some nights. Toothache twice. The dentist’s letter was not opened.',
      voice: '“I chew on this side.”',
      decision: {
        what: 'Yusra goes to the dentist with them.',
        why: 'Letters do not work in this house, and company does.',
      },
      todo: {
        what: 'Book the dentist and go with Bo',
        why: 'So that the toothache ends',
        within: 21,
        carried: 2,
        outcome: 'Missed once, then seen. Two more visits are needed.',
      },
    },
    {
      rag: 'amber',
      events: 'Clean and fed at school, and on Mondays not. His father has lost his shifts and is lower than before.',
      voice: '“Dad’s on the sofa now, so it’s fair.”',
      decision: { what: 'Ask the doctor to see his father.', why: 'What looks like not bothering may be illness.' },
    },
    {
      rag: 'amber',
      events: 'A good month: meals, washing, both dentist visits. Then the washing machine broke and it all went.',
      voice: 'Bo told the coach that home was “back to normal”, and did not mean it as a joke.',
      decision: {
        what: 'Write down month by month what was good and for how long.',
        why: 'Each good month has been read as the turn. There have been four.',
      },
      todo: {
        what: 'Write the year as a table, one line a month',
        why: 'The pattern cannot be seen in visits',
        within: 21,
        outcome: 'Written. Four good months, none of them two together.',
      },
    },
  ],
  later: [
    {
      rag: 'amber',
      events: 'Much as last time: fed at school, thin on Mondays, polite at the door.',
      voice: '“It’s fine.” Then, at the gate: “Are you coming tomorrow as well?”',
      decision: {
        what: 'Say at the review that nothing has changed for Bo since the plan began.',
        why: 'Being kind to a father is not the same as being fair to Bo.',
      },
      todo: {
        what: 'Ask the social worker what would have to be different by the next review',
        why: 'So that change can be seen or seen to be missing',
        within: 14,
        outcome: 'No answer that names a thing.',
      },
    },
    {
      rag: 'amber',
      events: 'Two sessions of toothache again. The last dentist visit was not kept.',
      voice: 'Bo has learned to say “hygienist” and is pleased with it.',
      decision: {
        what: 'Book the dentist through school and take Bo ourselves.',
        why: 'A third reminder would be for our file and not for the tooth.',
      },
      todo: {
        what: 'Book the dentist and go with Bo',
        why: 'So that the toothache ends',
        within: 10,
        carried: 1,
        outcome: 'Seen. One filling, and a sticker.',
      },
    },
    {
      rag: 'amber',
      events: 'The coach says that Bo fell asleep in the changing room. The bed is not made up.',
      voice: '“I sleep better at matches.”',
      decision: {
        what: 'Ask the team manager for a look at the whole two years.',
        why: 'Everybody on the plan has done what they said, and Bo is still tired.',
      },
      todo: {
        what: 'Ask the social worker what would have to be different by the next review',
        why: 'So that change can be seen or seen to be missing',
        within: 14,
        outcome: 'They will bring it to the review.',
      },
    },
    {
      rag: 'amber',
      events:
        'Breakfast at school on each day but one. His father came to the gate, and was pleased to be asked how he was.',
      voice: '“He’s growing me out of these,” about the trousers.',
      decision: {
        what: 'Ask his father what a good week would take, and write down his answer.',
        why: 'We have told him often, and asked him once.',
      },
    },
    {
      rag: 'amber',
      events: 'Weight a little down. The machine is mended and there is no powder.',
      voice: 'Bo asked whether the school has a washing machine, “just to know”.',
      decision: {
        what: 'Name weight, sleep and teeth as the three things that must change.',
        why: 'They are Bo’s, and they can be seen.',
      },
    },
  ],
})
