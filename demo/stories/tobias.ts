import type { ChildStory } from './story.ts'

export const tobias: ChildStory = {
  family: 'Ellery',
  given: 'Tobias',
  familyName: 'Ellery',
  age: [7, 140],
  reference: 'WP-0117',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Morwenna Tait, in the library corner',
  own_actions: [
    'Breakfast club place kept open. Two calls home, both answered. Read last term’s notes again before today.',
    'Sat in on his reading group. Spoke to his teacher twice a week about mornings.',
    'Went to the core group with school’s chronology, brought up to date the night before.',
    'Home visit with the social worker. Asked to see his bedroom, and did.',
    'Checked the register for patterns by weekday. Mondays stand out and have for months.',
  ],
  needs: [
    'Regular meals, sleep, and a grown-up who is awake in the morning. To be a child and not the one who gets his sister ready.',
    'A settled bedtime, his asthma looked after, and somebody who notices when he goes quiet.',
    'To be believed when he says little. Routine on Mondays above all, after the weekend.',
  ],
  risks: [
    'His mother’s low mood and drinking at weekends. Being left in charge of his sister. Missed inhalers: each is small, together they are not.',
    'Neglect that has gone on for long enough to look ordinary to all of us. No adult checks on the children from Friday to Monday.',
    'That each agency thinks another one is going round at weekends. Nobody is.',
  ],
  protective_factors: [
    'His grandmother, two streets away, who comes when rung. His teacher. He likes school and says so.',
    'Ms Ellery loves him and is warm with him when she is well. Breakfast club knows him.',
    'He asks for help from two adults in school by name.',
  ],
  engagement: [
    'Ms Ellery comes to meetings and agrees with the plan. What is different for Tobias is less clear: four weeks on, Mondays are the same.',
    'She let us in and showed us round without being asked. The alcohol service has seen her twice, which is two more than before.',
    'She cancelled the last visit by text and did not offer another day. When reached she was polite and short.',
    'She asks questions now, and disagreed with one point, which we took as a good sign.',
  ],
  identity: [
    'A white British family who have lived in the same street for three generations. Ms Ellery says she was judged by services as a child herself, and expects it again.',
  ],
  discussion: [
    'Idris asked what we would think if this were a family we did not like. We looked at the home visits without the warmth in them, and two were poor.',
    'We asked who has seen the children on a Sunday. No one has, so what we say of weekends is guessing.',
    'The other explanation is that he is tired because he games at night. His mother says so; he has no console. We do not accept it.',
    'The nurse would say that the inhalers are the measure. We have been counting late marks because they are easy to count.',
  ],
  plan: [
    'School: breakfast club and a daily check-in. Social worker: visits every ten days, one of them unannounced. Nurse: asthma review. Grandmother: Sunday night stays, by agreement with Ms Ellery.',
    'The core group’s plan stands. School’s part is mornings, and saying the same day when one goes wrong. The alcohol service sees Ms Ellery weekly and tells the social worker if she misses two.',
    'Keep the plan, with one change: every agency writes down what it saw of Tobias, and not only whom it met.',
  ],
  difference: [
    'We stop counting meetings attended. For the next three weeks we count mornings: in by nine, fed, inhaler with him.',
    'One visit on a Sunday afternoon, agreed with the social worker, because all we know is from weekdays.',
    'Morwenna asks for a multi-agency look at the whole chronology instead of the last month’s.',
    'His grandmother comes to the next core group, so that the weekend has somebody in the room.',
  ],
  colleagues_told: [
    'Morwenna rings the social worker today and writes it to the core group tomorrow.',
    'By e-mail to the core group, in the same words as here, and by telephone to the school nurse.',
  ],
  chapters: [
    {
      rag: 'amber',
      events:
        'Late on four days out of fifteen, each of them a Monday or the day after. Came once without a coat and said it did not matter. Ms Ellery came to the meeting about attendance and was open that mornings are hard.',
      voice:
        '“My sister won’t put her shoes on for anyone but me.” He draws the house with one window lit, and says that is the kitchen because he is in it.',
      decision: {
        what: 'Offer breakfast club from Monday, without waiting for the form.',
        why: 'Being fed and in the building by half past eight deals with most of what we can see. If Mondays stay the same, lateness was not the problem.',
      },
      todo: {
        what: 'Meet Ms Ellery and the breakfast club leader together',
        why: 'So that the place is used and not only offered',
        within: 10,
        outcome: 'Met on the Friday. He has come on most days since.',
      },
    },
    {
      rag: 'amber',
      events:
        'Breakfast club on eleven of fifteen days. Two days off with a cough; no call from home until we rang. His inhaler was empty on the second.',
      voice:
        'He told the breakfast club leader that he likes it there because “nobody’s still asleep”. He was quiet with me and asked to read.',
      decision: {
        what: 'Ask the school nurse for an asthma review and a spare inhaler in school.',
        why: 'An empty inhaler is a health matter on its own, whatever else is going on at home.',
      },
      todo: {
        what: 'Get a spare inhaler and a written asthma plan into school',
        why: 'He is safe at school whatever happens at home',
        within: 14,
        outcome: 'Both in the office. Staff in his class have been shown.',
      },
    },
    {
      rag: 'amber',
      events:
        'Steady for a week, then three late days together. A neighbour told the office that the children had been on the step after dark. Ms Ellery says that she was at the shop.',
      voice:
        'Asked what a good evening is, he said “when Mum picks the film”. Asked about the others, he said “I pick it and then I turn it off.”',
      decision: {
        what: 'Tell the social worker what the neighbour said, in writing, today.',
        why: 'We cannot check it and they can. It is the second time somebody outside school has worried.',
      },
      todo: {
        what: 'Write school’s chronology of the last six months',
        why: 'The pattern cannot be seen in single entries',
        within: 21,
        carried: 1,
        outcome: 'Sent to the social worker. Forty-one entries, and Mondays stand out.',
      },
    },
    {
      rag: 'red',
      status: { status: 'child_protection_plan', basis: 's47' },
      events:
        'He rang his grandmother at six in the morning because his mother could not be woken. An ambulance came. She had been drinking and is home again. A child protection conference made a plan for neglect.',
      voice:
        'He told me all of it in order, without being asked, and then asked who would do his sister’s hair if his mum was in hospital.',
      decision: {
        what: 'School holds a named check-in with Tobias every morning, with Morwenna and never in a corridor.',
        why: 'He told an adult at the first chance he had. The chance should come every day. We would stop when he chooses to come less often.',
      },
      todo: {
        what: 'Agree with Tobias where and with whom he checks in each morning',
        why: 'It is his arrangement or he will not use it',
        within: 3,
        outcome: 'The library corner, with a book to hold. He has missed one day.',
      },
    },
    {
      rag: 'red',
      events:
        'Ms Ellery missed two appointments with the alcohol service. The social worker found the fridge empty on an unannounced visit. He was in school every day, early, and stayed as late as he could.',
      voice:
        '“I know how to do pasta.” He is proud of it. He asked whether he could bring his sister to breakfast club as well.',
      decision: {
        what: 'Ask the social worker to bring the core group forward.',
        why: 'Two missed appointments and an empty fridge inside ten days are not what the plan relies on. Waiting three weeks for the date in the diary would be for us and not for him.',
      },
      todo: {
        what: 'Ask for the core group to be brought forward, and say why in writing',
        why: 'The plan depends on appointments that are not happening',
        who: 'supervisor',
        within: 2,
        outcome: 'Moved forward by eleven days. The letter is on file.',
      },
    },
    {
      rag: 'amber',
      events:
        'His grandmother now stays on Sunday nights. Three Mondays out of three on time. Ms Ellery has seen the alcohol service twice.',
      voice:
        '“Nan does porridge.” He was talkative and told a long joke. He did not mention the weekend at all, which is new.',
      decision: {
        what: 'Carry on with the morning check-in unchanged.',
        why: 'Three weeks is short, and it is the Sundays that changed and not the home. We would look again if his grandmother could not go on.',
      },
      todo: {
        what: 'Ask his grandmother how long she can keep Sundays up',
        why: 'The plan leans on her and nobody has asked',
        within: 14,
        outcome: 'Until the summer at least. She would like to be told what happens in meetings.',
      },
    },
    {
      rag: 'amber',
      events:
        'One late day. He fell asleep in the afternoon twice. The nurse has still not sent the asthma report, and the review conference will ask for it.',
      voice: 'He says he wakes up to check on things. I asked which things. “Just the door, and if the oven’s off.”',
      decision: {
        what: 'Name the checking at night to the core group as a sign of strain on Tobias.',
        why: 'It would be easy to report only that he is on time. A seven-year-old who checks the oven is doing an adult’s work.',
      },
      todo: {
        what: 'Ask the school nurse for Tobias’s health report',
        why: 'So that the core group has it before it meets',
        within: 21,
        carried: 3,
        outcome: 'It came. Control of his asthma is better than it was.',
      },
    },
    {
      rag: 'amber',
      events:
        'In school every day. He hit another child, for the first time that anyone remembers, over a place at the table. Ms Ellery came at once and handled it well.',
      voice: '“I was there first and he didn’t believe me.” We talked about being believed for some time.',
      decision: {
        what: 'No sanction beyond putting it right with the other child.',
        why: 'It is out of character and was over something that means more to him than a place. If it happens again we ask what has changed at home.',
      },
      todo: {
        what: 'Read a book on feeling angry with Tobias in his check-in',
        why: 'He has words for worry and none for anger',
        within: 21,
        outcome: 'Read twice. He chose to take it home.',
      },
    },
    {
      rag: 'amber',
      events:
        'His grandmother was ill and Sundays stopped for two weeks. Both Mondays were late. Ms Ellery said so herself before we rang.',
      voice: 'He said that he told his mum to put two alarms on and she did. “One for me and one for her.”',
      decision: {
        what: 'Ask the core group for a plan for weeks without his grandmother.',
        why: 'Everything good in the last months rests on one woman’s health. The plan should say what happens without her.',
      },
      todo: {
        what: 'Put a back-up for Sunday nights on the core group’s agenda',
        why: 'One person being ill should not undo the plan',
        within: 14,
        outcome: 'An aunt has agreed to be rung. She has been checked.',
      },
    },
    {
      rag: 'amber',
      events:
        'On time on twelve days of fifteen. The review conference kept the plan. Everyone there said that things were better, and nobody could say what he eats at weekends.',
      voice: 'He wanted to show me writing about his street. His house is the one with the light on upstairs now.',
      decision: {
        what: 'Record that school does not yet support ending the plan.',
        why: 'Better mornings are not the same as a safe weekend. We would change our minds after two months of Mondays like the last three.',
      },
      todo: {
        what: 'Send school’s view of the plan to the chair before the next review',
        why: 'So that it is weighed, and not only heard',
        who: 'supervisor',
        within: 28,
        outcome: 'Sent, and quoted in the minutes.',
      },
    },
    {
      rag: 'amber',
      events:
        'An unannounced Sunday visit by the duty worker found both children fed and a clean kitchen. Two late days, both after Ms Ellery’s shifts at her new job.',
      voice:
        '“Mum’s got a badge with her name on.” He is proud and tired. He says that he still gets his sister ready on work days.',
      decision: {
        what: 'Ask breakfast club to take his sister too on work days.',
        why: 'It takes the work off him without waiting for a service. It costs us nothing, and he asked for it months ago.',
      },
      todo: {
        what: 'Open a breakfast club place for his sister on two days',
        why: 'So that Tobias comes in beside his sister and not in charge of one',
        within: 7,
        outcome: 'Open. She goes in holding the leader’s hand, not his.',
      },
    },
    {
      rag: 'amber',
      events:
        'No late days after a work day since his sister came to breakfast club. Ms Ellery missed one appointment with the alcohol service and rebooked it herself the same day.',
      voice: 'He chose not to come to the check-in twice, and told me first. He was outside playing football.',
      decision: {
        what: 'Let Tobias say which days he wants the check-in.',
        why: 'Coming less often is what we said would show that it had done its work. He can have every day back by asking.',
      },
      todo: {
        what: 'Tell his teacher and the core group that the check-in is by his choice now',
        why: 'So that a missed one is not read as a worry',
        within: 7,
        outcome: 'Told. He comes on about three days of five.',
      },
    },
    {
      rag: 'amber',
      events:
        'On time for three weeks. On one Monday he was grey with tiredness and said that nothing was wrong. His mother told us later that she had drunk on the Saturday and that his aunt had come.',
      voice:
        'When I said that I knew his aunt had come he breathed out and said “She brought a board game.” He had not been sure he was allowed to tell.',
      decision: {
        what: 'Tell Ms Ellery, with Tobias’s agreement, that he may always tell.',
        why: 'The back-up worked and she was honest. What did not work is that he thought it was a secret.',
      },
      todo: {
        what: 'Sit with Ms Ellery and Tobias while she tells him he may tell',
        why: 'It has to come from her',
        within: 10,
        outcome: 'She did it well. He asked her to say it again.',
      },
    },
    {
      rag: 'amber',
      events:
        'Three weeks in school without a late mark. The social worker is leaving and the new one has not been named. The core group is in three weeks.',
      voice:
        '“Will the new one know about the alarm clocks?” He wants to tell them himself what helps, and has made a list.',
      decision: {
        what: 'Ask for a joint visit with both social workers before the change.',
        why: 'Tobias has told his story to four people this year. A handover he can see costs an hour.',
      },
      todo: {
        what: 'Ask the team manager for a joint handover visit',
        why: 'So that Tobias does not have to begin again',
        within: 14,
        outcome: 'Agreed for the week before she goes.',
      },
    },
    {
      rag: 'amber',
      events:
        'The joint visit happened. The new social worker read his list and put it on file. One late day, after a fire alarm in the street. The health report is still missing.',
      voice: 'He says that she “reads properly”. He asked if the plan could have his list in it, under his own name.',
      decision: {
        what: 'Bring Tobias’s list to the core group as his own view, in his words.',
        why: 'It is the clearest statement of what keeps him safe that anyone has made, and it is his.',
      },
      todo: {
        what: 'Ask again for the health report, this time from the nurse’s manager',
        why: 'So that the core group has it before the review',
        within: 14,
        outcome: 'It came within the week.',
      },
    },
  ],
}
