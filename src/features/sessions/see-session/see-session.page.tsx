import type { ComponentChildren } from 'preact'
import type { MayOpen } from '../../../domain/sessions/session-state.ts'
import { sessionStateWords } from '../../../domain/sessions/session-state.ts'
import { dayInWords, dayLong, minutesInWords, timeOfInstant } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Next } from '../../../ui/pieces/next.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import type { SessionFacts } from '../facts/session-facts.ts'
import { SharedAgenda, type AgendaRow } from './shared-agenda.tsx'

export interface SeeSessionProps {
  session: SessionFacts
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
  may: MayOpen
  missed: boolean
  agenda: readonly AgendaRow[]
  toAdd: readonly { childId: string; name: string; why: string }[]
  referrals: number
  named: readonly string[]
  /** who sent the record back, when and why, while it is written again */
  sentBack: string | null
  /** the record was signed by both, and what is written now is its correction */
  correcting: boolean
}

/** One session before, during and after: what is next, the shared agenda, and its facts. */
export function SeeSessionPage(props: SeeSessionProps) {
  const { session, today, state, tokens } = props
  const other = session.iAm === 'supervisee' ? session.supervisor : session.supervisee
  const path = `/sessions/${session.sessionId}`
  const isOpen = session.state === 'planned' || session.state === 'open'
  return (
    <>
      <FormErrors state={state} labels={{ title: 'What to add', child: 'Which child' }} />
      <Head
        title={`Supervision with ${other.name}`}
        facts={[
          `${dayLong(session.day, today)} at ${timeOfInstant(session.startsAt)}`,
          minutesInWords(session.actualMinutes ?? session.plannedMinutes),
          ...(session.venue === '' ? [] : [session.venue]),
          sessionStateWords[session.state],
        ]}
      />
      <NextStep {...props} />
      <Columns side={<SideOfSession {...props} />}>
        <Section
          id="agenda"
          title="Agenda"
          {...(isOpen ? { link: { text: 'Which children, and why', href: `${path}/proposed` } } : {})}
        >
          {isOpen && props.toAdd.length > 0 && <NotOnAgenda {...props} />}
          <SharedAgenda rows={props.agenda} path={path} tokens={tokens} mayChange={isOpen} />
        </Section>
        {isOpen && (
          <Section id="add" title="Add to the agenda">
            <PostForm action={`${path}/agenda`} tokens={tokens}>
              <HiddenField name="do" value="add-item" />
              <TextField
                state={state}
                name="title"
                label="Add something to talk about"
                hint="Both of you see it. Name no child here."
                maxLength={200}
              />
              <SubmitButton kind="secondary">Add to the agenda</SubmitButton>
            </PostForm>
            {props.toAdd.length > 0 && (
              <PostForm action={`${path}/agenda`} tokens={{ ...tokens, once: '' }}>
                <HiddenField name="do" value="add-child" />
                <SelectField
                  state={state}
                  name="child"
                  label="Add a child"
                  hint={`Children ${session.iAm === 'supervisee' ? 'you hold' : `${session.supervisee.firstName} holds`} who are not on it, with how long it has been.`}
                  empty="Choose a child"
                  options={props.toAdd.map(({ childId, name, why }) => ({ value: childId, text: `${name}: ${why}` }))}
                />
                <SubmitButton kind="secondary">Add the child</SubmitButton>
              </PostForm>
            )}
          </Section>
        )}
      </Columns>
    </>
  )
}

/** That not every child is on the agenda is said where it is seen, and why leads on. */
function NotOnAgenda({ session, toAdd }: SeeSessionProps) {
  const all = session.children.length + toAdd.length
  const holds = session.iAm === 'supervisee' ? 'you hold' : `${session.supervisee.firstName} holds`
  return (
    <p class="govuk-body">
      {session.children.length} of the {all} children {holds} {session.children.length === 1 ? 'is' : 'are'} on it.
    </p>
  )
}

function NextStep(props: SeeSessionProps) {
  const { session, may, today } = props
  const path = `/sessions/${session.sessionId}`
  switch (session.state) {
    case 'open':
      return step(
        'Now',
        props.sentBack !== null
          ? 'The record was sent back: change it together'
          : props.correcting
            ? 'Correct the record together'
            : 'Write the record together',
        `${props.sentBack === null ? '' : `${props.sentBack} `}What you write is saved as you type, and both of you see it.${props.correcting ? ' The signed record stays until you have both signed the new version.' : ''}`,
        <>
          <Button href={`${path}/write/actions`}>Go to the session</Button>
          {props.correcting && <Link href={`${path}/record`}>Read the signed record</Link>}
        </>,
      )
    case 'completed':
      return step(
        'Next',
        'Read and sign the record',
        'The text is fixed. Read it, then sign it or send it back.',
        <Button href={`${path}/sign`}>Read and sign</Button>,
      )
    case 'signed':
      return step(
        'Done',
        'The record is signed',
        'It can be read by whoever is named on it.',
        <Button href={`${path}/record`}>Read the record</Button>,
      )
    case 'cancelled':
    case 'missed':
      return (
        <p class="govuk-body-l">
          {session.state === 'missed'
            ? 'This session did not happen.'
            : `This session was cancelled. ${session.cancelledReason ?? ''}`}{' '}
          <Link href={`${path}/move`}>Find a new date</Link>
        </p>
      )
    case 'planned':
      return may === 'yes' ? <OpenIt {...props} /> : <PrepareIt {...props} day={dayInWords(session.day, today)} />
  }
}

