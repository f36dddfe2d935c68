import type { ComponentChildren } from 'preact'
import type { PackDifference } from '../../../domain/policy/difference.ts'
import type { ResolvedPack } from '../../../domain/policy/resolved.ts'
import { isBefore } from '../../../domain/calendar/days.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { emptyForm } from '../../../ui/form/state.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { VersionFacts } from '../read/versions.queries.ts'
import type { PairContext } from '../show/pair-context.ts'
import { DifferenceList, differenceInShort } from '../show/difference-list.tsx'
import { leadSentence, PolicyClauses, type ClausesShown } from '../show/policy-clauses.tsx'
import type { PolicyView } from '../show/policy-view.ts'

interface VersionsProps {
  versions: readonly VersionFacts[]
  today: Temporal.PlainDate
}

const standing = ({ state, from, until }: VersionFacts, today: Temporal.PlainDate): string => {
  if (state === 'draft') return 'Draft'
  if (state === 'withdrawn') return 'Put aside, never adopted'
  if (from === null) return 'Adopted'
  if (isBefore(today, from)) return `Adopted, in force from ${dayInWords(from, today)}`
  if (until === null) return `In force since ${dayInWords(from, today)}`
  const days = `${dayInWords(from, today)} to ${dayInWords(until, today)}`
  return isBefore(until, today) ? `Was in force ${days}` : `In force ${days}`
}

/** Every version there has been, the newest first. */
export function VersionsPage({ versions, today }: VersionsProps) {
  const adopted = versions.filter(({ state }) => state === 'adopted')
  const day = (date: Temporal.PlainDate | null) => (date === null ? '–' : dayInWords(date, today))
  return (
    <>
      <Head title="Versions of the policy" />
      {versions.length === 0 ? (
        <Empty>
          <p class="govuk-body">No version has been adopted yet.</p>
        </Empty>
      ) : (
        <StackTable
          caption="Versions of the policy, the newest first"
          columns={['Version', 'Standing', 'Adopted', 'Ratified', 'Next review', { text: 'File', labelled: false }]}
          rows={versions.toReversed().map((version) => [
            version.state === 'adopted' ? (
              <Link href={`/policy/versions/${version.no}`}>Version {version.no}</Link>
            ) : version.state === 'draft' ? (
              <Link href="/policy/change">Version {version.no}</Link>
            ) : (
              `Version ${version.no}`
            ),
            standing(version, today),
            version.adoptedOn === null ? '–' : `${day(version.adoptedOn)}, by ${version.adoptedBy}`,
            version.ratifiedOn === null ? '–' : `${day(version.ratifiedOn)}, by ${version.ratifiedBy}`,
            day(version.nextReviewOn),
            version.state === 'adopted' ? (
              <Link href={`/policy/versions/${version.no}/file`}>
                Download<span class="govuk-visually-hidden"> version {version.no}</span>
              </Link>
            ) : (
              ''
            ),
          ])}
        />
      )}
      {adopted.length > 1 && (
        <form action="/policy/compare" method="get">
          <div class="govuk-button-group">
            <SelectVersion name="from" label="Compare" versions={adopted} at={adopted.length - 2} />
            <SelectVersion name="to" label="with" versions={adopted} at={adopted.length - 1} />
            <Button text="Compare" classes="govuk-button--secondary" />
          </div>
        </form>
      )}
    </>
  )
}

interface SelectProps {
  name: string
  label: string
  versions: readonly VersionFacts[]
  at: number
}

const SelectVersion = ({ name, label, versions, at }: SelectProps) => (
  <SelectField
    state={{ ...emptyForm, values: { [name]: String(versions[at]?.no ?? '') } }}
    name={name}
    label={label}
    options={versions.map(({ no }) => ({ value: String(no), text: `Version ${no}` }))}
  />
)

interface VersionProps {
  version: VersionFacts
  view: PolicyView
  facts: readonly ComponentChildren[]
  follows: string | null
  context: PairContext
  links: readonly { text: string; href: string }[]
  isInForce: boolean
  shown: ClausesShown
  today: Temporal.PlainDate
}

/** One version that was adopted, as it was: nothing on it changes anything. */
export function VersionPage({ version, view, facts, follows, context, links, isInForce, shown, today }: VersionProps) {
  const isAhead = version.from !== null && isBefore(today, version.from)
  return (
    <>
      <Head title={`Supervision policy, version ${version.no}`} facts={facts} />
      <p class="govuk-body-l">{leadSentence(view, follows, 'others')}</p>
      <p class="govuk-body">
        {isInForce ? (
          <Link href="/policy">This version is in force</Link>
        ) : isAhead ? (
          'This version is adopted and not in force yet.'
        ) : (
          'This version is no longer in force.'
        )}
      </p>
      <PolicyClauses view={view} context={context} links={links} at={`/policy/versions/${version.no}`} shown={shown} />
    </>
  )
}

interface CompareProps {
  from: number
  to: number
  difference: PackDifference
  first: ResolvedPack
  second: ResolvedPack
}

export function ComparePage({ from, to, difference, first, second }: CompareProps) {
  return (
    <>
      <Head title={`Version ${to} against version ${from}`} />
      <p class="govuk-body-l">{differenceInShort(difference)}.</p>
      <DifferenceList
        difference={difference}
        first={first}
        second={second}
        names={[`Version ${from}`, `Version ${to}`]}
      />
    </>
  )
}
