import { referenceWords } from '../../../domain/children/reference-numbers.ts'
import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { dayInWords, dayWithYear, daysInWords, listInWords, londonDay } from '../../../domain/text/dates.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { ChildFacts, HolderFact, StatusFact } from '../facts/child.queries.ts'
import type { NumberFact, Withdrawn } from '../facts/register.queries.ts'

export interface WhatIsRecordedProps {
  child: ChildFacts
  numbers: readonly NumberFact[]
  siblings: readonly { childId: string; name: string }[]
  statuses: readonly StatusFact[]
  holders: readonly HolderFact[]
  withdrawnStatuses: readonly Withdrawn<StatusFact>[]
  withdrawnHoldings: readonly Withdrawn<Pick<HolderFact, 'holdingId' | 'name' | 'startsOn' | 'endsOn'>>[]
  mayTakeOut: boolean
  /** the entry under which the child goes on, when this one is closed: then nothing is recorded here */
  goesOn: string | null
  /** whether the reader may say that two entries are one child */
  mayMakeOne: boolean
  today: Temporal.PlainDate
}

/** Everything the register keeps of one child, each with its correction; and what was entered by mistake. */
export function WhatIsRecordedPage(props: WhatIsRecordedProps) {
  const { child, today, mayTakeOut } = props
  const path = `/children/${child.childId}`
  return (
    <>
      <Head caption={`${child.givenName} ${child.familyName}`} title="What is recorded" />
      {props.goesOn !== null && (
        <InsetText>
          This entry is closed and takes nothing new.{' '}
          <Link href={`/children/${props.goesOn}`}>The child goes on under another entry</Link>
        </InsetText>
      )}
      <Section id="who" title="Who this is" link={{ text: 'Correct who this is', href: `${path}/details` }}>
        <Who {...props} />
      </Section>
      <Section id="statuses" title="Statuses" link={{ text: 'Record a status', href: `${path}/status` }}>
        <Spells
          caption="Statuses, the newest first"
          what="Status"
          none="No status is recorded."
          today={today}
          spells={props.statuses.map((each) => {
            const words = statusInWords(each.status, each.legalBasis)
            return { ...each, words, path: `${path}/status/${each.statusId}`, mayChange: true }
          })}
        />
      </Section>
      <Section id="holders" title="Who holds the case" link={{ text: 'Add a case holder', href: `${path}/holders` }}>
        <Spells
          caption="Case holders, the newest first"
          what="Held by"
          none="Nobody has held the case yet."
          today={today}
          spells={props.holders.map((each) => ({
            ...each,
            words: each.name,
            path: `${path}/holders/${each.holdingId}`,
            mayChange: each.mayEnd,
          }))}
        />
      </Section>
      <Section id="meetings" title="Review meetings">
        <p class="govuk-body">
          <Link href={`${path}/meetings`}>Conferences, core groups and reviews</Link>
        </p>
      </Section>
      <Mistakes {...props} />
      {props.mayMakeOne && props.goesOn === null && (
        <Section id="same" title="Here twice?">
          <p class="govuk-body">
            <Link href={`${path}/same`}>{child.givenName} is the same child as another entry</Link>
          </p>
        </Section>
      )}
      {mayTakeOut && (
        <Section id="take-out" title="Added by mistake?">
          <p class="govuk-body">
            <Link href={`${path}/take-out`}>Take {child.givenName} out of the register</Link>
          </p>
        </Section>
      )}
    </>
  )
}

function Who({ child, numbers, siblings }: WhatIsRecordedProps) {
  const rows: [string, string][] = [
    ['Name', `${child.givenName} ${child.familyName}`],
    ['Date of birth', child.bornOn === null ? 'Not known' : dayWithYear(child.bornOn)],
    [
      'Family',
      siblings.length === 0 ? child.family : `${child.family}, with ${listInWords(siblings.map(({ name }) => name))}`,
    ],
    ['Reference', child.reference ?? 'None'],
    ...numbers.map(({ kind, value }): [string, string] => [referenceWords[kind], value]),
    ['School', child.school ?? 'Not said'],
  ]
  return <SummaryList rows={rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } }))} />
}

interface Spell {
  words: string
  startsOn: Temporal.PlainDate
  endsOn: Temporal.PlainDate | null
  path: string
  mayChange: boolean
}

function Spells(props: {
  caption: string
  what: string
  none: string
  spells: readonly Spell[]
  today: Temporal.PlainDate
}) {
  const { caption, what, none, spells, today } = props
  if (spells.length === 0) return <p class="govuk-body">{none}</p>
  return (
    <StackTable
      caption={caption}
      columns={[{ text: what, labelled: false }, 'When', { text: 'Change', labelled: false }]}
      rows={spells.map(({ words, startsOn, endsOn, path, mayChange }) => [
        words,
        whenInWords({ startsOn, endsOn }, today),
        mayChange ? (
          <>
            {endsOn === null && (
              <>
                <ChangeLink href={`${path}/end`} verb="End" what={words} />
                {' · '}
              </>
            )}
            <ChangeLink href={`${path}/correct`} verb="Correct" what={words} />
          </>
        ) : (
          '–'
        ),
      ])}
    />
  )
}

const ChangeLink = ({ href, verb, what }: { href: string; verb: string; what: string }) => (
  <Link href={href}>
    {verb}
    <span class="govuk-visually-hidden">: {what}</span>
  </Link>
)

const whenInWords = (
  { startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate | null },
  today: Temporal.PlainDate,
): string => (endsOn === null ? `Since ${dayInWords(startsOn, today)}` : daysInWords(startsOn, endsOn, today))

function Mistakes({ withdrawnStatuses, withdrawnHoldings, today }: WhatIsRecordedProps) {
  const rows = [
    ...withdrawnStatuses.map(({ fact, at, by }) => ({
      words: statusInWords(fact.status, fact.legalBasis),
      fact,
      at,
      by,
    })),
    ...withdrawnHoldings.map(({ fact, at, by }) => ({ words: `Held by ${fact.name}`, fact, at, by })),
  ].toSorted((a, b) => Temporal.Instant.compare(b.at, a.at))
  if (rows.length === 0) return null
  return (
    <Section id="mistakes" title="Entered by mistake, and withdrawn">
      <StackTable
        caption="What was entered by mistake, the newest withdrawal first"
        columns={[{ text: 'What', labelled: false }, 'When it was said to hold', 'Withdrawn']}
        rows={rows.map(({ words, fact, at, by }) => [
          words,
          whenInWords(fact, today),
          `${dayInWords(londonDay(at), today)}${by === null ? '' : `, by ${by}`}`,
        ])}
      />
    </Section>
  )
}
