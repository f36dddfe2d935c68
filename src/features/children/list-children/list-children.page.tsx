import { countOf } from '../../../domain/text/dates.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import type { ChildRow } from '../facts/child-rows.queries.ts'
import { ChildTable } from '../child-table.tsx'

interface ListChildrenPageProps {
  search: string
  children: readonly ChildRow[]
  more: boolean
  today: Temporal.PlainDate
}

/** The children one may see, with what holds today. */
export function ListChildrenPage({ search, children, more, today }: ListChildrenPageProps) {
  return (
    <>
      <Head title="Children" />
      <form action="/children" method="get" role="search">
        <TextField
          state={{ values: { search }, errors: {} }}
          name="search"
          label="Look for a child"
          hint="By name or reference."
          type="search"
          width={20}
          maxLength={100}
          autocomplete="off"
        />
        <div class="govuk-button-group">
          <Button text="Look" classes="govuk-button--secondary" />
          <Link href="/children/new">Add a child</Link>
        </div>
      </form>
      <Section id="children" title={search === '' ? 'Children you may see' : 'Found'}>
        {children.length === 0 ? (
          <Nobody search={search} />
        ) : (
          <>
            {more && (
              <p class="govuk-body">These are the first {children.length} by name. Look for a name to find another.</p>
            )}
            {!more && search !== '' && (
              <p class="govuk-body">
                {countOf(children.length, 'child', 'children')} found. <Link href="/children">See all</Link>
              </p>
            )}
            <ChildTable children={children} today={today} holder />
          </>
        )}
      </Section>
      <p class="pl-note">
        You see children whose case you hold, those of people you supervise, and those discussed in your sessions. The
        safeguarding lead and deputies see all. Directions and dates are those of your own sessions.
      </p>
    </>
  )
}

function Nobody({ search }: { search: string }) {
  return (
    <Empty>
      {search === '' ? (
        <p class="govuk-body">
          Children whose case you hold, or whom you discuss in a session, will be here.{' '}
          <Link href="/children/new">Add a child</Link>
        </p>
      ) : (
        <p class="govuk-body">
          No child you may see has that name or reference. <Link href="/children">See all</Link>
        </p>
      )}
    </Empty>
  )
}
