import type { ChildStory } from './story.ts'

export const rosa: ChildStory = {
  family: 'Ellery',
  given: 'Rosa',
  familyName: 'Ellery',
  age: [4, 61],
  reference: 'WP-0204',
  status: { status: 'early_help', basis: null },
  seenBy: 'her key person, in the home corner',
  own_actions: [
    'Watched her at play for twenty minutes, twice. Talked to her key person each week.',
    'Read her learning journal beside the speech therapist’s notes.',
    'Asked her key person to write down what she says and not what we think it means.',
  ],
  needs: [
    'Somebody at home who talks with her. Food at regular times. Her speech therapy, every time.',
    'To be four: to be got ready, and not to get ready. To be heard when she has few words.',
  ],
  risks: [
    'Being overlooked beside a brother who is easier to worry about. Delay in her speech that nobody follows up.',
    'Unwatched time at weekends. She cannot yet tell us what happened.',
    'That our hopes rest on appointments, and one in three is missed.',
  ],
  protective_factors: [
    'Her key person, whom she runs to. Her grandmother on Sundays. Nursery is a place where she laughs.',
    'Her mother knows what Rosa likes and talks of her with pleasure.',
  ],
  engagement: [
    'Ms Ellery brings her on most days and stays to talk. She forgets appointments, and says so before we do.',
    'She did the talking game from the therapist at home, and showed us. A missed session was rung through.',
    'Warm at the door and vague about evenings. We did not press, and next time we will.',
  ],
  identity: [
    'A girl of four with few words. We checked her hearing again, because a quiet child is easily called shy.',
  ],
  discussion: [
    'We noticed that we had talked of her brother for most of the last hour, and began with Rosa today.',
    'What would a health visitor say? That her weight is steady and her words are not, so speech is the measure.',
    'We asked whether nursery copes so well with her that nobody outside sees the need.',
  ],
  plan: [
    'Nursery: key person and small-group talk every day. Speech therapist: every fortnight, in nursery so that none is missed. Social worker: sees Rosa on her own at each visit.',
    'Keep her sessions in nursery. Health visitor checks weight and teeth. School writes to Ms Ellery with what went well, once a week.',
  ],
  difference: [
    'Each agency writes one thing that Rosa said or did herself, before it writes about her mother.',
    'Her therapy moves into nursery, so that it no longer depends on the morning.',
    'She has her own time in supervision, before her brother.',
  ],
  colleagues_told: [
    'Through the core group’s notes, and by telephone to the health visitor today.',
    'Her key person tells the therapist at the next session; Morwenna writes to the social worker.',
  ],
  chapters: [
    {
      rag: 'amber',
      events: 'Settling into nursery. Comes in hungry on some days. Her two-year check was missed and not rebooked.',
      voice: 'Few words. She puts the dolls to bed one after another and says “shush, Mummy tired”.',
      decision: {
        what: 'Ask the health visitor to rebook the missed check in nursery.',
        why: 'It was missed at the clinic twice. In nursery it will happen.',
      },
      todo: {
        what: 'Find a date with the health visitor for a check in nursery',
        why: 'Nobody knows how she is growing',
        within: 14,
        outcome: 'Done in the home corner. Weight steady, speech behind.',
      },
    },
    {
      rag: 'amber',
      events:
        'The health visitor’s check puts her speech about a year behind. Referred to speech therapy. In nursery on thirteen of fifteen days.',
      voice: 'She points, and waits. When her key person named three animals she said “more”, and laughed.',
      decision: {
        what: 'Begin small-group talk now, without waiting for the therapist.',
        why: 'The list is long and the first steps are known. We would stop if the therapist advised something else.',
      },
      todo: {
        what: 'Start a daily talking group with Rosa and two others',
        why: 'She should not lose the months of waiting',
        within: 5,
        outcome: 'Running every day. She is first at the mat.',
      },
    },
    {
      rag: 'amber',
      events:
        'Came twice without lunch. Her key person shared hers before she told anyone. She clung at going-home time on one Friday.',
      voice: '“Stay here.” It was said twice on that Friday, to her key person’s apron.',
      decision: {
        what: 'Write down every going-home that is hard, with the day.',
        why: 'One is nothing. If they are all Fridays it tells us what she cannot.',
      },
      todo: {
        what: 'Ask nursery staff to note hard goings-home by weekday',
        why: 'To see whether it is about Fridays',
        within: 21,
        outcome: 'Five in three weeks, four of them Fridays.',
      },
    },
    {
      rag: 'red',
      status: { status: 'child_in_need', basis: 's17' },
      events:
        'She was in the house when her mother could not be woken. She stayed with her grandmother for two nights. Assessed as a child in need beside her brother’s plan.',
      voice: 'She played ambulances for a week. In the game nobody comes, and then her brother comes.',
      decision: {
        what: 'Her key person stays with her at arrival and at going home, every day.',
        why: 'Those are the two moments that frighten her. It needs one adult for ten minutes.',
      },
      todo: {
        what: 'Change the rota so that her key person is there at both ends of the day',
        why: 'So that she is met by the same face',
        within: 3,
        outcome: 'Changed. She has not clung since the second week.',
      },
    },
    {
      rag: 'red',
      events:
        'Two therapy sessions missed at the clinic. An empty fridge on an unannounced visit. In nursery every day.',
      voice:
        'She ate two bowls and asked for a third by holding up the bowl and saying “Rosa”. It is the first time she has used her name to ask.',
      decision: {
        what: 'Ask for speech therapy in nursery and not at the clinic.',
        why: 'She has lost two sessions to mornings that are nothing to do with her.',
      },
      todo: {
        what: 'Ask the therapist to see Rosa in nursery',
        why: 'So that none is missed',
        within: 7,
        outcome: 'Agreed, every second Tuesday.',
      },
    },
    {
      rag: 'amber',
      events: 'Three therapy sessions in nursery, none missed. Her grandmother brings her on Mondays with plaits.',
      voice: '“Nan did hair.” It is her first three-word sentence that anyone here has heard.',
      decision: {
        what: 'Keep the daily group and the therapist’s game together.',
        why: 'Something is working, and we do not know which part. We would not take either away yet.',
      },
      todo: {
        what: 'Film the talking group for Ms Ellery, with her agreement',
        why: 'She has not seen what Rosa can do here',
        within: 14,
        outcome: 'She watched it twice and cried, and asked for the game.',
      },
    },
    {
      rag: 'amber',
      events: 'Ms Ellery plays the talking game at home and showed us. One missed day, rung through.',
      voice: 'She tells the dolls “one more and then bed”, and gives each of them one more.',
      decision: {
        what: 'Ask the therapist to set the next step with Ms Ellery in the room.',
        why: 'She is ready to be taught and not told.',
      },
    },
    {
      rag: 'green',
      events: 'In nursery every day. The therapist counts forty new words. Hard goings-home have stopped.',
      voice: 'She came to find me to say “my turn talk”. We sat on the floor and she told me about a snail.',
      decision: {
        what: 'Lower the key person’s cover at going home to Fridays only.',
        why: 'She no longer needs it on other days and says “bye” at the gate. It goes back if she clings twice.',
      },
      todo: {
        what: 'Tell Ms Ellery about the change in cover before it happens',
        why: 'So that she can say if evenings are harder',
        within: 5,
        outcome: 'Told. She agreed, and asked about Fridays.',
      },
    },
    {
      rag: 'amber',
      events: 'Two weeks without her grandmother. Three short days, one without lunch. Words have not slipped.',
      voice: '“Nan poorly.” She made her a card, which is at the hospital.',
      decision: {
        what: 'Put lunch in nursery for her without a form until her grandmother is back.',
        why: 'It is small and certain. The form takes a week.',
      },
      todo: {
        what: 'Arrange lunches for Rosa until further notice',
        why: 'So that a hard week at home is not a hungry one here',
        within: 2,
        outcome: 'Done the same day.',
      },
    },
    {
      rag: 'green',
      events: 'Lunches every day. Her grandmother is home. The therapist moves to once a month.',
      voice: 'She told the group what she had done at the weekend: “park, swing, Toby pushed, Mummy there.”',
      decision: {
        what: 'Agree with the therapist’s monthly sessions.',
        why: 'Her gains hold between sessions. The group goes on every day.',
      },
    },
    {
      rag: 'green',
      events:
        'Comes to breakfast club on two days with her brother. She goes in with the leader and he goes to his friends.',
      voice: '“Toby go play.” She said it to him, and he went.',
      decision: {
        what: 'Keep the place while Ms Ellery works mornings.',
        why: 'It helps both children. It ends only if her hours change.',
      },
      todo: {
        what: 'Ask breakfast club for a note each week on how Rosa arrives',
        why: 'To see work days from her side',
        within: 14,
        outcome: 'Two notes, both cheerful.',
      },
    },
    {
      rag: 'green',
      events: 'Four weeks with nothing to report but growing. Dentist seen, one filling. Ms Ellery booked it herself.',
      voice: 'She showed me the sticker and opened her mouth so that I could count.',
      decision: {
        what: 'Tell the social worker that school sees lasting change for Rosa.',
        why: 'It is eight weeks now, and through one bad fortnight. We should say what is better as plainly as what is not.',
      },
    },
    {
      rag: 'green',
      events: 'A Saturday when her aunt came. Rosa slept through it, her aunt says. In nursery on Monday, cheerful.',
      voice: 'She said “Auntie came, board game, I had the dog.” The dog is the counter.',
      decision: {
        what: 'No change to the plan for Rosa.',
        why: 'The back-up worked and she shows no strain. We would look again if her sleep changed.',
      },
    },
    {
      rag: 'green',
      events: 'Visits to her new classroom have begun. She talks of going “up the big stairs”.',
      voice: 'She wants her brother to show her where the coats go. He has drawn her a map.',
      decision: {
        what: 'Plan the move to reception with her key person, in writing.',
        why: 'Changes of adult have been hard for her. A plan costs a page.',
      },
      todo: {
        what: 'Write a page about Rosa with her key person for the reception teacher',
        why: 'So that what works goes up the stairs with her',
        within: 21,
        outcome: 'Written, with a photograph of the map.',
      },
    },
    {
      rag: 'green',
      events: 'All visits went well. Words near what is usual for her age. The therapist will see her once more.',
      voice: '“I’m big talk now.” Her key person wrote it on the wall.',
      decision: {
        what: 'Ask the social worker whether Rosa’s plan can step down at the next review.',
        why: 'Her needs are met and have been for months. Her brother’s plan stays, and with it the visits.',
      },
    },
  ],
}
