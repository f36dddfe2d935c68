import { isBefore } from '../../../domain/calendar/days.ts'
import { listInWords } from '../../../domain/text/dates.ts'
import type { VersionFacts } from '../read/versions.queries.ts'
import { choiceHref } from './contradiction-list.tsx'
import type { NextStep } from './next-of-policy.tsx'
import { canBeChosen, type PolicyView } from './policy-view.ts'

interface Asked {
  version: VersionFacts
  view: PolicyView
  draft: VersionFacts | null
  mayDraft: boolean
  hasRead: boolean
  today: Temporal.PlainDate
}

/** What whoever looks is asked to do first: to read it; then to finish a draft, choose, answer or review. */
export function nextStep({ version, view, draft, mayDraft, hasRead, today }: Asked): NextStep | null {
  if (!hasRead && !mayDraft) {
    return {
      title: `Read version ${version.no}, and say that you have`,
      why: 'It says what is owed to you and what is asked of you. The button is at the end.',
      button: { text: 'Read it to the end', href: '?show=open#read' },
    }
  }
  if (!mayDraft) return null
  if (draft !== null) {
    return {
      title: `Version ${draft.no} is a draft`,
      why: `Nothing changes for anybody until it is adopted. Version ${version.no} stays in force.`,
      button: { text: 'Carry on with the draft', href: '/policy/change' },
    }
  }
  // Two rhythms of the same meeting are the easiest to see and to settle; what one contains of the other can wait.
  const choices = view.contradictions.filter((each) => canBeChosen(each) && each.rules.length === 2)
  const choice = choices.find(({ covers }) => covers !== null && covers !== 'always') ?? choices[0]
  if (choice !== undefined) {
    return {
      title: `${numberWord(choice.rules.length)} rules disagree: clauses ${listInWords(choice.clauses.slice(0, 2))}`,
      why: `${choice.says} Until you choose, both are measured and shown side by side.`,
      button: { text: 'Choose which one stands', href: choiceHref(choice) },
    }
  }
  const [question] = view.questions
  if (question !== undefined) {
    return {
      title: 'The policy leaves a question to you',
      why: `${question.asks} Until it has an answer nothing is checked that hangs on it.`,
      button: { text: 'Answer it', href: `/policy/change/parameters/${question.name}` },
    }
  }
  if (version.nextReviewOn !== null && isBefore(version.nextReviewOn, today)) {
    return {
      title: 'The policy is due for review',
      why: 'A further version, changed or not, is what a review comes to.',
      button: { text: 'Review it', href: '/policy/change' },
    }
  }
  return null
}

const numberWord = (count: number) => (count === 2 ? 'Two' : String(count))
