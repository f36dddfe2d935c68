import { isAfter, isBefore } from '../../../domain/calendar/days.ts'
import { factKinds, standardKinds, type FactKind } from '../../../domain/people/change-facts.ts'
import { awaitsSecondPerson, isToBeSupervised } from '../../../domain/people/role-words.ts'
import { dayInWords, instantInWords, londonDay } from '../../../domain/text/dates.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { inSetUp, StepCaption, StepField, StepNext, type SetUpStep } from '../../set-up/public.ts'
import { factWords, valueInWords, waitingWords } from '../fact-words.ts'
import type { FactEntry, PersonSeen } from './person.queries.ts'

interface PersonProps {
  person: PersonSeen
  tokens: FormTokens
  mayChange: boolean
  /** the head and the safeguarding lead also see when this person's supervision was and is */
  seesSupervision: boolean
  recordsAbsence: boolean
  /** the policy in force asks about clinical or professional supervision */
  asksStandard: boolean
  /** of an invitation just made */
  link: string | null
  /** a mail server is set: invitations are sent */
  mailed: boolean
  now: Temporal.Instant
  today: Temporal.PlainDate
  step: SetUpStep | null
}

export function PersonPage(props: PersonProps) {
  const { person, mayChange, asksStandard, link, mailed, today, step } = props
  return (
    <>
      <StepCaption step={step} />
      <Head title={person.name} facts={headFacts(person, today)} />
      {link !== null && (
        <LinkToHandOver name={person.name} link={link} mailed={mailed} until={person.invitedUntil} today={today} />
      )}
      <Columns side={<Side {...props} />}>
        <Section id="now" title={person.endedOn === null ? 'What holds now' : 'What held on the last day'}>
          <FactsNow
            person={person}
            kinds={kindsShown(person, asksStandard)}
            mayChange={mayChange && person.endedOn === null}
            today={today}
          />
          {mayChange && person.endedOn === null && (
            <p class="govuk-body">
              <Link href={`/people/${person.membershipId}/details`}>Correct the name or e-mail address</Link>
              <br />
              <Link href={`/people/${person.membershipId}/end`}>End this person’s place here</Link>
            </p>
          )}
        </Section>
        <Section id="history" title="History">
          <History facts={person.facts} today={today} />
        </Section>
      </Columns>
      {step !== null && (
        <p class="govuk-body">
          <Link href={inSetUp('/people', step)}>Back to people</Link>
        </p>
      )}
      <StepNext step={step} />
    </>
  )
}

function headFacts(person: PersonSeen, today: Temporal.PlainDate): string[] {
  const starts = isAfter(person.startedOn, today) ? 'Starts on' : 'Here since'
  return [
    person.email,
    `${starts} ${dayInWords(person.startedOn, today)}`,
    ...(person.endedOn === null ? [] : [`Last day ${dayInWords(person.endedOn, today)}`]),
  ]
}

function LinkToHandOver({
  name,
  link,
  mailed,
  until,
  today,
}: {
  name: string
  link: string
  mailed: boolean
  until: Temporal.Instant | null
  today: Temporal.PlainDate
}) {
  return (
    <InsetText>
      <h2 class="govuk-heading-m">The invitation of {name}</h2>
      <p class="govuk-body">
        {mailed
          ? 'It has been sent by e-mail. You can also hand over this link.'
          : 'No mail server is set, so nothing was sent. Hand over this link yourself.'}{' '}
        Whoever has it can sign in as {name}, so give it to nobody else.
      </p>
      <p class="govuk-body">
        <code>{link}</code>
      </p>
      <p class="govuk-body">
        It works once{until !== null && `, until ${dayInWords(londonDay(until), today)}`}. It is shown here for 5
        minutes and then never again; a new invitation can always be made.
      </p>
    </InsetText>
  )
}

const holdsOn = (fact: FactEntry, day: Temporal.PlainDate) =>
  !fact.withdrawn && !isAfter(fact.validFrom, day) && (fact.validUntil === null || !isBefore(fact.validUntil, day))

/** What few policies ask about is shown where one does, and where it was recorded. */
const kindsShown = (person: PersonSeen, asksStandard: boolean): FactKind[] =>
  asksStandard || person.facts.some((fact) => standardKinds.includes(fact.kind) && !fact.withdrawn)
    ? [...factKinds]
    : factKinds.filter((kind) => !standardKinds.includes(kind))

function FactsNow({
  person,
  kinds,
  mayChange,
  today,
}: {
  person: PersonSeen
  kinds: readonly FactKind[]
  mayChange: boolean
  today: Temporal.PlainDate
}) {
  const day =
    person.endedOn !== null && isBefore(person.endedOn, today)
      ? person.endedOn
      : isAfter(person.startedOn, today)
        ? person.startedOn
        : today
  return (
    <SummaryList
      rows={kinds.map((kind) => {
        const held = person.facts.filter((fact) => fact.kind === kind && holdsOn(fact, day))
        return {
          key: { text: factWords[kind].name },
          value: {
            content:
              held.length === 0
                ? noneWords[kind]
                : held.map((fact) => <HeldFact key={fact.value} fact={fact} today={today} />),
          },
          actions: mayChange
            ? {
                items: [
                  {
                    href: `/people/${person.membershipId}/change/${factWords[kind].slug}`,
                    text: 'Change',
                    visuallyHiddenText: factWords[kind].name.toLowerCase(),
                  },
                ],
              }
            : undefined,
        }
      })}
    />
  )
}

