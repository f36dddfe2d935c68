/** What sessions say of the work and of the worker. No child is named here, as in the product itself. Taken in turn. */
export const workWords: Readonly<Record<string, readonly string[]>> = {
  general_issues: [
    'Time for each family today, and how we tell other agencies what we decide.',
    'The new recording day. Both of us want fewer lists and more thinking.',
    'How much of each week goes on letters, and which of them somebody else could write.',
    'What to do in the two weeks when one of us is away.',
    'How we hear of worries from people who see children for ten minutes a day, and what becomes of them.',
  ],
  team_issues: [
    'Two staff tell the office first and us second. We agreed to say why it matters, without blame.',
    'The team meets on the day that is worst for half of it. To be moved.',
    'Everyone covers for everyone, and it shows. A rota for difficult calls was agreed.',
    'A good half-term: the team asked for the case meeting to be longer and not shorter.',
  ],
  workload: [
    'One family more than agreed. Manageable for this month and not for next.',
    'Two meetings a week outside school. The head knows, and cover is found for one.',
    'In balance. Letters are done on the day, for the first time.',
    'Too much this fortnight. We moved two visits and told the people concerned.',
  ],
  leave: ['None.', 'Two days.', 'None since last time.', 'One day, for a family matter.'],
  sickness: ['None.', 'None.', 'One day, a cold.', 'None.'],
  training: [
    'A half-day on chronologies.',
    'None since last time.',
    'The yearly update, with the whole staff.',
    'An hour online about neglect. Useful on what drift looks like.',
  ],
  learning: [
    'To ask one question more before offering help.',
    'That a polite answer can be the worrying one.',
    'How much a chronology shows that memory does not.',
    'To write down the child’s words before my own.',
    'That an unannounced visit need not be an unkind one.',
  ],
  development: [
    'To chair one core group this term, with my supervisor in the room.',
    'A place on the supervision skills course has been asked for.',
    'To see another team’s morning meeting.',
    'To present one family at the group.',
  ],
  targets: [
    'Records completed within 3 working days.',
    'Each child seen alone between sessions.',
    'Chronologies brought up to date monthly.',
    'As before.',
  ],
  professional_judgement: [
    'Sound and well argued. The decisions would make sense to somebody who was not there.',
    'Good on what the child says. Could be firmer with other agencies, and was, this time.',
    'Careful. It was right to ask before deciding.',
    'Saw the pattern before anyone else did, and had the dates to show it.',
  ],
  about_supervision: [
    'The hour is enough when we begin on time.',
    'Beginning with the quieter case works.',
    'Being asked what I have not said is uncomfortable and useful.',
    'Good. The agenda beforehand helps.',
  ],
  caseload: [
    'Nine families, two of them new. It is about right.',
    'Eleven. One could be closed, and we agreed which.',
    'As last time. One more at most before the holidays.',
  ],
  stakeholders: ['Two schools asked for the same training. We give it once, together.', 'Housing has a new duty line.'],
  change: ['The new form from next month. We tried it on one record and it is shorter.', 'None since last time.'],
  performance: [
    'Records within three days for the whole half-term.',
    'Sound. One chronology is behind, and there is a date for it.',
  ],
  any_other_business: ['Nothing more.', 'Cover for the two days of the course is agreed.', 'Parking. Again.'],
  diversity_at_work: [
    'We noticed who gets interrupted in meetings, and by whom. It was said kindly there the next day.',
  ],
  referral_data: [
    'Fourteen referrals since the start of the year; last year nine by now. Most come from first-year tutors, who were trained in the autumn.',
    'Numbers are as expected. Two were closed.',
  ],
  themes: ['Housing, again. Three of the open cases turn on it.', 'Sleep and money.'],
  guidance: ['The new local pathway for housing referrals. A page was made for tutors.', 'None since last time.'],
  practice: ['I was quick to reassure. Next time I wait.', 'I asked for help on the day and not the day after.'],
}

export const wellbeingWords: Readonly<Record<string, readonly string[]>> = {
  wellbeing: [
    'Tired in an ordinary way.',
    'Better than last time. Sleeping.',
    'A hard fortnight. I said no to one thing and it was all right.',
    'Well. Looking forward to the break.',
    'Up and down; more up.',
    'Stretched. I took my lunch hour three times.',
  ],
  impact: [
    'One of the families stays with me on the way home. I walk the longer way round, and it helps.',
    'I dreamt about work once. It was about the photocopier.',
    'Less than last time. Knowing the plan is shared makes a difference.',
    'I noticed that I was cross with everyone on the day of the conference.',
  ],
  feelings: [
    'Fondness, and some fear of being wrong.',
    'Impatience, which usually means that I am worried.',
    'Relief, and I do not quite trust it.',
    'Sadness, and it was the right size.',
  ],
  resilience: [
    'The choir. Cooking on Sundays.',
    'Running, slowly. Friends who do other work.',
    'The team, and ten minutes in the car before I drive.',
    'My allotment, when it is not raining.',
  ],
  support_agreed: [
    'A call the day after the conference.',
    'No meetings before nine for two weeks.',
    'Nothing more for now, and we ask again next time.',
    'Time to write on the same day, protected in the diary.',
  ],
  personal_issues: ['Nothing that bears on this work.'],
}
