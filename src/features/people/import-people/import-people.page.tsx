import { problemInWords } from '../../../domain/imports/sheet-row.ts'
import type { StaffImport } from '../../../domain/people/import-staff.ts'
import { roleWords } from '../../../domain/people/role-words.ts'
import { countOf, dayInWords } from '../../../domain/text/dates.ts'
import type { SealedSheet } from '../../../platform/files-in/sealed-sheet.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { FileField } from '../../../ui/form/file-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { inSetUp, StepCaption, StepField, type SetUpStep } from '../../set-up/public.ts'

interface ImportProps {
  state: FormState
  tokens: FormTokens
  step: SetUpStep | null
}

export function ImportPeoplePage({ state, tokens, step }: ImportProps) {
  return (
    <>
      <FormErrors state={state} labels={{ file: 'The file' }} />
      <StepCaption step={step} />
      <Head title="Import people from a file" />
      <p class="govuk-body">
        You see what will become of every row before anything is written. People who are here already stay as they are.
      </p>
      <p class="govuk-body">
        The first row holds the headings. Only name and email are needed; the others are post, roles, line manager’s
        email, start date, contracted hours, newly qualified, holds cases and, of people in a clinical or professional
        role, clinical role, occupational standard, standard interval (6 weeks) and standard minutes (90).{' '}
        <Link href="/people/import/example">Download an empty file with the headings</Link>.
      </p>
      <PostForm action="/people/import" tokens={tokens} files>
        <StepField step={step} />
        <FileField
          state={state}
          name="file"
          label="A CSV file of at most 500 people"
          hint="A spreadsheet can be saved as CSV."
          accept=".csv,text/csv"
        />
        <SubmitButton text="See what will happen" />
      </PostForm>
      <Details summaryText="What the roles are, and what each may see">
        {Object.entries(roleWords)
          .slice(0, 7)
          .map(([role, { name, sees }]) => (
            <p key={role} class="govuk-body">
              <strong>{role.replace('_', ' ')}</strong> ({name}). {sees}
            </p>
          ))}
        <p class="govuk-body">Put a semicolon between two roles.</p>
      </Details>
    </>
  )
}

interface PreviewProps extends ImportProps {
  preview: StaffImport
  sealed: SealedSheet
  /** people changed since the preview that was said yes to */
  changed: boolean
  /** a mail server is set: invitations are sent */
  mailed: boolean
  today: Temporal.PlainDate
}

export function PreviewPage({ preview, sealed, changed, mailed, state, tokens, today, step }: PreviewProps) {
  const { counts } = preview
  const names = new Map(preview.rows.flatMap((fate) => (fate.fate === 'problem' ? [[fate.row, fate.name]] : [])))
  return (
    <>
      <FormErrors state={state} />
      <StepCaption step={step} />
      <Head title="What will happen" />
      {changed && (
        <InsetText text="Somebody changed the people here while you were looking. This is how it stands now. Nothing has been written." />
      )}
      <p class="govuk-body-l">{countsInWords(counts)}</p>
      {preview.ignored.map((column) => (
        <p key={column} class="govuk-body">
          The column “{column}” is not known and is left out.
        </p>
      ))}
      {preview.problems.length > 0 && (
        <Section id="problems" title="Rows with problems">
          <ul class="govuk-list govuk-list--bullet">
            {preview.problems
              .map((problem) => problemInWords(problem, problem.column === 'name' ? '' : names.get(problem.row)))
              .map((words) => (
                <li key={words}>{words}</li>
              ))}
          </ul>
          <p class="govuk-body">
            Mend them in the file and <Link href={inSetUp('/people/import', step)}>choose it again</Link>
            {counts.new > 0 && ', or go on without these rows'}.
          </p>
        </Section>
      )}
      {counts.new > 0 && (
        <PostForm action="/people/import/confirm" tokens={tokens}>
          <StepField step={step} />
          <HiddenField name="sheet" value={sealed.sheet} />
          <HiddenField name="fates" value={sealed.fates} />
          <HiddenField name="seal" value={sealed.seal} />
          {counts.problem > 0 && (
            <CheckboxField
              state={state}
              name="leave"
              options={[{ value: 'yes', text: `Leave out ${countOf(counts.problem, 'row')} with problems` }]}
            />
          )}
          {mailed ? (
            <CheckboxField
              state={state}
              name="invite"
              options={[
                {
                  value: 'yes',
                  text: 'Send each new person an invitation now',
                  hint: 'You can also invite them one by one later.',
                },
              ]}
            />
          ) : (
            <p class="govuk-body">
              No mail server is set, so no invitation is sent. Afterwards, open each person to make a link, and hand it
              over yourself.
            </p>
          )}
          <SubmitButton text={`Add ${countOf(counts.new, 'person', 'people')}`} />
        </PostForm>
      )}
      <Section id="rows" title="Every row">
        <StackTable
          caption="Every row of the file, and what will become of it"
          columns={['Row', 'Name', 'E-mail address', 'Post', 'Roles', 'From', 'What will happen']}
          rows={preview.rows.map((fate) =>
            fate.fate === 'problem'
              ? [String(fate.row), fate.name || '–', fate.email || '–', '–', '–', '–', 'Has a problem: left out']
              : [
                  String(fate.row),
                  fate.person.name,
                  fate.person.email,
                  fate.person.post || '–',
                  fate.person.roles.map((role) => role.replace('_', ' ')).join(', ') || 'None',
                  dayInWords(fate.person.startsOn ?? today, today),
                  fate.fate === 'new' ? 'Will be added' : 'Is here already: stays as it is',
                ],
          )}
        />
      </Section>
    </>
  )
}

function countsInWords({ new: added, alreadyHere, problem }: StaffImport['counts']): string {
  const parts = [
    added > 0 ? `${countOf(added, 'person', 'people')} will be added.` : 'Nobody will be added.',
    alreadyHere > 0 ? `${countOf(alreadyHere, 'person is', 'people are')} here already.` : '',
    problem > 0 ? `${countOf(problem, 'row has', 'rows have')} a problem.` : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}

interface DoneProps {
  added: number
  here: number
  left: number
  invited: boolean
  mailed: boolean
  step: SetUpStep | null
}

export function ImportDonePage({ added, here, left, invited, mailed, step }: DoneProps) {
  return (
    <>
      <StepCaption step={step} />
      <Head title={`${countOf(added, 'person has', 'people have')} been added`} />
      <p class="govuk-body">
        {!mailed
          ? 'No mail server is set, so nothing was sent. Open each person to make a link, and hand it over yourself. '
          : invited
            ? 'Each has been sent an invitation. '
            : 'Nobody has been invited yet: open a person to invite them. '}
        {here > 0 && `${countOf(here, 'person was', 'people were')} here already and stayed as they were. `}
        {left > 0 && `${countOf(left, 'row was', 'rows were')} left out.`}
      </p>
      <p class="govuk-body">
        <Link href={inSetUp('/people', step)}>Go to people</Link>
      </p>
    </>
  )
}
