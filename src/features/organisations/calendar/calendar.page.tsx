import { daysInWords, dayLong } from '../../../domain/text/dates.ts'
import { periodKinds, type CalendarWindow } from '../../../domain/calendar/calendar-types.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { inSetUp, StepCaption, StepField, StepNext, type SetUpStep } from '../../set-up/public.ts'
import type { CalendarYear } from './calendar.queries.ts'
import { kindWords } from './period.form.ts'

export const periodLabels = { kind: 'What is it?', name: 'Name', starts: 'First day', ends: 'Last day' } as const

interface CalendarProps {
  years: readonly CalendarYear[]
  /** what is looked at is a year that is over: its dates alone, with the way back */
  isOver: boolean
  /** the year before the first one shown */
  before: string
  bankHolidays: readonly { date: Temporal.PlainDate; name: string }[]
  state: FormState
  tokens: FormTokens
  today: Temporal.PlainDate
  step: SetUpStep | null
}

export function CalendarPage({ years, isOver, before, bankHolidays, state, tokens, today, step }: CalendarProps) {
  return (
    <>
      <FormErrors state={state} labels={periodLabels} />
      <StepCaption step={step} />
      <Head title="Term calendar" />
      <p class="govuk-body-l">
        Sessions are proposed round these dates, and “once a half-term” is counted in them. Without them only working
        days are known.
      </p>
      <p class="govuk-body">
        {isOver ? (
          <Link href={inSetUp('/organisation/calendar', step)}>See the dates of this year and the next</Link>
        ) : (
          <>
            <Link href={inSetUp('/organisation/calendar/import', step)}>Import dates from a file</Link> or{' '}
            <Link href={inSetUp(`/organisation/calendar?year=${before}`, step)}>see last year’s dates</Link>
          </>
        )}
      </p>
      {years.map((year) => (
        <Year key={year.window.name} year={year} tokens={tokens} today={today} step={step} isOver={isOver} />
      ))}
      {!isOver && (
        <>
          <AddDates state={state} tokens={tokens} step={step} />
          <BankHolidays days={bankHolidays} today={today} />
        </>
      )}
      <StepNext step={step}>The calendar can also be done later, under Organisation.</StepNext>
    </>
  )
}

function AddDates({ state, tokens, step }: Pick<CalendarProps, 'state' | 'tokens' | 'step'>) {
  return (
    <Section id="add" title="Add dates by hand">
      <PostForm action="/organisation/calendar" tokens={tokens}>
        <StepField step={step} />
        <SelectField
          state={state}
          name="kind"
          label={periodLabels.kind}
          empty="Choose one"
          options={periodKinds.map((kind) => ({ value: kind, text: kindWords[kind] }))}
        />
        <TextField
          state={state}
          name="name"
          label={periodLabels.name}
          hint="Such as Autumn term"
          width={20}
          maxLength={80}
        />
        <DateField state={state} name="starts" label={periodLabels.starts} />
        <DateField
          state={state}
          name="ends"
          label={periodLabels.ends}
          hint="For a single INSET day or closure it can be left empty."
        />
        <SubmitButton text="Add these dates" kind="secondary" />
      </PostForm>
    </Section>
  )
}

function BankHolidays({ days, today }: { days: CalendarProps['bankHolidays']; today: Temporal.PlainDate }) {
  return (
    <Section id="bank-holidays" title="Bank holidays">
      <p class="govuk-body">These are known already, from the nation of the organisation.</p>
      <ul class="govuk-list">
        {days.map(({ date, name }) => (
          <li key={date.toString()}>
            {dayLong(date, today)}: {name}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface YearProps {
  year: CalendarYear
  tokens: FormTokens
  today: Temporal.PlainDate
  step: SetUpStep | null
  isOver: boolean
}

function Year({ year, tokens, today, step, isOver }: YearProps) {
  const { window, periods, inheritedFrom } = year
  const id = `year-${window.startsOn.year}`
  return (
    <Section id={id} title={window.name}>
      {periods.length === 0 && (isOver ? <NoneKept window={window} /> : <NoDates window={window} step={step} />)}
      {inheritedFrom !== null && (
        <p class="govuk-body">
          These are the dates of {inheritedFrom}. When you add dates here, they are copied first and are then yours to
          change.
        </p>
      )}
      {periods.length > 0 && (
        <StackTable
          caption={`Dates of ${window.name}`}
          columns={['Name', 'What', 'When', { text: 'Change', labelled: false }]}
          rows={periods.map((period) => [
            period.name,
            kindWords[period.kind],
            daysInWords(period.startsOn, period.endsOn, today),
            inheritedFrom === null ? (
              <PostForm action={`/organisation/calendar/${period.periodId}/withdraw`} tokens={{ ...tokens, once: '' }}>
                <StepField step={step} />
                <button type="submit" class="pl-linkbutton">
                  Withdraw<span class="govuk-visually-hidden"> {period.name}</span>
                </button>
              </PostForm>
            ) : (
              `Of ${inheritedFrom}`
            ),
          ])}
        />
      )}
    </Section>
  )
}

function NoneKept({ window }: { window: CalendarWindow }) {
  return (
    <Empty>
      <p class="govuk-body">No dates were kept for {window.name}.</p>
    </Empty>
  )
}

function NoDates({ window, step }: { window: CalendarWindow; step: SetUpStep | null }) {
  const href = inSetUp(`/organisation/calendar/usual?year=${window.startsOn.year}`, step)
  return (
    <Empty>
      <p class="govuk-body">There are no dates for {window.name} yet.</p>
      <Button href={href} classes="govuk-button--secondary">
        Begin with a usual pattern<span class="govuk-visually-hidden"> for {window.name}</span>
      </Button>
      <Details
        summaryText="What a usual pattern is"
        text="Three terms with a half-term holiday in each and two weeks at Easter, as many authorities publish them. It is nobody’s rule: you see every date and change it before anything is kept."
      />
    </Empty>
  )
}
