import { statusOrder, statusWords } from '../../../domain/sessions/child-status.ts'
import { countOf } from '../../../domain/text/dates.ts'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import type { ChildRow, ChildrenAsked } from '../facts/child-rows.queries.ts'
import type { SameChild } from '../same-child/same-child.queries.ts'
import { ChildTable } from '../child-table.tsx'

interface ListChildrenPageProps {
  search: string
  /** the same as it may stand in an address; '' when nothing is looked for */
  sought: string
  tokens: { csrf: string; once: string }
  asked: ChildrenAsked
  page: number
  children: readonly ChildRow[]
  more: boolean
  /** whether the reader keeps the register, and may import into it */
  keepsRegister: boolean
  /** entries that are said to be one child, and wait for a second person */
  waiting: readonly SameChild[]
  today: Temporal.PlainDate
}

/** The register: search first, then the children one may see, with what holds today. */
export function ListChildrenPage(props: ListChildrenPageProps) {
  const { search, asked, page, children, more, today } = props
  const isAll = search === '' && asked.status === null && asked.held === null
  return (
    <>
      <Head title="Children" />
      <SearchForm search={search} asked={asked} tokens={props.tokens} />
      <p class="govuk-body">
        <Link href="/children/find">Add a child</Link>
        {' · '}
        <Link href="/children/coverage">Children and their limits</Link>
        {props.keepsRegister && (
          <>
            {' · '}
            <Link href="/children/import">Import children from a file</Link>
          </>
        )}
      </p>
      {props.waiting.length > 0 && (
        <Section id="waiting" title="Here twice? A second person is asked">
          <ul class="govuk-list">
            {props.waiting.map((same) => (
              <li>
                <Link href={`/same-children/${same.sameId}`}>
                  {same.closedName} and {same.keptName}
                </Link>
                , said by {same.askedBy}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section id="children" title={isAll ? 'Children you may see' : 'Found'}>
        {children.length === 0 ? (
          <Nobody isAll={isAll && page === 1} />
        ) : (
          <>
            <p class="govuk-body">
              {howMany(children.length, { more, page, isAll })}
              {!isAll && (
                <>
                  {' '}
                  <Link href="/children">See all</Link>
                </>
              )}
            </p>
            <ChildTable children={children} today={today} holder ofAll={props.keepsRegister} />
            <Pages {...props} />
          </>
        )}
      </Section>
      <Section id="who" title="Who sees whom">
        <p class="govuk-body-s">
          You see children whose case you hold, those of people you supervise, and those discussed in your sessions. The
          safeguarding lead and deputies see all.{' '}
          {props.keepsRegister ? '' : 'Directions and dates here are those of your own sessions.'}
        </p>
      </Section>
    </>
  )
}

function howMany(here: number, { more, page, isAll }: { more: boolean; page: number; isAll: boolean }): string {
  if (page > 1) return `Page ${page}, by family name.`
  if (more) return `The first ${here}, by family name.`
  return `${countOf(here, 'child', 'children')}${isAll ? ', by family name' : ' found'}.`
}

/** Posted, so that no name is in an address. */
function SearchForm({ search, asked, tokens }: Pick<ListChildrenPageProps, 'search' | 'asked' | 'tokens'>) {
  const state = { values: { search, status: asked.status ?? '', held: asked.held ?? '' }, errors: {} }
  return (
    <div role="search">
      <PostForm class="pl-filter" action="/children" tokens={tokens}>
        <TextField
          state={state}
          name="search"
          label="Look for a child"
          hint="Name, family, any number, or date of birth."
          type="search"
          width={20}
          maxLength={100}
          autocomplete="off"
        />
        <SelectField
          state={state}
          name="status"
          label="Status today"
          empty="Any or none"
          options={[
            ...statusOrder.map((value) => ({ value, text: statusWords[value] ?? value })),
            { value: 'none', text: 'No status' },
          ]}
        />
        <SelectField
          state={state}
          name="held"
          label="Held by"
          empty="Anybody"
          options={[
            { value: 'me', text: 'You' },
            { value: 'nobody', text: 'Nobody' },
          ]}
        />
        <div class="govuk-button-group">
          <Button text="Look" classes="govuk-button--secondary" />
        </div>
      </PostForm>
    </div>
  )
}

function Pages({ sought, asked, page, more }: ListChildrenPageProps) {
  if (page === 1 && !more) return null
  const href = (to: number) => {
    const kept = { sought, status: asked.status ?? '', held: asked.held ?? '', page: String(to) }
    return `/children?${new URLSearchParams(Object.entries(kept).filter(([, value]) => value !== ''))}`
  }
  return (
    <nav class="govuk-button-group" aria-label="Pages">
      {page > 1 && <Link href={href(page - 1)}>Previous page</Link>}
      {more && <Link href={href(page + 1)}>Next page</Link>}
    </nav>
  )
}

function Nobody({ isAll }: { isAll: boolean }) {
  return (
    <Empty>
      {isAll ? (
        <p class="govuk-body">
          Children whose case you hold, or whom you discuss in a session, will be here.{' '}
          <Link href="/children/find">Add a child</Link>
        </p>
      ) : (
        <p class="govuk-body">
          No child you may see is like this. <Link href="/children">See all</Link>
        </p>
      )}
    </Empty>
  )
}