const step = (kicker: string, title: string, why: string, actions: ComponentChildren) => (
  <Next id="next" kicker={kicker} title={title} actions={actions}>
    {why}
  </Next>
)

function OpenIt({ session, tokens, missed, today }: SeeSessionProps) {
  const path = `/sessions/${session.sessionId}`
  return (
    <>
      {step(
        'Next',
        missed ? 'Did this session happen?' : 'Open the session when you are together',
        'Opening it starts the clock and the record. Last session’s actions come first.',
        <>
          <PostForm action={`${path}/open`} tokens={tokens}>
            <SubmitButton>Open the session</SubmitButton>
          </PostForm>
          <Link href={`${path}/move`}>Move it to another day</Link>
        </>,
      )}
      {missed && (
        <PostForm action={`${path}/missed`} tokens={{ ...tokens, once: '' }}>
          <p class="govuk-body">It was planned for {dayInWords(session.day, today)}.</p>
          <SubmitButton kind="secondary">It did not happen</SubmitButton>
        </PostForm>
      )}
    </>
  )
}

function PrepareIt({ session, day }: SeeSessionProps & { day: string }) {
  const path = `/sessions/${session.sessionId}`
  const first = session.children.find((child) => child.preparedAt === null) ?? session.children[0]
  if (session.iAm === 'supervisee' && first !== undefined) {
    const left = session.children.filter((child) => child.preparedAt === null).length
    const title = left === 0 ? 'Your part is written' : 'Write your part before you meet'
    return step(
      'Next for you',
      title,
      `${left === 0 ? 'You can go on changing it until the session.' : 'What has happened, what you have done, what worries you.'} The session can be opened on ${day}.`,
      <>
        <Button href={`${path}/prepare/${first.childId}`}>
          {left === 0 ? 'Look at your part' : `Write about ${first.givenName}`}
        </Button>
        <Link href={`${path}/move`}>Move it to another day</Link>
      </>,
    )
  }
  return (
    <p class="govuk-body-l">
      The session can be opened on {day}. <Link href={`${path}/move`}>Move it to another day</Link>
    </p>
  )
}

function ReferralsOpened({ count }: { count: number }) {
  if (count === 0) return null
  return <p class="govuk-body">{count === 1 ? 'A referral was' : `${count} referrals were`} opened in this session.</p>
}

function SideOfSession({ session, referrals, named }: SeeSessionProps) {
  const path = `/sessions/${session.sessionId}`
  const other = session.iAm === 'supervisee' ? session.supervisor : session.supervisee
  return (
    <>
      {session.state === 'planned' && (
        <Section id="before" title="Before you meet">
          <ul class="govuk-list">
            <li>
              <Link href={`${path}/write/work`}>Work and development</Link>
            </li>
            <li>
              <Link href={`${path}/write/wellbeing`}>How you are</Link>
            </li>
            <li>
              <Link href={`/informal/new?with=${other.membershipId}`}>
                Log an informal discussion with {other.firstName}
              </Link>
            </li>
          </ul>
        </Section>
      )}
      {session.state !== 'signed' && (
        <Section id="refer" title="If a child may be at risk of significant harm">
          <p class="govuk-body">
            Do not wait for the session. <Link href={`${path}/refer`}>Stop and refer now</Link>
          </p>
          <ReferralsOpened count={referrals} />
        </Section>
      )}
      {session.state === 'signed' && referrals > 0 && (
        <Section id="refer" title="Referrals">
          <ReferralsOpened count={referrals} />
        </Section>
      )}
      <Section id="readers" title="Who reads what is written">
        <Readers
          readers={[
            { name: `You and ${other.firstName}`, basis: 'Hold the session' },
            ...named.map((name) => ({ name, basis: 'Named in your agreement, once signed' })),
            { name: 'Staff who keep a child’s file', basis: 'That child’s page, once signed' },
          ]}
        />
      </Section>
      <Details summaryText="On paper">
        <p class="govuk-body">
          <Link href="/forms">Forms to print</Link>
        </p>
      </Details>
    </>
  )
}
