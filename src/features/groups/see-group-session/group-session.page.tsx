import { groupKindWords, groupRoleWords, mostBounds } from '../../../domain/groups/words.ts'
import { sessionStateWords } from '../../../domain/sessions/session-state.ts'
import { dayLong, listInWords, minutesInWords, timeOfInstant } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { Moved } from './moved.tsx'
import type { SessionGroup } from '../../sessions/public.ts'
import { Children } from './group-children.tsx'
import { groupSessionLabels, type GroupSessionProps } from './group-session-props.ts'
import { NextOf } from './next-of-group.tsx'

/** One session of a group: who is asked, what they agree to, whom they will speak of, and the step that is next. */
export function GroupSessionPage(props: GroupSessionProps) {
  const { session, group, today } = props
  const goesOn = session.state === 'planned' || session.state === 'open'
  return (
    <>
      <FormErrors state={props.state} labels={groupSessionLabels} />
      <Head
        title={group.name}
        facts={[
          `${dayLong(session.day, today)}, ${timeOfInstant(session.startsAt)}`,
          minutesInWords(session.plannedMinutes),
          ...(session.venue === '' ? [] : [session.venue]),
          groupKindWords[group.kind].name,
          sessionStateWords[session.state],
        ]}
      />
      <Moved moves={props.moves} isPlanned={session.state === 'planned'} today={today} />
      {props.sentBack !== null && <p class="govuk-body-l">{props.sentBack}</p>}
      <NextOf {...props} />
      <Columns side={<Readers group={group} />}>
        <Section id="what-we-agree" title="What we agree to before we begin">
          <Bounds {...props} />
        </Section>
        {group.discussesCases && (
          <Section id="children" title="Children">
            <Children {...props} goesOn={goesOn} />
          </Section>
        )}
        <Section id="people" title="Who is asked">
          <Members {...props} />
        </Section>
        {session.state === 'planned' && session.iAm === 'supervisor' && (
          <>
            <p class="govuk-body govuk-!-margin-top-4">
              <Link href={`/sessions/${session.sessionId}/move`}>Move it to another day, time or place</Link>
            </p>
            <CallOff {...props} />
          </>
        )}
      </Columns>
    </>
  )
}

function Bounds({ session, group, me, state, tokens }: GroupSessionProps) {
  const { bounds } = group
  const goesOn = session.state === 'planned' || session.state === 'open'
  const shownAbove = goesOn && group.members.some(({ membershipId, agreed }) => membershipId === me && !agreed)
  const asked = group.members.filter(({ present }) => present !== false)
  const waiting = asked.filter(({ agreed }) => !agreed).map(({ name }) => name)
  const mayChange = session.iAm === 'supervisor' && session.workDocumentId === null && session.state !== 'cancelled'
  return (
    <>
      {!shownAbove && <p class="govuk-body">{bounds?.said ?? 'Nothing is said yet.'}</p>}
      {session.state !== 'cancelled' && (
        <p class="pl-note">
          {waiting.length === 0
            ? `Agreed by all ${asked.length}. It is kept in the notes that you sign.`
            : `Not agreed yet by ${listInWords(waiting)}. Signing the record agrees to it too.`}
        </p>
      )}
      {mayChange && (
        <Details summaryText="Change it" classes="govuk-!-margin-top-4" open={'bounds' in state.errors}>
          <PostForm action={`/group-sessions/${session.sessionId}/bounds`} tokens={tokens}>
            <LongTextField
              state={
                'bounds' in state.values ? state : { values: { bounds: bounds?.said ?? '' }, errors: state.errors }
              }
              name="bounds"
              label={groupSessionLabels.bounds}
              hint={`In ${mostBounds} characters or fewer. Everybody agrees again.`}
              rows={5}
              maxLength={mostBounds}
            />
            <SubmitButton kind="secondary" text="Save" />
          </PostForm>
        </Details>
      )}
    </>
  )
}

function Members({ session, group, me }: GroupSessionProps) {
  return (
    <Rows>
      {group.members.map((member) => (
        <Row
          key={member.membershipId}
          what={member.membershipId === me ? `${member.name} (you)` : member.name}
          why={groupRoleWords[member.role].name}
          when={
            session.state === 'planned' ? (
              <State state={member.agreed ? 'met' : 'upcoming'}>{member.agreed ? 'Has agreed' : 'Asked'}</State>
            ) : (
              <State state={member.present ? 'met' : 'not-applicable'}>{member.present ? 'Here' : 'Not here'}</State>
            )
          }
        />
      ))}
    </Rows>
  )
}

function Readers({ group }: { group: SessionGroup }) {
  return (
    <Section id="who" title="Who reads what is written">
      <ul class="govuk-list govuk-list--bullet">
        <li>
          The notes of the group: those who were there
          {group.minutesTo === null ? ', and nobody else.' : ', and the safeguarding team, as the policy says.'}
        </li>
        {group.discussesCases && <li>A child’s page: those who were there, and whoever keeps that child’s file.</li>}
        {group.discussesCases && <li>A guest: the page of the child they were asked in for.</li>}
      </ul>
    </Section>
  )
}

function CallOff({ session, state, tokens, missed }: GroupSessionProps) {
  const at = `/group-sessions/${session.sessionId}`
  return (
    <Details
      summaryText="It will not happen, or did not"
      classes="govuk-!-margin-top-4"
      open={'reason' in state.errors}
    >
      <PostForm action={`${at}/cancel`} tokens={tokens}>
        <TextField
          state={state}
          name="reason"
          label={groupSessionLabels.reason}
          hint="All who are asked see this. Name no child."
          maxLength={300}
        />
        <SubmitButton kind="secondary" text="Call it off" />
      </PostForm>
      {missed && (
        <PostForm action={`${at}/missed`} tokens={tokens}>
          <p class="govuk-body">Nobody called it off, and it did not happen.</p>
          <SubmitButton kind="secondary" text="Say that it did not happen" />
        </PostForm>
      )}
    </Details>
  )
}
