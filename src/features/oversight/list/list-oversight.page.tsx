import { dayInWords } from '../../../domain/text/dates.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Next } from '../../../ui/pieces/next.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import type { Oversight } from '../oversight.queries.ts'

interface ListProps {
  oversight: readonly Oversight[]
  me: string
  mayAsk: boolean
  today: Temporal.PlainDate
}

/** Management oversight that is one's own: asked of one, asked by one, of one's work. */
export function OversightPage({ oversight, me, mayAsk, today }: ListProps) {
  const toWrite = oversight.find(({ state, manager }) => state === 'asked' && manager.membershipId === me)
  return (
    <>
      <Head title="Management oversight" />
      <p class="govuk-body-l pl-measure">
        A manager looks at the work on one child’s case, and writes what follows and why. It is apart from supervision:
        a document of its own, which a supervisor does not read.
      </p>
      {toWrite !== undefined && (
        <Next
          id="next"
          kicker="Next for you"
          title={`Look at the case of ${toWrite.childName ?? 'a child'}`}
          actions={<Button text="Look at it" href={`/oversight/${toWrite.oversightId}`} />}
        >
          Asked by {toWrite.askedBy.name} on {dayInWords(toWrite.askedOn, today)}: {toWrite.about}
        </Next>
      )}
      <Section
        id="all"
        title="Yours"
        {...(mayAsk ? { link: { text: 'Ask for oversight, or begin it', href: '/oversight/new' } } : {})}
      >
        {oversight.length === 0 ? (
          <Empty>
            <p class="govuk-body">None yet. {mayAsk && <Link href="/oversight/new">Ask for it, or begin it</Link>}</p>
          </Empty>
        ) : (
          <Rows>
            {oversight.map((each) => (
              <Row
                key={each.oversightId}
                what={each.childName ?? 'A child whose case you do not see'}
                href={`/oversight/${each.oversightId}`}
                why={`${each.manager.name} looks at the work of ${each.worker.name}. ${each.about}`}
                when={<StandingOf oversight={each} today={today} />}
              />
            ))}
          </Rows>
        )}
      </Section>
    </>
  )
}

export function StandingOf({ oversight, today }: { oversight: Oversight; today: Temporal.PlainDate }) {
  if (oversight.state === 'withdrawn') return <State state="not-applicable">Taken back</State>
  if (oversight.heldOn === null) return <State state="due">Asked on {dayInWords(oversight.askedOn, today)}</State>
  return <State state="met">Written, {dayInWords(oversight.heldOn, today)}</State>
}
