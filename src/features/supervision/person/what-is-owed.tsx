import { kindWords } from '../../../domain/agreements/kinds.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import { londonDay } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { coveredByPolicy, OwedSections, type SeenObligation } from '../../obligations/public.ts'
import { lastRecord, owedUnder } from '../facts/owed.ts'
import { waitingInWords } from '../facts/who-signed.queries.ts'
import { OwedList } from '../owed-list.tsx'
import type { PersonPageProps } from './person-page-props.ts'
import { thingNames } from './thing-names.ts'

/** What is owed to a person and asked of them: by the policy, and by what the two agreed beside it. */
export function WhatIsOwed(props: PersonPageProps) {
  const { seen, own, today, person, openable, unsigned, supervised } = props
  const title = own ? 'What you are owed, and where it stands' : 'What is owed, and where it stands'
  if (seen === null || seen.length === 0) {
    return (
      <Section id="owed" title={title}>
        <p class="govuk-body-s">
          {seen === null
            ? 'No policy is adopted yet, so this is from what was agreed.'
            : `The policy asks nothing of ${own ? 'you' : firstName(person.name)} yet. This is from what was agreed.`}
        </p>
        <FromAgreements {...props} covered={new Set()} />
      </Section>
    )
  }
  const next = supervised
    .flatMap((row) => (row.next === null ? [] : [londonDay(row.next.startsAt)]))
    .toSorted(Temporal.PlainDate.compare)[0]
  return (
    <>
      <OwedSections
        seen={seen}
        title={title}
        ownTitle={own ? 'For you to do' : `For ${firstName(person.name)} to do`}
        said={{ thing: thingNames(props), reader: own ? 'subject' : 'other', today }}
        mine={openable}
        unsigned={unsigned}
        booked={next ?? null}
        empty={<p class="govuk-body">The policy owes {own ? 'you' : firstName(person.name)} nothing now.</p>}
      />
      <Agreed {...props} seen={seen} />
    </>
  )
}

/** What only the agreement says. */
function Agreed({ seen, ...props }: PersonPageProps & { seen: readonly SeenObligation[] }) {
  const covered = coveredByPolicy(seen)
  const more = props.supervised.some((row) => row.signed !== null)
  if (!more || covered.size === 3) return null
  return (
    <Section id="agreed" title={props.own ? 'What you agreed beside it' : 'What was agreed beside it'}>
      <FromAgreements {...props} seen={seen} covered={covered} />
    </Section>
  )
}

function FromAgreements(props: PersonPageProps & { covered: ReturnType<typeof coveredByPolicy> }) {
  const { supervised, own, me, word, calendar, today, signedBy, person, covered } = props
  const lists = supervised.flatMap((row) => {
    const parties = [row.supervisee, ...(row.supervisor === null ? [] : [row.supervisor])]
    const signed = row.last === null ? undefined : signedBy.get(row.last.sessionId)
    const mine = own || row.supervisor?.id === me
    const waiting = mine ? waitingInWords(parties, signed ?? [], me) : null
    const owed = owedUnder(row, lastRecord(row, waiting), calendar, today, own ? 'you both' : 'both')
    return owed === null ? [] : [{ row, owed: owed.filter(({ key }) => !covered.has(key)) }]
  })
  if (lists.length === 0) {
    return (
      <Empty>
        <p class="govuk-body">
          {own ? 'Nothing is agreed for you yet.' : `Nothing is agreed for ${firstName(person.name)} yet.`} What is owed
          is said here from the {word}, once both have signed it.
        </p>
        {own && (
          <p class="govuk-body">
            <Link href="/agreements/new">Draft your supervision {word}</Link>
          </p>
        )}
      </Empty>
    )
  }
  return (
    <>
      {lists.map(({ row, owed }) => (
        <div key={row.agreementId}>
          {lists.length > 1 && (
            <h3 class="govuk-heading-s">
              {row.kind === null ? '' : kindWords[row.kind]}, with {row.supervisor?.name}
            </h3>
          )}
          <OwedList owed={owed} />
        </div>
      ))}
    </>
  )
}
