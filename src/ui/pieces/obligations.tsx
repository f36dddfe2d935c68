import type { ComponentChildren } from 'preact'

import { Clause } from './link.tsx'
import { State, type StateName } from './state.tsx'

interface ObligationsProps {
  /** Puts the state above the sentence, as a side column does by itself. */
  narrow?: boolean
  /** Order: overdue, due, by date, met, paused, undecided. */
  children: ComponentChildren
}

export function Obligations({ narrow, children }: ObligationsProps) {
  return <ul class={narrow ? 'pl-obls pl-obls--narrow' : 'pl-obls'}>{children}</ul>
}

interface ClauseLink {
  label: string
  href: string
}

interface ObligationProps {
  state: StateName
  /** Particular words instead of the state's own: "By 16 April". */
  words?: string
  /** The rule as a sentence from the subject's side, its key words in `strong`. */
  says: ComponentChildren
  /** Where it stands in the policy: one place, or several. */
  clause?: ClauseLink | readonly ClauseLink[]
  /** The event that met it, until when it holds, earlier breaches and when they were made good. */
  children?: ComponentChildren
}

/** One obligation: its state, the rule, the clause and the evidence. Never a percentage. */
export function Obligation({ state, words, says, clause = [], children }: ObligationProps) {
  const clauses = [clause].flat()
  return (
    <li class="pl-obl">
      <State state={state}>{words}</State>
      <div class="pl-obl__says">{says}</div>
      {clauses.length > 0 && (
        <div class="pl-obl__clause">
          {clauses.map(({ label, href }) => (
            <div key={label}>
              <Clause href={href}>{label}</Clause>
            </div>
          ))}
        </div>
      )}
      {children && <div class="pl-obl__proof">{children}</div>}
    </li>
  )
}
