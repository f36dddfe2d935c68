import { daysBetween } from '../calendar/days.ts'
import type { CaseHistory } from './case-history.ts'
import type { DriftLimits } from './drift-limits.ts'
import { driftOf, type DriftSign } from './drift.ts'
import { heldOn, heldSince, lastDiscussion, latestOf, monthsHavePassed, statusesOn } from './spells.ts'

type Day = Temporal.PlainDate

/** What the facts of a case suggest, by which a prompt is offered. */
type Suggestion =
  | 'says_yes'
  | 'not_seen'
  | 'others_know'
  | 'long_quiet'
  | 'fixed_view'
  | 'much_doing'
  | 'power'
  | 'heavy'

export interface Prompt {
  readonly key: string
  readonly suggestedBy: Suggestion
  readonly title: string
  /** why it is offered, as the facts have it */
  readonly because: string
  readonly asks: readonly string[]
  /** said with it, where an answer belongs elsewhere than on this page */
  readonly note?: string
}

/**
 * Questions for what poor supervision misses (S4, introduction: curiosity, disguised compliance, sharing information, the
 * relationship of child, adults and professional, the child’s inner world, resilience, long-running lower risk, and relying
 * on actions). In our own words, as data: a question is added here and nowhere else.
 */
export const prompts: readonly Prompt[] = [
  {
    key: 'says_yes',
    suggestedBy: 'says_yes',
    title: 'Everybody agrees, and nothing moves',
    because: 'Something was agreed again, or carried forward, and the direction stayed.',
    asks: [
      'What was promised, and what was done? Who saw it done?',
      'What did you see for yourself, and what were you told?',
      'Who is always there when you visit, and who never is?',
      'If the yes was meant to keep you away, what would you expect to see?',
    ],
  },
  {
    key: 'inner_world',
    suggestedBy: 'not_seen',
    title: 'What it is like to be this child',
    because: 'Nobody has said lately that the child was seen and heard alone.',
    asks: [
      'What is an ordinary day like, from waking up to falling asleep?',
      'What has the child said, drawn, played or kept quiet about, and with whom?',
      'Whom does the child run to, and whom does the child watch?',
      'What would the child want to be different by the end of the week?',
    ],
  },
  {
    key: 'others_know',
    suggestedBy: 'others_know',
    title: 'Who else knows something',
    because: 'A meeting about the plan is ahead, or an answer to a referral is awaited.',
    asks: [
      'Who else sees this child or these adults, and when did you last speak with them?',
      'What do you know that they do not? What keeps you from telling them?',
      'What do you take for granted that one call could confirm?',
    ],
  },
  {
    key: 'long_quiet',
    suggestedBy: 'long_quiet',
    title: 'Long, and never quite bad enough',
    because: 'The worry is neglect, has come back, or has gone on for a year or more.',
    asks: [
      'If you met this child for the first time today, what would strike you?',
      'Has good enough slipped, without anybody deciding that it should?',
      'Add it up: meals, sleep, teeth, coats, days at school. What has it cost so far?',
      'What would have to happen for this to be called by another name?',
    ],
  },
  {
    key: 'fixed_view',
    suggestedBy: 'fixed_view',
    title: 'Another way to see it',
    because: 'The direction has been the same for several discussions.',
    asks: [
      'What do you believe is going on? What would show that you are wrong?',
      'Who sees it differently, and what do they see?',
      'What has been tried before, and what was different that time?',
    ],
  },
  {
    key: 'much_doing',
    suggestedBy: 'much_doing',
    title: 'Much to do, little time to think',
    because: 'Several actions are open at once.',
    asks: [
      'Which one of these would the child notice?',
      'Which could stop, and nobody would miss it?',
      'What are you doing so as not to have to decide?',
    ],
  },
  {
    key: 'power',
    suggestedBy: 'power',
    title: 'Who has the say',
    because: 'The worry is mainly about what adults do to one another, or to the child.',
    asks: [
      'Who decides in this home, and what happens to whoever disagrees?',
      'Who is spoken about and never spoken with?',
      'Whose view of events do you carry when you leave?',
    ],
  },
  {
    key: 'heavy',
    suggestedBy: 'heavy',
    title: 'What this case does to you',
    because: 'It is red, or you have carried it for long.',
    asks: [
      'What do you take home from it?',
      'What have you stopped noticing, or stopped hoping for?',
      'What would help you go on looking?',
    ],
    note: 'Talk about it here, and write nothing of it on this page: it is the child’s. There is a page about how you are.',
  },
]

/** At most as many as one can use in a discussion. */
const most = 4
const lookLately = 42
const manyActions = 3

/** Prompts that the facts of a case suggest on a day, in the order of the list; none for a case of which nothing suggests any. */
export function promptsFor(history: CaseHistory, on: Day, limits?: DriftLimits): readonly Prompt[] {
  const signs = driftOf(history, on, limits)
  return prompts.filter(({ suggestedBy }) => suggests[suggestedBy](history, on, signs)).slice(0, most)
}

type Suggests = (history: CaseHistory, on: Day, signs: readonly DriftSign[]) => boolean

const has = (signs: readonly DriftSign[], ...kinds: DriftSign['kind'][]): boolean =>
  signs.some(({ kind }) => kinds.includes(kind))
const worryIs = (history: CaseHistory, on: Day, ...wanted: string[]): boolean =>
  (history.concerns ?? []).some((each) => wanted.includes(each.concern) && heldOn(each, on))

const suggests: Record<Suggestion, Suggests> = {
  says_yes: (_, __, signs) =>
    has(signs, 'same_action') || signs.some((sign) => sign.kind === 'direction_and_plan' && sign.direction === 'green'),
  not_seen: (history, on) => {
    const seen = latestOf(history.discussions.flatMap(({ seenAloneOn }) => (seenAloneOn === null ? [] : [seenAloneOn])))
    return lastDiscussion(history, on) !== null && (seen === null || daysBetween(seen, on) > lookLately)
  },
  others_know: (history, on) =>
    statusesOn(history, on).some(({ status }) => status === 'referred_outcome_unknown') ||
    history.meetings.some(
      (each) => each.state === 'planned' && daysBetween(on, each.on) >= 0 && daysBetween(on, each.on) <= lookLately,
    ),
  long_quiet: (history, on) => {
    const held = statusesOn(history, on)
    const since = heldSince(history, (status) => status !== 'stepped_down', on)
    const isProtected = held.some(({ status }) => status === 'child_protection_plan')
    return worryIs(history, on, 'neglect') || (since !== null && !isProtected && monthsHavePassed(since, on, 12))
  },
  fixed_view: (_, __, signs) => has(signs, 'not_improving', 'unchanged', 'plan_age'),
  much_doing: (history) => history.actions.filter(({ state }) => state === 'open').length > manyActions,
  power: (history, on) => worryIs(history, on, 'domestic_abuse', 'emotional', 'physical', 'sexual', 'exploitation'),
  heavy: (history, on) => {
    const since = heldSince(history, (status) => status !== 'stepped_down', on)
    return lastDiscussion(history, on)?.rag === 'red' || (since !== null && monthsHavePassed(since, on, 12))
  },
}
