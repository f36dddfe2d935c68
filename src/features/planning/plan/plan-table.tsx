import { readDate } from '../../../domain/text/read-date.ts'
import { dayWithYear, weekdayNames } from '../../../domain/text/dates.ts'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { errorOf, type FormState } from '../../../ui/form/state.ts'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import type { PlanRow } from './plan-sessions.form.ts'

interface PlanTableProps {
  rows: readonly PlanRow[]
  state: FormState
  warnings: ReadonlyMap<number, readonly string[]>
}

/** Every session that may be planned, each with its own date and time to change. */
export function PlanTable({ rows, state, warnings }: PlanTableProps) {
  return (
    <StackTable
      caption="Sessions to plan"
      columns={['Plan it', 'Date', 'Time', { text: 'Why then', labelled: false }]}
      rows={rows.map((row) => [
        <Keep row={row} />,
        <Box
          name={`date-${row.row}`}
          type="date"
          value={row.date}
          label={`Date of session ${row.row + 1}`}
          state={state}
        />,
        <Box
          name={`time-${row.row}`}
          type="time"
          value={row.time}
          label={`Time of session ${row.row + 1}`}
          state={state}
        />,
        <Why row={row} warnings={warnings.get(row.row) ?? []} />,
      ])}
    />
  )
}

function Keep({ row }: { row: PlanRow }) {
  const day = readDate(row.date)
  const text =
    row.extra || day === null ? `Session ${row.row + 1}` : `${weekdayNames[day.dayOfWeek - 1]} ${dayWithYear(day)}`
  return (
    <>
      <Checkboxes
        name="keep"
        idPrefix={`keep-${row.row}`}
        classes="govuk-checkboxes--small"
        formGroup={{ classes: 'govuk-!-margin-bottom-0' }}
        items={[{ value: String(row.row), text, checked: row.keep }]}
      />
      {row.extra && <HiddenField name={`extra-${row.row}`} value="yes" />}
      {row.was !== '' && <HiddenField name={`was-${row.row}`} value={row.was} />}
      {row.why !== null && <HiddenField name={`why-${row.row}`} value={row.why} />}
    </>
  )
}

interface BoxProps {
  name: string
  type: 'date' | 'time'
  value: string
  label: string
  state: FormState
}

function Box({ name, type, value, label, state }: BoxProps) {
  return (
    <Input
      name={name}
      type={type}
      value={value}
      label={{ text: label, classes: 'govuk-visually-hidden' }}
      errorMessage={errorOf(state, name)}
      classes="govuk-input--width-10"
      formGroup={{ classes: 'govuk-!-margin-bottom-0' }}
    />
  )
}

function Why({ row, warnings }: { row: PlanRow; warnings: readonly string[] }) {
  if (warnings.length > 0) {
    return (
      <>
        <State state="due">Look again</State> {warnings.join(' ')}
      </>
    )
  }
  if (row.extra) return <>One more, if you want it</>
  if (row.was !== `${row.date} ${row.time}`) return <>Your own choice</>
  return <>{row.why === null ? 'Your usual day and time' : sentence(row.why)}</>
}

const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
