import type { ComponentChildren } from 'preact'
import type { ChildImport, ChildRowFate, MayBe } from '../../../domain/children/import-children.ts'
import { problemInWords, type RowProblem } from '../../../domain/imports/sheet-row.ts'
import { statusInWords, statusWords } from '../../../domain/sessions/child-status.ts'
import { countOf, dayWithYear } from '../../../domain/text/dates.ts'
import type { SealedSheet } from '../../../platform/files-in/sealed-sheet.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'

interface PreviewPageProps {
  preview: ChildImport
  sealed: SealedSheet
  /** the register changed since the preview that was said yes to */
  changed: boolean
  state: FormState
  tokens: FormTokens
}

/** Every row's fate, before anything is written. */
export function PreviewPage({ preview, sealed, changed, state, tokens }: PreviewPageProps) {
  const { counts } = preview
  return (
    <>
      <FormErrors
        state={state}
        labels={{ leave: 'Rows with problems', other: 'Other children', record: 'Newly in the file' }}
      />
      <Head title="What will happen" />
      {changed && (
        <InsetText text="Somebody changed the register while you were looking. This is how it stands now. Nothing has been written." />
      )}
      <p class="govuk-body-l">{countsInWords(preview)}</p>
      {preview.ignored.length > 0 && (
        <p class="govuk-body">
          Columns that are not known are left out: {preview.ignored.map((column) => `“${column}”`).join(', ')}.
        </p>
      )}
      {counts.new + counts.unsure + offered(preview).length === 0 ? (
        <Problems preview={preview} />
      ) : (
        <PostForm action="/children/import/confirm" tokens={tokens}>
          <HiddenField name="sheet" value={sealed.sheet} />
          <HiddenField name="fates" value={sealed.fates} />
          <HiddenField name="seal" value={sealed.seal} />
          <Problems preview={preview} goOn={state} />
          <Unsure preview={preview} state={state} />
          <Offered preview={preview} state={state} />
          <SubmitButton text={counts.new > 0 ? 'Import the children' : 'Import what is ticked'} />
        </PostForm>
      )}
      <Section id="rows" title="Every row">
        <StackTable
          caption="Every row of the file, and what will become of it"
          columns={['Row', 'Child', 'Status', 'Case holder', 'What will happen']}
          rows={preview.rows.map(rowOf)}
        />
      </Section>
    </>
  )
}

/** What is wrong with which row, and going on without those rows where anything else is to be added. */
function Problems({ preview: { counts, problems, rows }, goOn }: { preview: ChildImport; goOn?: FormState }) {
  if (problems.length === 0) return null
  const names = new Map(rows.flatMap((fate) => (fate.fate === 'problem' ? [[fate.row, fate.name]] : [])))
  const inWords = (problem: RowProblem) => problemInWords(problem, names.get(problem.row))
  return (
    <Section id="problems" title="Rows with problems">
      <ul class="govuk-list govuk-list--bullet">
        {problems.map((problem) => (
          <li key={inWords(problem)}>{inWords(problem)}</li>
        ))}
      </ul>
      <p class="govuk-body">
        Mend them in the file and <Link href="/children/import">choose it again</Link>
        {goOn && ', or go on without these rows'}.
      </p>
      {goOn && (
        <CheckboxField
          state={goOn}
          name="leave"
          options={[{ value: 'yes', text: `Leave out ${countOf(counts.problem, 'row')} with problems` }]}
        />
      )}
    </Section>
  )
}

function Unsure({ preview, state }: { preview: ChildImport; state: FormState }) {
  const unsure = preview.rows.filter((fate) => fate.fate === 'unsure')
  if (unsure.length === 0) return null
  return (
    <Section id="unsure" title="Perhaps here already">
      <p class="govuk-body">
        These are left out unless you say that they are other children. Open a name to see who is here.
      </p>
      <CheckboxField
        state={state}
        name="other"
        label="Other children, to be added"
        options={unsure.map((fate) => ({
          value: String(fate.row),
          text: `Row ${fate.row}: ${fate.child.givenName} ${fate.child.familyName}${born(fate.child.bornOn)}`,
          hint: fate.mayBe.map((one, index) => <Like key={index} one={one} isFirst={index === 0} />),
        }))}
      />
    </Section>
  )
}

type Here = Extract<ChildRowFate, { fate: 'here' }>

