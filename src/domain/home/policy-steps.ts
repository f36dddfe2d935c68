import { firstName } from '../sessions/names.ts'
import type { Step } from './step.ts'

/** Something that a policy asks and that is due or overdue. */
export interface PolicyItem {
  /** what is asked, as the policy's rule is titled */
  readonly title: string
  /** how it stands: "6 days over" */
  readonly words: string
  readonly isOverdue: boolean
}

/** How the reader, and those they answer for, stand with the policy that was adopted. */
export interface PolicyStanding {
  /** owed to the reader, or theirs to do, and said by nothing else on the page */
  readonly own: readonly PolicyItem[]
  /** theirs to do within a week, and nothing is booked that would answer it; the soonest first */
  readonly soon: readonly PolicyItem[]
  /** owed by the reader to somebody they supervise */
  readonly owe: readonly (PolicyItem & { membershipId: string; name: string })[]
  /** children whose case the reader holds */
  readonly children: readonly (PolicyItem & { childId: string; name: string })[]
  /** people with something overdue, for those who oversee; null for others */
  readonly outOfStep: number | null
}

/** Children past a limit: the first thing of all. */
export function childSteps({ children }: PolicyStanding): Step[] {
  return children
    .filter(({ isOverdue }) => isOverdue)
    .map(({ childId, name, words, title }) => ({
      kind: 'child_past_limit',
      title: `${name}: ${words}`,
      why: `The policy asks: ${title}. Bring it to your next session, or ask for an earlier one.`,
      short: words,
      action: { text: `See ${firstName(name)}’s page`, href: `/children/${childId}#owed` },
    }))
}

/** What the reader owes those they supervise: one step for each person. */
export function oweSteps({ owe }: PolicyStanding): Step[] {
  return [...Map.groupBy(owe, ({ membershipId }) => membershipId).values()].flatMap((items): Step[] => {
    const late = items.filter(({ isOverdue }) => isOverdue)
    const [first, ...more] = late
    if (first === undefined) return []
    const who = firstName(first.name)
    const others =
      more.length === 0 ? '' : ` ${more.length} more ${more.length === 1 ? 'thing is' : 'things are'} late too.`
    return [
      {
        kind: 'owe_by_policy',
        title: `You owe ${who} something that is late`,
        why: `${withStop(first.title)}${others}`,
        short: first.words,
        action: { text: `See what ${who} is owed`, href: `/people/${first.membershipId}/supervision` },
      },
    ]
  })
}

/** What is owed to the reader or is theirs to do, past its day. */
export function ownPolicySteps({ own }: PolicyStanding): Step[] {
  const [first, ...more] = own.filter(({ isOverdue }) => isOverdue)
  if (first === undefined) return []
  const many = more.length > 0
  return [
    {
      kind: 'own_by_policy',
      title: many
        ? `${more.length + 1} things the policy asks for you are late`
        : 'Something the policy asks for you is late',
      why: withStop(first.title),
      short: first.words,
      action: { text: 'See what you are owed', href: '/my-supervision#owed' },
    },
  ]
}

/** What is the reader's to do within days. */
export function soonPolicySteps({ soon }: PolicyStanding): Step[] {
  const [first, ...more] = soon
  if (first === undefined) return []
  return [
    {
      kind: 'policy_soon',
      title:
        more.length > 0
          ? `The policy asks ${more.length + 1} things of you in the next days`
          : `The policy asks something of you ${lowerFirst(first.words)}`,
      why: `${withStop(first.title)} Nothing is booked that would answer it.`,
      short: first.words,
      action: { text: 'See what is asked', href: '/my-supervision#own' },
    },
  ]
}

const lowerFirst = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

/** Everybody who is out of step, as a number with its list. */
export function outOfStepSteps({ outOfStep }: PolicyStanding): Step[] {
  if (outOfStep === null || outOfStep === 0) return []
  return [
    {
      kind: 'out_of_step',
      title:
        outOfStep === 1
          ? 'One person is out of step with the policy'
          : `${outOfStep} people are out of step with the policy`,
      why: 'Something they are owed, or owe, is past its day.',
      short: 'Overdue',
      action: { text: 'See what is out of step', href: '/obligations?state=overdue' },
    },
  ]
}

const withStop = (title: string): string => (/[.?!]$/.test(title) ? title : `${title}.`)
