import type { ComponentChildren } from 'preact'

import { Link } from './link.tsx'

export function Rows({ children }: { children: ComponentChildren }) {
  return <ul class="pl-rows">{children}</ul>
}

interface RowProps {
  /** A link, verb first. */
  what: ComponentChildren
  /** Where `what` leads. Without it `what` holds its own link, or none. */
  href?: string
  /** Why, and for whom. */
  why?: ComponentChildren
  /** A date in words, a count, or a `State`. */
  when?: ComponentChildren
  /** How often the action was carried forward: shown from the first time. */
  carried?: number
}

/** One thing to do, or one thing that is wrong. */
export function Row({ what, href, why, when, carried = 0 }: RowProps) {
  return (
    <li class="pl-row">
      <div class="pl-row__what">{href === undefined ? what : <Link href={href}>{what}</Link>}</div>
      {why && <div class="pl-row__why">{why}</div>}
      {(when || carried > 0) && (
        <div class="pl-row__when">
          {carried > 0 && (
            <>
              <Carried times={carried} />{' '}
            </>
          )}
          {when && <div>{when}</div>}
        </div>
      )}
    </li>
  )
}

/** How often an action was carried forward, underlined in ink. */
export function Carried({ times }: { times: number }) {
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${times} times`
  return <span class="pl-carried">Carried forward {often}</span>
}
