import { wayInWords, type WayToSession } from '../../../domain/children/way-to-session.ts'
import { Link } from '../../../ui/pieces/link.tsx'

interface WayLinesProps {
  ways: readonly WayToSession[]
  child: { childId: string; givenName: string }
  me: string
  today: Temporal.PlainDate
  late: boolean
}

/** From a child to a session, a line for each who holds the case: who, when, and what the reader can do or whom to ask. */
export function WayLines({ ways, child, me, today, late }: WayLinesProps) {
  return (
    <>
      {ways.map((way) => {
        const { said, links, ask } = wayInWords(way, child, me, today, late)
        return (
          <span class="pl-stackline" key={way.holderId}>
            {said} {ask}
            {links.map(({ text, href }, index) => (
              <>
                {index > 0 && ', '}
                <Link href={href}>{text}</Link>
              </>
            ))}
          </span>
        )
      })}
    </>
  )
}
