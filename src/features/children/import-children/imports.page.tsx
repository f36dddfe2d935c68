import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { countOf, dayWithYear, instantInWords } from '../../../domain/text/dates.ts'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { Hanging } from '../facts/what-hangs.queries.ts'
import type { ImportDone, ImportedChild, RecordedStatus } from './import-children.queries.ts'

interface ImportsPageProps {
  imports: readonly ImportDone[]
  today: Temporal.PlainDate
}

export function ImportsPage({ imports, today }: ImportsPageProps) {
  return (
    <>
      <Head title="Imports of children" />
      {imports.length === 0 ? (
        <Empty>
          <p class="govuk-body">
            Children who were imported from a file will be here, import by import.{' '}
            <Link href="/children/import">Import children from a file</Link>
          </p>
        </Empty>
      ) : (
        <StackTable
          caption="Imports of children, the newest first"
          columns={['When', 'By', 'Children added', { text: 'State', labelled: false }]}
          rows={imports.map((one) => [
            <Link href={`/children/imports/${one.importId}`}>{instantInWords(one.at, today)}</Link>,
            one.by,
            `${one.added}, from ${countOf(one.readRows, 'row')}${one.recorded === 0 ? '' : `, and ${countOf(one.recorded, 'status', 'statuses')} of others`}`,
            one.undone === null
              ? 'In the register'
              : `Undone ${instantInWords(one.undone.at, today)} by ${one.undone.by}`,
          ])}
        />
      )}
    </>
  )
}

interface ImportPageProps {
  done: ImportDone
  children: readonly ImportedChild[]
  /** of children who were here */
  recorded: readonly RecordedStatus[]
  hanging: readonly Hanging[]
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

/** One import: its children, and undoing it as a whole until something hangs on one of them. */
export function ImportPage({ done, children, recorded, hanging, tokens, today }: ImportPageProps) {
  const facts = [
    `${instantInWords(done.at, today)}, by ${done.by}`,
    `${countOf(done.readRows, 'row')} read`,
    ...(done.recorded === 0
      ? []
      : [`${countOf(done.recorded, 'status', 'statuses')} recorded of children who were here`]),
  ]
  return (
    <>
      <Head
        title={
          done.undone === null
            ? `${countOf(done.added, 'child was', 'children were')} imported`
            : 'An import that was undone'
        }
        facts={facts}
      />
      {done.undone !== null && (
        <p class="govuk-body">
          {countOf(done.added, 'child was', 'children were')} added and taken out again{' '}
          {instantInWords(done.undone.at, today)}, by {done.undone.by}.
        </p>
      )}
      {done.undone === null && <Children done={done} children={children} hanging={hanging} />}
      {done.undone === null && <Recorded recorded={recorded} />}
      {done.undone === null && (
        <Undo done={done} children={children} recorded={recorded} hanging={hanging} tokens={tokens} />
      )}
    </>
  )
}

function Children({ done, children, hanging }: Pick<ImportPageProps, 'done' | 'children' | 'hanging'>) {
  const byChild = Map.groupBy(hanging, ({ childId }) => childId)
  if (done.added === 0) return null
  if (children.length === 0) return <p class="govuk-body">None of its children is in the register any more.</p>
  return (
    <Section id="children" title="Its children">
      <StackTable
        caption="Children of this import, by name"
        columns={['Child', 'Born', 'Recorded since']}
        rows={children.map((child) => [
          <Link href={`/children/${child.childId}`}>{`${child.givenName} ${child.familyName}`}</Link>,
          child.bornOn === null ? 'Not known' : dayWithYear(child.bornOn),
          byChild
            .get(child.childId)
            ?.map(({ what }) => what)
            .join(', ') ?? 'Nothing',
        ])}
      />
    </Section>
  )
}

function Recorded({ recorded }: Pick<ImportPageProps, 'recorded'>) {
  if (recorded.length === 0) return null
  return (
    <Section id="recorded" title="Recorded of children who were here">
      <StackTable
        caption="Statuses of this import, by child"
        columns={['Child', 'Status', 'Since']}
        rows={recorded.map((one) => [
          <Link href={`/children/${one.childId}`}>{one.name}</Link>,
          statusInWords(one.status, one.legalBasis),
          dayWithYear(one.startsOn),
        ])}
      />
    </Section>
  )
}

function Undo({ done, children, recorded, hanging, tokens }: Omit<ImportPageProps, 'today'>) {
  const many = new Set(hanging.map(({ childId }) => childId)).size
  return (
    <Section id="undo" title="Undo the import">
      {children.length > 0 && many > 0 ? (
        <p class="govuk-body">
          It cannot be undone as a whole any more: something is recorded of {countOf(many, 'child', 'children')}, as the
          list says. A child on whom nothing hangs can be taken out by itself, from its page “What is recorded”.
        </p>
      ) : (
        <PostForm action={`/children/imports/${done.importId}/undo`} tokens={tokens}>
          <WarningText
            text={[
              ...(children.length === 0
                ? []
                : [
                    `All ${countOf(children.length, 'child', 'children')} of this import leave the register, with statuses, numbers and case holders as imported.`,
                  ]),
              ...(recorded.length === 0
                ? []
                : [
                    `${countOf(recorded.length, 'status', 'statuses')} recorded of children who were here ${recorded.length === 1 ? 'is' : 'are'} taken back.`,
                  ]),
            ].join(' ')}
          />
          <SubmitButton text="Undo the import" kind="secondary" />
        </PostForm>
      )}
    </Section>
  )
}
