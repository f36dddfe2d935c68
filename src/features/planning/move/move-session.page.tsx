import { london, meetingInWords, minutesInWords } from '../../../domain/text/dates.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { moveInWords } from '../words.ts'
import { moveLabels } from './move-session.form.ts'
import type { EarlierMove, SessionToMove } from './move-session.queries.ts'

interface MoveProps {
  session: SessionToMove
  /** the other of the two; the name of the group */
  withWhom: string
  /** where the session is */
  here: string
  moves: readonly EarlierMove[]
  state: FormState
  warnings: readonly string[]
  /** it was moved by somebody else while this page was open */
  stale: boolean
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

export function MovePage(props: MoveProps) {
  const { session, state, warnings, today } = props
  const at = session.startsAt.toZonedDateTimeISO(london).toPlainDateTime()
  const { here, withWhom } = props
  return (
    <>
      {props.stale && (
        <NotificationBanner titleText="Not moved" role="alert">
          <p class="govuk-notification-banner__heading">
            This session was moved while you had the page open. It is now on {meetingInWords(at, today)}. What you typed
            is below.
          </p>
        </NotificationBanner>
      )}
      {warnings.length > 0 && (
        <NotificationBanner titleText="Not moved yet" role="alert">
          <p class="govuk-notification-banner__heading">
            {warnings.join(' ')} Choose another time, or say below that you want this one.
          </p>
        </NotificationBanner>
      )}
      <FormErrors state={state} labels={moveLabels} />
      <Head
        title="Move this session"
        facts={[
          session.groupName === null ? `With ${withWhom}` : withWhom,
          `Now on ${meetingInWords(at, today)}`,
          minutesInWords(session.minutes),
          ...(session.venue === '' ? [] : [session.venue]),
        ]}
      />
      <PostForm action={`/sessions/${session.sessionId}/move`} tokens={props.tokens} class="pl-measure">
        <HiddenField name="from" value={session.startsAt.toString()} />
        <DateField state={state} name="date" label={moveLabels.date} />
        <TextField state={state} name="time" label={moveLabels.time} hint="Such as 3.45pm" width={5} maxLength={10} />
        <TextField state={state} name="venue" label={moveLabels.venue} hint="Private and free of interruption" />
        <LongTextField
          state={state}
          name="reason"
          label={moveLabels.reason}
          hint={`${session.groupName === null ? `You and ${withWhom} see` : 'Everybody who is asked sees'} this. Name no child.`}
          rows={2}
          maxLength={500}
        />
        {warnings.length > 0 && (
          <CheckboxField
            state={state}
            name="even_so"
            options={[{ value: 'yes', text: 'Move it there all the same' }]}
          />
        )}
        <div class="govuk-button-group">
          <SubmitButton text="Move the session" />
          <Link href={here}>Leave it where it is</Link>
        </div>
      </PostForm>
      {props.moves.length > 0 && (
        <Section id="moves" title="Moved before">
          <ul class="govuk-list govuk-list--bullet">
            {props.moves.map((move) => (
              <li key={move.to.toString()}>{moveInWords(move, today)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
