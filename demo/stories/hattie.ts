import { briefly } from './briefly.ts'

export const hattie = briefly({
  family: 'Loxley-Brand',
  given: 'Hattie',
  familyName: 'Loxley-Brand',
  age: [12, 40],
  reference: 'WP-0019',
  status: { status: 'child_in_need', basis: 's17' },
  seenBy: 'Morwenna Tait, in the art room',
  needs: 'To know which nights are at home and which are at her aunt’s, and to hear it from one adult.',
  risks: 'Arguments at night that she gets up to stop.',
  protective: 'Her aunt. The art room. She says when she has had enough.',
  engagement: 'Both parents come, one after the other. They have begun to agree on small things.',
  plan: 'School: the art room at lunch. Social worker: visits every three weeks. Aunt: two nights a week.',
  chapters: [
    {
      rag: 'amber',
      events: 'Tired on four mornings. She told her teacher that she sits on the stairs until it is quiet.',
      voice: '“If I’m on the stairs they stop sooner.”',
      decision: {
        what: 'Tell the social worker about the stairs in her own words.',
        why: 'She is keeping the peace at night, and nobody on the plan knew.',
      },
      todo: {
        what: 'Write down what Hattie said about the stairs and send it the same day',
        why: 'So that the visit is about her night',
        within: 1,
        outcome: 'Sent. The visit was an evening one.',
      },
    },
    {
      rag: 'amber',
      events: 'Two nights a week at her aunt’s since the visit. One late mark.',
      voice: 'She drew both front doors on one sheet.',
      decision: { what: 'Keep both nights through the holiday.', why: 'Holidays are when arrangements slip.' },
    },
    {
      rag: 'green',
      events: 'Her parents saw the mediator three times. No late marks.',
      voice: '“I slept right through and missed it.” There had been nothing to miss.',
      decision: { what: 'Support the review if it wants to step down.', why: 'What changed is her night.' },
    },
    {
      rag: 'green',
      status: { status: 'stepped_down', basis: null },
      events: 'Stepped down at the review. Her aunt’s nights go on because she likes them.',
      voice: 'She asked who she tells now if it starts again, and wrote the name on her hand.',
      decision: {
        what: 'Look at Hattie every second session until she leaves us.',
        why: 'Stepping down is a risk of its own.',
      },
    },
    {
      rag: 'green',
      status: 'ended',
      events: 'Left for secondary school, with a named adult there whom she has met twice.',
      voice: '“You can rub my name off now.”',
      decision: { what: 'Close, and send the file on.', why: 'The new school knows her, and she knows who to tell.' },
    },
  ],
})
