import { countOf, instantInWords } from '../../../domain/text/dates.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { Agenda, ContextBlock, SessionGrid, type AgendaItem } from '../../../ui/pieces/session.tsx'
import type { MissingFromSession } from '../complete-check/what-is-missing.queries.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import { LiveMark, type LiveForm } from '../write/write-document.page.tsx'
import { WritingFieldInput } from '../write/writing-field.tsx'
import type { WritingField } from '../write/writing-fields.ts'

interface CloseProps {
  session: SessionFacts
  tokens: { csrf: string; once: string }
  live: LiveForm
  state: FormState
  declared: readonly WritingField[]
  /** how many of the children that the supervisee holds are on the agenda; null of a group */
  discussed: { on: number; all: number; words: string } | null
  planned: readonly { sessionId: string; startsAt: Temporal.Instant }[]
  missing: readonly MissingFromSession[]
  /** what the page showed of place and minutes */
  seen: string
  agenda: readonly AgendaItem[]
  today: Temporal.PlainDate
  saved: boolean
  /** the policy asks for a longer session now and then, and the supervisor says which it was */
  offersExtended: boolean
}

const labels = {
  private: 'Was the place private and free of interruption?',
  minutes: 'How many minutes did it take?',
  interruptions: 'How often were you interrupted?',
  read_through: 'We read it through together before the session ended',
  extended: 'This was the extended session',
  next: 'When do you meet next?',
  next_on: 'Day',
  next_at: 'Time',
}