const noneWords: Readonly<Record<FactKind, string>> = {
  role: 'None',
  post: 'Not recorded',
  line_manager: 'Nobody recorded',
  contracted_hours: 'Not recorded',
  newly_qualified: 'No',
  case_holding: 'No',
  clinical_role: 'No',
  occupational_standard: 'No',
  standard_interval: 'Not recorded',
  standard_minutes: 'Not recorded',
}

function HeldFact({ fact, today }: { fact: FactEntry; today: Temporal.PlainDate }) {
  return (
    <div>
      {valueInWords(fact)}{' '}
      <span class="pl-note">
        since {dayInWords(fact.validFrom, today)}
        {fact.validUntil !== null && `, until ${dayInWords(fact.validUntil, today)}`}
        {awaitsSecondPerson(fact) && (
          <>
            <br />
            {waitingWords}
          </>
        )}
      </span>
    </div>
  )
}

function History({ facts, today }: { facts: readonly FactEntry[]; today: Temporal.PlainDate }) {
  if (facts.length === 0) return <p class="govuk-body">Nothing has been recorded yet.</p>
  return (
    <StackTable
      caption="What held, and when it was recorded"
      columns={['What held', 'From', 'Until', 'Recorded']}
      rows={facts.map((fact) => [
        <>
          {fact.kind === 'role' ? 'Role' : factWords[fact.kind].name}:{' '}
          {fact.withdrawn ? <s>{valueInWords(fact)}</s> : valueInWords(fact)}
        </>,
        dayInWords(fact.validFrom, today),
        fact.withdrawn ? 'Replaced' : fact.validUntil === null ? 'Still holds' : dayInWords(fact.validUntil, today),
        `${instantInWords(fact.recordedAt, today)}${fact.recordedBy === null ? '' : ` by ${fact.recordedBy}`}`,
      ])}
    />
  )
}

function Side({ person, tokens, mayChange, seesSupervision, recordsAbsence, now, today, step }: PersonProps) {
  return (
    <>
      <Section id="supervision" title="Supervision">
        <Names
          title="Supervised by"
          people={person.supervisors}
          none={isToBeSupervised(rolesNow(person, today)) ? 'Nobody yet' : '–'}
        />
        {person.supervises.length > 0 && <Names title="Supervises" people={person.supervises} none="" />}
        {person.manages.length > 0 && <Names title="Line manager of" people={person.manages} none="" />}
        {seesSupervision && (
          <p class="govuk-body">
            <Link href={`/people/${person.membershipId}/supervision`}>See when it was and is</Link>
          </p>
        )}
        {recordsAbsence && person.endedOn === null && (
          <p class="govuk-body">
            <Link href={`/people/${person.membershipId}/absence`}>Record an absence</Link>
          </p>
        )}
      </Section>
      <Section id="sign-in" title="Signing in">
        <p class="govuk-body">{signInSentence(person, now, today, mayChange)}</p>
        {mayChange && !person.hasAccount && person.endedOn === null && (
          <PostForm action={`/people/${person.membershipId}/invite`} tokens={tokens}>
            <StepField step={step} />
            <SubmitButton text="Make an invitation link" kind="secondary" />
          </PostForm>
        )}
      </Section>
    </>
  )
}

const rolesNow = (person: PersonSeen, today: Temporal.PlainDate): string[] =>
  person.facts.filter((fact) => fact.kind === 'role' && holdsOn(fact, today)).map(({ value }) => value)

function Names({
  title,
  people,
  none,
}: {
  title: string
  people: readonly { membershipId: string; name: string }[]
  none: string
}) {
  return (
    <p class="govuk-body">
      <strong>{title}</strong>
      <br />
      {people.length === 0
        ? none
        : people.map(({ membershipId, name }) => (
            <span key={membershipId} class="pl-stackline">
              <Link href={`/people/${membershipId}`}>{name}</Link>
            </span>
          ))}
    </p>
  )
}

function signInSentence(
  person: PersonSeen,
  now: Temporal.Instant,
  today: Temporal.PlainDate,
  mayChange: boolean,
): string {
  const first = person.name.split(' ')[0] ?? person.name
  if (person.hasAccount) return `${first} has a way to sign in.`
  if (!mayChange || person.invitedUntil === null) return `${first} has not signed in yet.`
  const day = dayInWords(londonDay(person.invitedUntil), today)
  return Temporal.Instant.compare(person.invitedUntil, now) > 0
    ? `${first} has not signed in yet. The invitation is good until ${day}.`
    : `${first} has not signed in yet. The invitation ended on ${day}.`
}
