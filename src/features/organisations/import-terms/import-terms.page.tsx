import type { TermImport } from '../../../domain/calendar/import-terms.ts'
import { problemInWords } from '../../../domain/imports/sheet-row.ts'
import { countOf, dayWithYear } from '../../../domain/text/dates.ts'
import type { SealedSheet } from '../../../platform/files-in/sealed-sheet.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { FileField } from '../../../ui/form/file-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { inSetUp, StepCaption, StepField, type SetUpStep } from '../../set-up/public.ts'
import { kindWords } from '../calendar/period.form.ts'

interface ImportTermsProps {
  state: FormState
  tokens: FormTokens
  step: SetUpStep | null
}

export function ImportTermsPage({ state, tokens, step }: ImportTermsProps) {
  return (
    <>
      <FormErrors state={state} />
      <StepCaption step={step} />
      <Head title="Import term dates from a file" />
      <p class="govuk-body">
        In a CSV file, the first row holds the headings name, kind, starts and ends. A kind is term, half-term, holiday,
        INSET or closure; a date is 01/09/2026 or 2026-09-01.{' '}
        <Link href="/organisation/calendar/import/example">Download an empty file with the headings</Link>.
      </p>
      <PostForm action="/organisation/calendar/import" tokens={tokens} files>
        <StepField step={step} />
        <FileField
          state={state}
          name="file"
          label="A CSV file, an iCalendar file, or a OneRoster 1.2 export"
          hint="A spreadsheet can be saved as CSV. You see every row before anything is kept."
          accept=".csv,.ics,.zip,text/csv,text/calendar,application/zip"
        />
        <SubmitButton text="See what will happen" />
      </PostForm>
    </>
  )
}

interface PreviewTermsProps extends ImportTermsProps {
  preview: TermImport
  sealed: SealedSheet
  /** headings of columns that are not known: they are left out */
  ignored: readonly string[]
  /** what was left out in reading the file, in words */
  notes: readonly string[]
  /** what is wrong beside the dates that are here, in words */
  clashes: readonly string[]
  /** names of the academic years that have dates of our own now */
  yearsWithDates: readonly string[]
}

export function PreviewTermsPage({
  preview,
  sealed,
  ignored,
  notes,
  clashes,
  yearsWithDates,
  state,
  tokens,
  step,
}: PreviewTermsProps) {
  const bad = preview.rows.length - preview.periods.length
  const problems = [...preview.problems.map((problem) => problemInWords(problem)), ...clashes]
  return (
    <>
      <FormErrors state={state} />
      <StepCaption step={step} />
      <Head title="What will happen" />
      <p class="govuk-body-l">
        {preview.periods.length === 0
          ? 'No dates will be added.'
          : `${countOf(preview.periods.length, 'row')} will be added.`}
        {bad > 0 && ` ${countOf(bad, 'row has', 'rows have')} a problem.`}
      </p>
      {notes.map((note) => (
        <p key={note} class="govuk-body">
          {note}.
        </p>
      ))}
      {ignored.map((column) => (
        <p key={column} class="govuk-body">
          The column “{column}” is not known and is left out.
        </p>
      ))}
      {problems.length > 0 && (
        <Section id="problems" title="Problems">
          <ul class="govuk-list govuk-list--bullet">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          <p class="govuk-body">
            Mend them in the file and <Link href={inSetUp('/organisation/calendar/import', step)}>choose it again</Link>
            .
          </p>
        </Section>
      )}
      {preview.periods.length > 0 && (
        <PostForm action="/organisation/calendar/import/confirm" tokens={tokens}>
          <StepField step={step} />
          <HiddenField name="sheet" value={sealed.sheet} />
          <HiddenField name="fates" value={sealed.fates} />
          <HiddenField name="seal" value={sealed.seal} />
          {bad > 0 && (
            <CheckboxField
              state={state}
              name="leave"
              options={[{ value: 'yes', text: `Leave out ${countOf(bad, 'row')} with problems` }]}
            />
          )}
          {yearsWithDates.length > 0 && (
            <CheckboxField
              state={state}
              name="replace"
              options={[
                {
                  value: 'yes',
                  text: `Use these in place of the dates of ${yearsWithDates.join(' and ')} that are here now`,
                  hint: 'Otherwise they are added to them.',
                },
              ]}
            />
          )}
          <SubmitButton text="Keep these dates" />
        </PostForm>
      )}
      <Section id="rows" title="Every row">
        <StackTable
          caption="Every row of the file, and what will become of it"
          columns={['Row', 'Name', 'What', 'First day', 'Last day', 'What will happen']}
          rows={preview.rows.map((fate) =>
            fate.fate === 'problem'
              ? [String(fate.row), '–', '–', '–', '–', 'Has a problem: left out']
              : [
                  String(fate.row),
                  fate.period.name,
                  kindWords[fate.period.kind],
                  dayWithYear(fate.period.startsOn),
                  dayWithYear(fate.period.endsOn),
                  'Will be added',
                ],
          )}
        />
      </Section>
    </>
  )
}
