import { groupRoleWords } from '../../../domain/groups/words.ts'
import { countOf, dayInWords } from '../../../domain/text/dates.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Next } from '../../../ui/pieces/next.tsx'
import type { SessionFacts, SessionGroup } from '../../sessions/public.ts'
import { groupSessionLabels, type GroupSessionProps } from './group-session-props.ts'

/** The step that is next: to agree, to say who is here, to go on, to sign, to read. */
export function NextOf(props: GroupSessionProps) {
  const { session, group, me, today, toLookAt } = props
  const at = `/group-sessions/${session.sessionId}`
  const leads = session.iAm === 'supervisor'
  const mine = group.members.find(({ membershipId }) => membershipId === me)
  if ((session.state === 'planned' || session.state === 'open') && mine?.agreed === false && group.bounds !== null) {
    return (
      <Next
        id="next"
        kicker="Next for you"
        title="Read what you agree to before you begin"
        actions={
          <>
            <PostForm action={`${at}/agree`} tokens={props.tokens}>
              <HiddenField name="bounds" value={group.bounds.no} />
              <SubmitButton text="I agree to it" />
            </PostForm>
            {session.state === 'open' && group.discussesCases && mine.role !== 'observer' && (
              <Link href={`${at}/board`}>Go to the board</Link>
            )}
          </>
        }
      >
        {group.bounds.said}
      </Next>
    )
  }
  if (session.state === 'planned') {
    if (!leads) return null
    if (props.may !== 'yes') {
      return (
        <p class="govuk-body-l">
          It can be opened on {dayInWords(session.day, today)}. Until then, bring children and ask guests in.
        </p>
      )
    }
    return <Open {...props} />
  }
  if (session.state === 'open') {
    const observes = mine?.role === 'observer'
    return (
      <>
        <Next
          id="next"
          kicker={observes ? 'Now' : 'Next for you'}
          title={observes ? 'The others are writing. You will sign what they wrote.' : 'Go on with the session'}
          actions={observes ? undefined : <GoOn session={session} group={group} toLookAt={toLookAt} />}
        >
          {countOf(group.members.filter(({ present }) => present).length, 'person is', 'people are')} here. When all is
          written, {leads ? 'you complete' : `${session.supervisor.firstName} completes`} the record, and all who are
          here sign it.
        </Next>
        {leads && session.workDocumentId === null && (
          <Details summaryText="Somebody else is here, or is not" classes="govuk-!-margin-top-4">
            <Open {...props} again />
          </Details>
        )}
      </>
    )
  }
  if (session.state === 'completed' || session.state === 'signed') {
    return (
      <Next
        id="next"
        kicker={session.state === 'signed' ? 'The record' : 'Next for you'}
        title={session.state === 'signed' ? 'All have signed this record' : 'Read and sign the record'}
        actions={
          session.state === 'signed' ? (
            <Button text="Read the record" href={`/sessions/${session.sessionId}/record`} />
          ) : (
            <Button text="Read and sign" href={`/sessions/${session.sessionId}/sign`} />
          )
        }
      >
        Those who were there sign the same text, and read it. Nobody who was not there does
        {group.minutesTo === null ? '.' : ', but the safeguarding team, as the policy says.'}
      </Next>
    )
  }
  return null
}

function GoOn({ session, group, toLookAt }: { session: SessionFacts; group: SessionGroup; toLookAt: number }) {
  const at = `/sessions/${session.sessionId}/write`
  const first =
    toLookAt > 0
      ? { text: 'Look at last time’s actions', href: `${at}/actions` }
      : group.discussesCases
        ? { text: 'Go to the board', href: `/group-sessions/${session.sessionId}/board` }
        : { text: 'Write the notes of the group', href: `${at}/work` }
  return (
    <>
      <Button text={first.text} href={first.href} />
      <Link href={`${at}/close`}>Finish the session</Link>
    </>
  )
}

function Open(props: GroupSessionProps & { again?: boolean }) {
  const { session, group, state, tokens, again } = props
  const values =
    Object.keys(state.values).length > 0
      ? state
      : {
          values: {
            present: group.members
              .filter(({ present }) => (again ? present : true))
              .map(({ membershipId }) => membershipId),
          },
          errors: state.errors,
        }
  const form = (
    <PostForm action={`/group-sessions/${session.sessionId}/open`} tokens={tokens}>
      <CheckboxField
        state={values}
        name="present"
        label={groupSessionLabels.present}
        hint="Whoever is not here is not of this record: they neither read nor sign it."
        small
        options={group.members.map(({ membershipId, name, role }) => ({
          value: membershipId,
          text: role === 'presenter' ? name : `${name}, ${groupRoleWords[role].name.toLowerCase()}`,
        }))}
      />
      <SubmitButton text={again ? 'Change who is here' : 'Open the session'} kind={again ? 'secondary' : 'primary'} />
    </PostForm>
  )
  if (again) return form
  return (
    <section class="pl-next pl-here" aria-labelledby="next">
      <p class="pl-next__kicker">Next for you</p>
      <h2 class="pl-next__title" id="next">
        Say who is here, and begin
      </h2>
      {form}
    </section>
  )
}