/** The last page of a session: place and minutes, which cases were discussed, the next date, and completing the record. */
export function CloseSessionPage(props: CloseProps) {
  const { session, state, missing } = props
  const supervises = session.iAm === 'supervisor'
  const ready = missing.length === 0
  return (
    <SessionGrid
      agenda={<Agenda id="agenda" items={props.agenda} />}
      context={<Facts session={session} today={props.today} />}
      contextLabel="About this session"
    >
      <FormErrors
        state={state}
        labels={{ ...labels, ...Object.fromEntries(props.declared.map((field) => [field.key, field.label])) }}
      />
      {props.saved && (
        <NotificationBanner type="success" titleText="Saved" text="Place, time and the next date are saved." />
      )}
      <h1 class="govuk-heading-l">Before you finish</h1>
      <PostForm action={`/sessions/${session.sessionId}/write/close`} tokens={props.tokens}>
        <LiveMark live={props.live} />
        <HiddenField name="seen" value={props.seen} />
        <RadioField
          state={state}
          name="private"
          label={labels.private}
          inline
          options={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
        <TextField
          state={state}
          name="minutes"
          label={labels.minutes}
          hint={`${countOf(session.plannedMinutes, 'minute')} were planned.`}
          width={3}
          inputmode="numeric"
          maxLength={3}
        />
        <TextField
          state={state}
          name="interruptions"
          label={labels.interruptions}
          hint="0 if never"
          width={2}
          inputmode="numeric"
          maxLength={2}
        />
        {props.declared.length > 0 && props.discussed !== null && <Discussed session={session} {...props.discussed} />}
        {props.declared.map((field) => (
          <WritingFieldInput key={field.key} state={state} field={field} />
        ))}
        <CheckboxField
          state={state}
          name="read_through"
          hint="The record keeps this as a fact. Leave it empty if there was no time for it."
          options={[{ value: 'yes', text: labels.read_through }]}
        />
        {props.offersExtended && (
          <>
            <HiddenField name="extended_offered" value="yes" />
            <CheckboxField
              state={state}
              name="extended"
              hint="Your policy asks for a longer one now and then."
              options={[{ value: 'yes', text: labels.extended }]}
            />
          </>
        )}
        <RadioField state={state} name="next" label={labels.next} options={nextOptions(props)} />
        <SubmitButton kind={ready && supervises ? 'secondary' : 'primary'}>Save</SubmitButton>
      </PostForm>
      <Section id="complete" title="Complete the record">
        {ready ? <Ready session={session} tokens={props.tokens} /> : <Missing missing={missing} session={session} />}
      </Section>
    </SessionGrid>
  )
}

/** What was discussed of what is held, beside the question whether that was all: the facts, and words for a sample. */
function Discussed({ session, on, all, words }: { session: SessionFacts; on: number; all: number; words: string }) {
  const holds = session.iAm === 'supervisee' ? 'you hold' : `${session.supervisee.firstName} holds`
  if (all === 0) return null
  return (
    <p class="govuk-body">
      {on === all
        ? `${all === 1 ? 'The one child' : all === 2 ? 'Both children' : `All ${all} children`} ${holds} ${all === 1 ? 'was' : 'were'} on the agenda.`
        : `${on} of the ${all} children ${holds} ${on === 1 ? 'was' : 'were'} on the agenda. In words for a sample: “${words}”`}
    </p>
  )
}

function nextOptions({ planned, state, session, today }: CloseProps) {
  const known =
    session.next !== null && !planned.some((each) => each.sessionId === session.next?.sessionId) ? [session.next] : []
  return [
    ...[...known, ...planned].map((each) => ({
      value: each.sessionId,
      text: `${instantInWords(each.startsAt, today)}, already planned`,
    })),
    session.group === null && {
      value: 'other',
      text: 'Another day',
      conditional: (
        <>
          <DateField state={state} name="next_on" label={labels.next_on} />
          <TextField
            state={state}
            name="next_at"
            label={labels.next_at}
            hint="Such as 3.45pm"
            width={5}
            maxLength={10}
          />
        </>
      ),
    },
  ]
}

function Missing({ missing, session }: { missing: readonly MissingFromSession[]; session: SessionFacts }) {
  return (
    <>
      <p class="govuk-body">
        {missing.length === 1 ? 'One thing is still to do.' : `${missing.length} things are still to do.`}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {[...Map.groupBy(missing, ({ childId }) => childId)].map(([childId, its]) =>
          childId === null ? (
            its.map((each) => <MissingRow key={each.href} {...each} />)
          ) : (
            <MissingOfChild
              key={childId}
              child={session.children.find((child) => child.childId === childId)}
              missing={its}
            />
          ),
        )}
      </ul>
      {session.group === null && missing.some(({ href }) => href.includes('/write/child/')) && (
        <p class="govuk-body">
          Is there a child you did not get to? <Link href={`/sessions/${session.sessionId}#agenda`}>Take them off</Link>{' '}
          the agenda: they come back another time.
        </p>
      )}
    </>
  )
}

const MissingRow = ({ href, sentence }: Pick<MissingFromSession, 'href' | 'sentence'>) => (
  <li>
    <Link href={href}>{sentence}</Link>
  </li>
)

/** What is still to do for one child, under the name, so that four children are four lines with what is in each. */
function MissingOfChild({
  child,
  missing,
}: {
  child: SessionFacts['children'][number] | undefined
  missing: readonly MissingFromSession[]
}) {
  const name = child?.givenName ?? 'A child'
  const page = missing[0]?.href.split('#')[0] ?? ''
  return (
    <li>
      <Link href={page}>{name}</Link>: {countOf(missing.length, 'thing')}
      <ul class="govuk-list govuk-list--bullet">
        {missing.map(({ href, sentence }) => (
          <MissingRow key={href} href={href} sentence={sentence.replace(`${name}: `, '')} />
        ))}
      </ul>
    </li>
  )
}

function Ready({ session, tokens }: { session: SessionFacts; tokens: { csrf: string; once: string } }) {
  if (session.iAm === 'supervisee') {
    return (
      <p class="govuk-body">
        Everything is there. {session.supervisor.firstName} completes the record, and then you{' '}
        {session.group === null ? 'both' : 'all'} read and sign it.
      </p>
    )
  }
  return (
    <>
      <p class="govuk-body">
        Everything is there. When you complete the record, its text is fixed, and you{' '}
        {session.group === null ? 'both' : 'all'} read and sign it.
      </p>
      <PostForm
        action={`/sessions/${session.sessionId}/complete`}
        tokens={{ csrf: tokens.csrf, once: `${tokens.once}` }}
      >
        <SubmitButton>Complete the record</SubmitButton>
      </PostForm>
    </>
  )
}

function Facts({ session, today }: { session: SessionFacts; today: Temporal.PlainDate }) {
  return (
    <ContextBlock title="This session">
      <ul>
        <li>{instantInWords(session.startsAt, today)}</li>
        <li>{countOf(session.plannedMinutes, 'minute')} planned</li>
        {session.venue !== '' && <li>{session.venue}</li>}
        {session.openedAt !== null && <li>Opened {instantInWords(session.openedAt, today)}</li>}
      </ul>
    </ContextBlock>
  )
}
