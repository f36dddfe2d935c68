import { isNo } from '../../policy/words/value-words.ts'
import { dayInPolicy } from '../../policy/words/day-words.ts'
import { windowName } from '../../policy/words/window-words.ts'
import { stateInSentence } from './state-words.ts'
import type { Teller } from './teller.ts'

/** What happens next if nothing more is recorded: "It will be overdue on 14 March 2026 unless a session is held." */
export function turnInWords(teller: Teller): string | null {
  const { turns, state, due } = teller.obligation
  // What never comes needs no day.
  if (turns === null || turns.on.length !== 10) return null
  const day = dayInPolicy(turns.on)
  switch (turns.state) {
    case 'overdue':
    case 'breached':
      return failing(teller, turns.state, turns.on)
    case 'due':
      // The day on which it is due was said; what matters is the day after, unless days of grace follow it.
      return due === null ||
        due.length !== 10 ||
        (teller.rule.grace !== undefined && teller.rule.window?.each === undefined)
        ? null
        : failing(teller, closes(teller) ? 'breached' : 'overdue', dayAfter(due))
    case 'met':
      return state === 'paused' ? `It counts again from ${day}` : `It will be met on ${day} if nothing more happens`
    case 'upcoming':
      if (state === 'paused') return `It counts again from ${day}`
      if (state === 'due') return failing(teller, 'breached', turns.on)
      if (teller.rule.either) return `It is open from ${day} unless ${teller.answer} before`
      return teller.rule.window?.each === undefined
        ? `It begins again on ${day}`
        : `The next ${windowName(teller.rule.window.each)} is looked at from ${day}`
    case 'not_applicable':
      return `From ${day} it is no longer asked`
    default:
      return `From ${day} it will be ${stateInSentence[turns.state]}`
  }
}

/** Whether what is not done in time can no longer be done at all. */
const closes = ({ rule }: Teller): boolean =>
  rule.window?.each !== undefined || rule.before !== undefined || isNo(rule.after?.late)

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString()

function failing({ rule, answer, obligation }: Teller, state: 'overdue' | 'breached', on: string): string | null {
  const ceiling = rule.window?.at_least === undefined && rule.window?.at_most !== undefined
  // What must not happen needs nothing done about it.
  if (rule.after?.at_most === 0 || ceiling) return null
  const { due } = obligation
  const isToday = obligation.state === 'due' && due !== null && due.length === 10 && dayAfter(due) === on
  const remedy = rule.always === undefined ? `${answer} ${isToday ? 'today' : 'before'}` : 'it is put right'
  return `It will be ${stateInSentence[state]} on ${dayInPolicy(on)} unless ${remedy}`
}
