import { groups } from '../../../domain/children/covered-child.ts'
import { statusOrder, statusWords } from '../../../domain/sessions/child-status.ts'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import type { CoverageFilter } from './coverage.queries.ts'
import { groupLinks, queryOf } from './filter-query.ts'

/** What is filtered by, each with a link that takes it away. */
export function FilterLinks({ filter, holderName }: { filter: CoverageFilter; holderName: string | null }) {
  const chosen = [
    ...(filter.group === null ? [] : [{ words: groupLinks[filter.group], without: { ...filter, group: null } }]),
    ...(filter.status === null
      ? []
      : [{ words: statusWords[filter.status] ?? filter.status, without: { ...filter, status: null } }]),
    ...(filter.holder === null
      ? []
      : [{ words: `Held by ${holderName ?? 'somebody else'}`, without: { ...filter, holder: null } }]),
  ]
  if (chosen.length === 0) return null
  return (
    <p class="govuk-body-s">
      Only:{' '}
      {chosen.map(({ words, without }, index) => (
        <>
          {index > 0 && ', '}
          {words} (
          <Link href={`/children/coverage${queryOf(without)}`}>
            take away<span class="govuk-visually-hidden"> {words}</span>
          </Link>
          )
        </>
      ))}
    </p>
  )
}

/** A plain form that asks for the same page of fewer children. */
export function FilterForm({
  filter,
  holders,
}: {
  filter: CoverageFilter
  holders: readonly { id: string; name: string }[]
}) {
  const state = {
    values: { show: filter.group ?? '', status: filter.status ?? '', holder: filter.holder ?? '' },
    errors: {},
  }
  return (
    <form class="pl-filter" action="/children/coverage" method="get">
      <SelectField
        state={state}
        name="show"
        label="Which children"
        empty="All"
        options={groups.map((group) => ({ value: group, text: groupLinks[group] }))}
      />
      <SelectField
        state={state}
        name="status"
        label="Status"
        empty="Any"
        options={statusOrder.map((status) => ({ value: status, text: statusWords[status] ?? status }))}
      />
      <SelectField
        state={state}
        name="holder"
        label="Held by"
        empty="Anybody"
        options={holders.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <div class="govuk-button-group">
        <Button text="Show these" classes="govuk-button--secondary" />
        <Link href="/children/coverage">Show all</Link>
      </div>
    </form>
  )
}
