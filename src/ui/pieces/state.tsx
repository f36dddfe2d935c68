import type { ComponentChildren } from 'preact'

import { Mark } from './mark.tsx'

/** How an obligation stands. The words may be particular; the shape may not. */
export type StateName =
  | 'met'
  | 'upcoming'
  | 'due'
  | 'overdue'
  | 'breached'
  | 'paused'
  | 'not-applicable'
  | 'undetermined'

export const STATE_WORDS: Record<StateName, string> = {
  met: 'Met',
  upcoming: 'Upcoming',
  due: 'Due',
  overdue: 'Overdue',
  breached: 'Breached',
  paused: 'Paused',
  'not-applicable': 'Not applicable',
  undetermined: 'Not decided',
}

interface StateProps {
  state: StateName
  /** Particular words ("By 16 April", "6 days over") instead of the state's own. */
  children?: ComponentChildren
}

/** A state as a shape and words, in weight and never in a child's colours. */
export function State({ state, children }: StateProps) {
  return (
    <span class={`pl-state pl-state--${state}`}>
      <Mark id={`st-${state}`} />
      {children ?? STATE_WORDS[state]}
    </span>
  )
}
