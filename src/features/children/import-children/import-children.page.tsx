import { statusOrder, statusWords } from '../../../domain/sessions/child-status.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { FileField } from '../../../ui/form/file-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'

interface ImportChildrenPageProps {
  state: FormState
  tokens: FormTokens
  most: number
}

export function ImportChildrenPage({ state, tokens, most }: ImportChildrenPageProps) {
  return (
    <>
      <FormErrors state={state} labels={{ file: 'The file' }} />
      <Head title="Import children from a file" />
      <p class="govuk-body">
        You see what will become of every row before anything is written, and an import can be undone as a whole.
        Children who are here already stay as they are.
      </p>
      <p class="govuk-body">
        Only a name is needed. Export only children whom supervision is about, and only the columns below; others are
        left out. <Link href="/children/import/example">Download an empty file with the headings</Link>, or{' '}
        <Link href="/children/imports">see earlier imports</Link>.
      </p>
      <Details summaryText="Which columns are read, and what to write in them">
        <p class="govuk-body">
          <strong>Given name</strong> and <strong>family name</strong>, or <strong>name</strong>, as “Ellery, Tobias” or
          “Tobias Ellery”. Forename, surname, pupil name and the like are understood.
        </p>
        <p class="govuk-body">
          <strong>Date of birth</strong>, as 12/03/2018, 2018-03-12 or 12 Mar 2018. <strong>Reference</strong> (your own
          number, such as the admission number), <strong>UPN</strong>, <strong>social care number</strong> and{' '}
          <strong>NHS number</strong>: the surest way to find a child who is here already.
        </p>
        <p class="govuk-body">
          <strong>Status</strong>:{' '}
          {statusOrder.map((status) => (statusWords[status] ?? status).toLowerCase()).join(', ')}, or the usual letters
          for them, with <strong>status since</strong> and, where there is one, <strong>legal basis</strong>. A child
          with several has a row for each.
        </p>
        <p class="govuk-body">
          <strong>Family</strong>: rows with the same name or number are brothers and sisters. <strong>School</strong>.{' '}
          <strong>Case holder</strong>: the name or e-mail address of somebody here.
        </p>
      </Details>
      <PostForm action="/children/import" tokens={tokens} files>
        <FileField
          state={state}
          name="file"
          label={`A CSV file of at most ${most} rows`}
          hint="As your own system exports it, or a spreadsheet saved as CSV."
          accept=".csv,text/csv"
        />
        <SubmitButton text="See what will happen" />
      </PostForm>
    </>
  )
}
