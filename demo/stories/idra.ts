import { briefly } from './briefly.ts'

/** Significant harm comes up in a session: stop, and refer now. */
export const idra = briefly({
  family: 'Lovelace-Amadi',
  given: 'Idra',
  familyName: 'Lovelace-Amadi',
  age: [11, 180],
  reference: 'FC-1107',
  school: 'Hazelwick School',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Abel Nkemelu-Frost, in the school library',
  needs: 'To be a sister and not a lookout. Her own doctor’s appointment kept.',
  risks: 'A man in the house whom nobody has been told about.',
  protective: 'Her form teacher. Her diary. A mother who answers honestly when alone.',
  engagement: 'Ms Lovelace-Amadi speaks freely at school and not at home.',
  plan: 'Abel: sees Idra alone every ten days. School: a call by nine if she is absent. Health: her inhaler review.',
  chapters: [
    {
      rag: 'amber',
      events: 'Two bags packed by her bed, which her mother had not noticed.',
      voice: '“It’s just tidy.” She had packed both toothbrushes.',
      decision: {
        what: 'See Idra alone, away from the house, each time.',
        why: 'The bags say something that she does not.',
      },
      todo: {
        what: 'Arrange with school a room and a regular time',
        why: 'So that seeing Idra alone does not depend on the day',
        within: 5,
        outcome: 'The library, every second Tuesday.',
      },
    },
    {
      rag: 'amber',
      events: 'She asked what happens to somebody who tells. A man’s coat in the hall, twice.',
      voice: '“Asking for a friend. The friend is me.”',
      decision: {
        what: 'Answer her question in full, in writing that she can keep.',
        why: 'She is deciding whether to trust us, and should decide on facts.',
      },
    },
    {
      rag: 'red',
      events: 'In her time alone she showed a bruise on her arm and said who had done it and where she sleeps since.',
      voice: '“I counted to ten and then I said it.”',
      decision: {
        what: 'Stop this session and refer now.',
        why: 'She has named harm, a person and a place. Nothing else on the agenda is for today.',
      },
      refers: {
        decision: 'referred',
        concern:
          'Idra has a bruise the shape of a hand on her upper arm, three days old by her account. She named an adult who now lives in the house, and said that she sleeps on the floor of the bathroom because it locks.',
        nextStep:
          'A strategy discussion this afternoon. Idra stays at school until the social worker comes, with her form teacher, and has been told why.',
        parentsNotTold:
          'The person she named was in the house with her mother. The front door asked us to wait until the strategy discussion.',
        told: [
          {
            who: 'social_care',
            name: 'Duty social worker at the front door',
            from: 'Children’s social care',
            minutes: 26,
            said: 'What Idra said, in her own words, and what was seen. They will hold a strategy discussion today and asked that she does not go home before it.',
          },
          {
            who: 'safeguarding_lead',
            name: 'Mireille Stokes-Banerjee',
            from: '',
            minutes: 31,
            said: 'The same, and who has been told. She joins the discussion and stays in the building.',
          },
        ],
        outcome: { came: 'strategy_discussion', after: 1 },
      },
      todo: {
        what: 'Sit with Idra until the social worker comes',
        why: 'So that having told is not followed by an empty room',
        within: 0,
        safety: true,
        outcome: 'Done. Her form teacher and I, and a pack of cards.',
      },
    },
    {
      rag: 'red',
      status: { status: 'child_protection_plan', basis: 's47' },
      events:
        'The man has left and may not return. A conference made a plan. Idra sleeps in her bed with the door open.',
      voice: '“It’s open because I want it open.”',
      decision: {
        what: 'See Idra each week for the first month of the plan.',
        why: 'This is when she finds out what telling was worth.',
      },
    },
    {
      rag: 'amber',
      events: 'Quiet for six weeks. Her mother has begun at the women’s service.',
      voice: 'She has unpacked one bag. “One’s enough for now.”',
      decision: { what: 'Do not mention the other bag.', why: 'It is hers to unpack.' },
      todo: {
        what: 'Ask the women’s service how we hear if her mother stops coming',
        why: 'So that silence is not taken for good news',
        within: 10,
        outcome: 'They ring on the day.',
      },
    },
  ],
  later: [
    {
      rag: 'amber',
      events: 'Steady at home. She was told that he had been seen in the town, before anybody else could tell her.',
      voice: '“Thank you for saying it first.”',
      decision: {
        what: 'Tell Idra whatever concerns her on the day we know it.',
        why: 'She asked for that, and it is what she can rely on.',
      },
      todo: {
        what: 'Check with the two people Idra would tell first that their telephones are on at night',
        why: 'She asked us to make sure, and it is the night that counts',
        within: 3,
        safety: true,
        outcome: 'Both were rung late in the evening, and both answered.',
      },
    },
    {
      rag: 'green',
      events: 'The second bag is unpacked. Her inhaler review was kept.',
      voice: '“You can write that down if you like.”',
      decision: {
        what: 'Write it down, and leave the plan as it is until the conference.',
        why: 'Two good months. The conference should hear of both.',
      },
    },
  ],
})
