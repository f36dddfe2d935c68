import { periodKinds } from '../../../domain/calendar/calendar-types.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { errorOf, valueOf, type FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { inSetUp, StepCaption, StepField, type SetUpStep } from '../../set-up/public.ts'
import { periodLabels } from './calendar.page.tsx'
import { countOfRows, kindWords, namingRows, rowField } from './period.form.ts'

interface UsualTermsProps {
  year: number
  yearName: string
  /** of the pattern, to be read before its dates */
  label: string
  state: FormState
  tokens: FormTokens
  step: SetUpStep | null
}

export function UsualTermsPage({ year, yearName, label, state, tokens, step }: UsualTermsProps) {
  const rows = Array.from({ length: countOfRows(state.values) }, (_, row) => row)
  return (
    <>
      <FormErrors state={{ ...state, errors: namingRows(state) }} />
      <StepCaption step={step} />
      <Head title={`Dates of ${yearName}`} />
      <InsetText>
        <p class="govuk-body">
          <strong>{label}.</strong> These are not your school’s dates until you have compared them. Empty a row to leave
          it out; the empty rows at the end are for INSET days.
        </p>
      </InsetText>
      <PostForm action="/organisation/calendar/usual" tokens={tokens}>
        <StepField step={step} />
        <HiddenField name="year" value={year} />
        <HiddenField name="rows" value={rows.length} />
        <StackTable
          caption={`Dates of ${yearName}`}
          labelsHead
          columns={['Name', 'What', 'First day', 'Last day']}
          rows={rows.map((row) => [
            <Cell key="name" row={row} part="name" state={state} />,
            <Kind key="kind" row={row} state={state} />,
            <Cell key="starts" row={row} part="starts" state={state} />,
            <Cell key="ends" row={row} part="ends" state={state} />,
          ])}
        />
        <div class="govuk-button-group">
          <SubmitButton text="Keep these dates" />
          <Link href={inSetUp('/organisation/calendar', step)}>Cancel</Link>
        </div>
      </PostForm>
    </>
  )
}

interface CellProps {
  row: number
  part: 'name' | 'starts' | 'ends'
  state: FormState
}

const labelOf = (row: number, part: keyof typeof periodLabels) => ({
  text: `Row ${row + 1}: ${periodLabels[part].replace('?', '').toLowerCase()}`,
  classes: 'govuk-visually-hidden',
})

function Cell({ row, part, state }: CellProps) {
  const name = rowField(row, part)
  return (
    <Input
      id={name}
      name={name}
      label={labelOf(row, part)}
      value={valueOf(state.values, name)}
      errorMessage={errorOf(state, name)}
      classes={part === 'name' ? undefined : 'govuk-input--width-10'}
      attributes={{ maxlength: part === 'name' ? 80 : 10 }}
    />
  )
}

function Kind({ row, state }: Omit<CellProps, 'part'>) {
  const name = rowField(row, 'kind')
  return (
    <Select
      id={name}
      name={name}
      label={labelOf(row, 'kind')}
      value={valueOf(state.values, name) ?? 'inset'}
      errorMessage={errorOf(state, name)}
      items={periodKinds.map((kind) => ({ value: kind, text: kindWords[kind] }))}
    />
  )
}
