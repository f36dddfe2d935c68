import type { Chapter, ChildStory } from './story.ts'

type Who = Pick<ChildStory, 'family' | 'given' | 'familyName' | 'age' | 'reference' | 'status' | 'seenBy'>

/** A child told of in few words: one sentence where a longer story has several. */
export interface BriefStory extends Who, Partial<Pick<ChildStory, 'concern' | 'school' | 'later'>> {
  needs: string
  risks: string
  protective: string
  engagement: string
  plan: string
  chapters: readonly Chapter[]
}

/** The story of a child whose own words are few, with what is said of any child at one time or another. */
export function briefly({ needs, risks, protective, engagement, plan, ...who }: BriefStory): ChildStory {
  return {
    ...who,
    needs: [needs],
    risks: [risks],
    protective_factors: [protective],
    engagement: [engagement],
    plan: [plan],
    ...ofAnyChild,
  }
}

const ofAnyChild = {
  own_actions: [
    'Saw the child at school and at home, and wrote it down on the same day.',
    'Rang each agency on the plan. Brought the chronology up to date.',
    'Visited at a time that was not arranged. Read last time’s decision again before today.',
    'Met the child alone, and asked one open question more than usual.',
  ],
  identity: ['We asked what we know of the child’s own sense of who they are, and what we have assumed.'],
  discussion: [
    'We asked what a day is like in this house for the child, hour by hour. There are two hours we know nothing of.',
    'We put the other explanation, and looked for what would show it to be true.',
    'We asked what we would say if we heard of this child for the first time today.',
    'Are we describing what adults do, or what is different for the child? Half and half, and we went over it again.',
  ],
  difference: [
    'At the next visit we ask the child first, and the adults after.',
    'We write down what would have to be seen for this to be better, so that we know when it is.',
    'Each agency says what it saw of the child, and not only that it visited.',
  ],
  colleagues_told: [
    'By secure e-mail to everybody on the plan, today.',
    'By telephone to the lead professional, and in writing tomorrow.',
  ],
} as const
