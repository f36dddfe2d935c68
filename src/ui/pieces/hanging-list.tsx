import type { ComponentChildren } from 'preact'

import type { SymbolId } from '../layout/sprite.tsx'
import { Mark } from './mark.tsx'

export interface Hung {
  /** None where the bob is, and none where a mark would say nothing. */
  mark?: SymbolId
  /** A date, or what somebody is. */
  when?: string
  /** The bob hangs here: today, or you. */
  here?: boolean
  /** Not yet: the line is dashed. */
  ahead?: boolean
  what: ComponentChildren
}

/** A picture of time or of people as a list: the line is the axis, with the bob at today or at you. */
export function HangingList({ items }: { items: readonly Hung[] }) {
  return (
    <ol class="pl-hang">
      {items.map((item, index) => (
        <li key={index} class={item.here ? 'is-here' : item.ahead ? 'is-ahead' : undefined}>
          {item.mark && <Mark id={item.mark} />}
          {item.when && <span class="pl-hang__when">{item.when}</span>}
          {item.what}
        </li>
      ))}
    </ol>
  )
}
