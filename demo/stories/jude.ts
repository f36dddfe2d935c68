import type { ChildStory } from './story.ts'

export const jude: ChildStory = {
  family: 'Halloran-Pike',
  given: 'Jude',
  familyName: 'Halloran-Pike',
  age: [16, 88],
  reference: 'KV-2231',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Callum Thackeray, in the workshop office',
  own_actions: [
    'Met Jude twice a week before workshop. Rang the housing team.',
    'Went with Jude to register with a doctor.',
  ],
  needs: ['Somewhere to live that lasts the course. Money on the day it is due. One adult who knows the whole story.'],
  risks: [
    'Sleeping on sofas. An older cousin who offers work at night and wants favours for it.',
    'Leaving the course in the week a benefit is late.',
  ],
  protective_factors: ['Jude’s welding, and the tutor who says so. A friend’s mother who cooks.'],
  engagement: ['Jude comes when the meeting is short and in the workshop. His father does not answer.'],
  identity: [
    'Jude is from a Traveller family and has been told by one landlord that it matters. We took that up in writing.',
  ],
  discussion: [
    'We asked whether we call this independence because it is cheaper. He is sixteen and has no bed of his own.',
    'The police would look at the cousin. Jude would look at the rent. Both have to be in the plan.',
  ],
  plan: ['College: bursary paid weekly, breakfast, Callum twice a week. Housing: assessment under way.'],
  difference: ['Meetings happen in the workshop, in work clothes, for fifteen minutes.'],
  colleagues_told: ['Callum writes to the social worker and the housing team.'],
  chapters: [
    {
      rag: 'amber',
      events: 'Left home after a fight with his father. Eleven nights on three sofas. Ninety per cent attendance.',
      voice: '“College is the only place with my name on a peg.”',
      decision: {
        what: 'Refer to housing with the social worker, as a child and not as a tenant.',
        why: 'He is sixteen. It changes what is owed to him.',
      },
      todo: {
        what: 'Make the joint referral to housing',
        why: 'So that he is assessed as a child',
        within: 3,
        outcome: 'Made and accepted.',
      },
    },
    {
      rag: 'red',
      events: 'Seen with his cousin at night by a tutor. New phone, and no explanation. Two mornings missed.',
      voice: '“It’s just lifts.” He did not look up.',
      decision: {
        what: 'Share what we know with the exploitation team today.',
        why: 'A new phone, lifts and missed mornings are each nothing and together something.',
      },
      todo: {
        what: 'Send the exploitation team our notes with dates',
        why: 'They can see what we cannot',
        who: 'supervisor',
        within: 1,
        outcome: 'Sent. They know the car.',
      },
    },
    {
      rag: 'red',
      events: 'He handed in the phone himself. Frightened. Placed with a host family outside town.',
      voice: '“I want to finish the bracket.” It is his assessment piece.',
      decision: {
        what: 'Pay for the train, from today, out of the hardship fund.',
        why: 'Everything that holds him is in the workshop.',
      },
    },
    {
      rag: 'amber',
      events: 'In every day by train. The host family say that he washes up without being asked.',
      voice: '“They’ve got a drawer that’s mine.”',
      decision: { what: 'Keep the train pass until the end of the year.', why: 'It is what the placement costs us.' },
    },
    {
      rag: 'amber',
      events: 'Bracket finished and passed. His father rang college once.',
      voice: 'He wants his father to see it. He does not want to go home.',
      decision: {
        what: 'Invite his father to the showing, if Jude sends the invitation.',
        why: 'It should be his to send.',
      },
      todo: {
        what: 'Ask Jude whether and how he wants to invite his father',
        why: 'It is his choice',
        within: 14,
        carried: 1,
        outcome: 'He sent a photograph instead.',
      },
    },
    {
      rag: 'green',
      events: 'Two months settled. An apprenticeship interview.',
      voice: '“I said I’d had a hard year and they said good, you’re still here.”',
      decision: {
        what: 'Write a reference that says what he did and not what happened to him.',
        why: 'He asked for exactly that.',
      },
    },
    {
      rag: 'green',
      events: 'Offered the apprenticeship from the autumn.',
      voice: 'He welded his initials under the bench, and told us.',
      decision: {
        what: 'Plan the handover to the leaving care team before the last term ends.',
        why: 'The cliff edge is the date we know.',
      },
    },
  ],
}
