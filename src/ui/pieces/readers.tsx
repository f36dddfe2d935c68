import type { ComponentChildren } from 'preact'

import { Link } from './link.tsx'

export interface Reader {
  name: string
  href?: string
  /** In plain words: "Your supervisor", "Disclosure 14, until 3 April". */
  basis: string
}

interface ReadersProps {
  readers: readonly Reader[]
  /** How anyone else would get in. */
  last?: ComponentChildren
}

/** Who can read what is on the page, and why. */
export function Readers({ readers, last }: ReadersProps) {
  return (
    <>
      <ul class="pl-readers">
        {readers.map((reader) => (
          <li key={reader.name}>
            <b>{reader.href === undefined ? reader.name : <Link href={reader.href}>{reader.name}</Link>}</b>
            <span>{reader.basis}</span>
          </li>
        ))}
      </ul>
      {last && <p class="pl-note">{last}</p>}
    </>
  )
}