/** Rows of children who are here with a status that does not hold here. */
const offered = ({ rows }: ChildImport) =>
  rows.flatMap((fate) => (fate.fate === 'here' && fate.offers !== null ? [{ ...fate, offers: fate.offers }] : []))

const statusSince = ({ status, legalBasis, startsOn }: NonNullable<Here['offers']>): string =>
  `${statusInWords(status, legalBasis)} since ${dayWithYear(startsOn)}`

function Offered({ preview, state }: { preview: ChildImport; state: FormState }) {
  const rows = offered(preview)
  if (rows.length === 0) return null
  return (
    <Section id="newly" title="Here already, with a status that is not">
      <p class="govuk-body">
        Those that you tick are recorded from the day in the file, and taken back when the import is undone. What holds
        now goes on until somebody ends it.
      </p>
      <CheckboxField
        state={state}
        name="record"
        label="Statuses to record"
        options={rows.map(({ row, here, offers }) => ({
          value: String(row),
          text: `Row ${row}: ${here.givenName} ${here.familyName}, ${lower(statusSince(offers))}`,
          hint: (
            <>
              Now:{' '}
              {here.statuses.length === 0
                ? 'no status'
                : here.statuses.map((one) => statusWords[one] ?? one).join(', ')}
              . <Link href={`/children/${here.childId}`}>See what is here</Link>
            </>
          ),
        }))}
      />
    </Section>
  )
}

const lower = (words: string) => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

const born = (day: Temporal.PlainDate | null): string => (day === null ? '' : `, born ${dayWithYear(day)}`)

function Like({ one, isFirst }: { one: MayBe; isFirst: boolean }) {
  const who = `${one.name}${born(one.bornOn)}`
  return (
    <>
      {isFirst ? '' : ' '}
      {one.why} as{' '}
      {one.childId === null ? `row ${one.row}, ${who}` : <Link href={`/children/${one.childId}`}>{who}</Link>}.
    </>
  )
}

function rowOf(fate: ChildRowFate): ComponentChildren[] {
  if (fate.fate === 'problem') return [String(fate.row), fate.name || '–', '–', '–', 'Has a problem: left out']
  const { child } = fate
  return [
    String(fate.row),
    `${child.givenName} ${child.familyName}${born(child.bornOn)}`,
    child.status === null
      ? '–'
      : `${statusInWords(child.status.status, child.status.legalBasis)}, since ${dayWithYear(child.status.startsOn)}`,
    child.holder?.name ?? '–',
    whatHappens(fate),
  ]
}

function whatHappens(fate: Exclude<ChildRowFate, { fate: 'problem' }>): ComponentChildren {
  switch (fate.fate) {
    case 'new':
      return `Will be added${comesInto(fate)}`
    case 'goes_with':
      return fate.child.status === null ? `The same as row ${fate.of}` : `A further status of row ${fate.of}`
    case 'here':
      return (
        <>
          <Link href={`/children/${fate.here.childId}`}>Is here already</Link>: stays as it is
          {fate.offers !== null && (
            <>; {lower(statusSince(fate.offers))} in the file is recorded if you tick it above</>
          )}
          {fate.differs.length > 0 && <>. To be put right by hand: {fate.differs.join('; ')}</>}
        </>
      )
    default:
      return 'Perhaps here already: left out unless you tick it above'
  }
}

/** A family that others share is worth saying. */
function comesInto({ family, child }: Extract<ChildRowFate, { fate: 'new' }>): string {
  if (family.familyId !== null) return `, to the ${family.name} family, which is here`
  return child.family === null ? '' : `, in the ${family.name} family`
}

function countsInWords(preview: ChildImport): string {
  const { counts } = preview
  const statuses = offered(preview).length
  const parts = [
    counts.new > 0 ? `${countOf(counts.new, 'child', 'children')} will be added.` : 'No child will be added by itself.',
    counts.goes_with > 0 ? `${countOf(counts.goes_with, 'row goes', 'rows go')} with an earlier one.` : '',
    counts.unsure > 0 ? `${countOf(counts.unsure, 'child is', 'children are')} perhaps here already: you say.` : '',
    counts.here > 0 ? `${countOf(counts.here, 'child is', 'children are')} here already.` : '',
    counts.problem > 0 ? `${countOf(counts.problem, 'row has', 'rows have')} a problem.` : '',
    statuses > 0 ? `${countOf(statuses, 'status', 'statuses')} of children who are here can be recorded: you say.` : '',
  ]
  return parts.filter((part) => part !== '').join(' ')
}
