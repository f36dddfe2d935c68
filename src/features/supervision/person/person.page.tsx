import { kindWords } from '../../../domain/agreements/kinds.ts'
import { yearInWords } from '../../../domain/home/year.ts'
import { firstName } from '../../../domain/sessions/names.ts'
import { dayInWords, dayWithYear, listInWords } from '../../../domain/text/dates.ts'
import { HangingList, type Hung } from '../../../ui/pieces/hanging-list.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { standingInWords } from '../../obligations/public.ts'
import type { SupervisionRow } from '../facts/agreements-in-view.queries.ts'
import type { PersonPageProps } from './person-page-props.ts'
import { WhatIsOwed } from './what-is-owed.tsx'
import { YearOfPerson } from './year-of-person.tsx'

/** One person's supervision, as dates and states: no words of any document are here. */
export function PersonPage(props: PersonPageProps) {
  const { person, own, today, thisYear, year, supervised, sessions } = props
  const supervisors = [
    ...new Set(supervised.flatMap((row) => (row.signed && row.supervisor ? [row.supervisor.name] : []))),
  ]
  return (
    <>
      <Head
        title={person.name}
        facts={[
          ...(person.post === null
            ? []
            : [`${upperFirst(person.post.value)}, since ${dayWithYear(person.post.since)}`]),
          supervisors.length === 0 ? 'No supervisor yet' : `Supervised by ${listInWords(supervisors)}`,
          ...(person.managers.length === 0
            ? []
            : [`Line manager: ${listInWords(person.managers.map(({ name }) => name))}`]),
        ]}
      />
      {thisYear && (
        <p class="govuk-body-l">
          {standingOfPerson(props)} {yearInWords(sessions, own ? 'You' : firstName(person.name), today)}
        </p>
      )}
      <Section
        id="year"
        title={thisYear ? (own ? 'Your year' : 'This year') : `${year.name}`}
        link={{ text: `${year.startsOn.year - 1} to ${year.startsOn.year}`, href: `?year=${year.startsOn.year - 1}` }}
      >
        <YearOfPerson {...props} />
        {!thisYear && (
          <p class="govuk-body">
            <a class="govuk-link govuk-link--no-visited-state" href="?">
              See this year
            </a>
          </p>
        )}
      </Section>
      <Columns side={<Side {...props} />}>
        <WhatIsOwed {...props} />
      </Columns>
    </>
  )
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

function standingOfPerson({ seen, own, person }: PersonPageProps): string | null {
  return standingInWords(
    seen ?? [],
    own ? { reader: 'subject', name: 'you' } : { reader: 'other', name: firstName(person.name) },
  )
}

function Side(props: PersonPageProps) {
  const { own, managed } = props
  return (
    <>
      <Section id="chain" title="Who supports whom">
        <HangingList items={chain(props)} />
      </Section>
      <Section id="agreements" title={own ? `Your ${props.word}s` : `${upperFirst(props.word)}s`}>
        <Agreements {...props} />
        <DraftLink {...props} />
      </Section>
      {managed.length > 0 && (
        <Section id="managed" title="People you manage">
          <Readers
            readers={managed.map(({ id, name }) => ({
              name,
              href: `/people/${id}/supervision`,
              basis: 'Dates and states of their supervision',
            }))}
          />
        </Section>
      )}
      <Section id="see" title="Who can see this page">
        <Readers
          readers={[
            { name: whoSees(props), basis: 'Dates and states only. What was said stays in the records.' },
            { name: 'The head and the designated safeguarding lead', basis: 'Dates and states of everybody' },
          ]}
        />
      </Section>
      {props.mayRecordAbsence && (
        <p class="govuk-body-s">
          <Link href={`/people/${props.person.membershipId}/absence`}>Record an absence</Link>
        </p>
      )}
    </>
  )
}

function whoSees({ person, own, me, supervised }: PersonPageProps): string {
  const called = (who: { id: string; name: string }) => (who.id === me ? 'you' : who.name)
  const supervisors = supervised.flatMap((row) => (row.signed && row.supervisor ? [row.supervisor] : []))
  const all = [...(own ? [] : [{ id: person.membershipId, name: person.name }]), ...supervisors, ...person.managers]
  const names = [...new Set([...(own ? ['you'] : []), ...all.map(called)])]
  return upperFirst(listInWords(names))
}

/** Supervisors above, the person where the bob hangs, those they supervise below. */
function chain({ person, own, me, supervised, supervises }: PersonPageProps): Hung[] {
  const above = supervised.flatMap((row): Hung[] =>
    row.supervisor === null || row.signed === null
      ? []
      : [
          {
            mark: 'ev-held',
            when: own ? 'Supervises you' : 'Supervises',
            what: row.supervisor.id === me ? 'You' : row.supervisor.name,
          },
        ],
  )
  const below = supervises.filter((row) => row.signed !== null)
  return [
    ...(above.length === 0 ? [{ what: own ? 'Nobody supervises you yet' : 'Nobody yet' }] : above),
    { when: person.post?.value ?? '', here: true, what: <strong>{person.name}</strong> },
    ...(below.length === 0
      ? []
      : [
          {
            when: own ? 'You supervise' : 'Supervises',
            ahead: true,
            what: below.map(({ supervisee }) => (
              <span key={supervisee.id} class="pl-stackline">
                <Link href={`/people/${supervisee.id}/supervision`}>{supervisee.name}</Link>
              </span>
            )),
          },
        ]),
  ]
}

function Agreements({ own, me, word, today, supervised, supervises, person }: PersonPageProps) {
  const rows = [...supervised, ...supervises].filter((row) => row.agreementId !== null && (row.signed || row.proposed))
  if (rows.length === 0) return <p class="govuk-body-s">No {word} is in force.</p>
  return (
    <Readers
      readers={rows.map((row) => {
        const other = row.supervisee.id === person.membershipId ? row.supervisor : row.supervisee
        const mine = own || row.supervisor?.id === me || row.supervisee.id === me
        return {
          name: `${row.kind === null ? '' : kindWords[row.kind]}, with ${other?.id === me ? 'you' : other?.name}`,
          ...(mine ? { href: `/agreements/${row.agreementId}` } : {}),
          basis: agreementState(row, today),
        }
      })}
    />
  )
}

/** The way to a further agreement of one's own, or to a first one with somebody whom nobody supervises. */
function DraftLink({ own, mayDraft, word, person, supervised, supervises }: PersonPageProps) {
  if (!own && !mayDraft) return null
  const some = [...supervised, ...supervises].some(({ agreementId }) => agreementId !== null)
  return (
    <p class="govuk-body-s">
      {own ? (
        <Link href="/agreements/new">{some ? `Draft another ${word}` : `Draft your first ${word}`}</Link>
      ) : (
        <Link href={`/agreements/new?with=${person.membershipId}&as=supervisor&choose=1`}>
          Draft the {word} with {firstName(person.name)}
        </Link>
      )}
    </p>
  )
}

function agreementState({ signed, proposed }: SupervisionRow, today: Temporal.PlainDate): string {
  const waiting = proposed === null ? '' : `Version ${proposed.versionNo} waits for signatures`
  if (signed === null) return waiting
  const day = signed.signedAt?.toZonedDateTimeISO('Europe/London').toPlainDate()
  const inForce = `Version ${signed.versionNo}${day === undefined ? '' : `, signed ${dayInWords(day, today)}`}`
  return waiting === '' ? inForce : `${inForce}. ${waiting}`
}
