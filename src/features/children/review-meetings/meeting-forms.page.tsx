import { isAfter } from '../../../domain/calendar/days.ts'
import { meetingWords } from '../../../domain/children/meeting-kinds.ts'
import { reviewMeetingKinds } from '../../../domain/children/review-meetings.ts'
import { dayLong, dayWithYear, listInWords } from '../../../domain/text/dates.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import type { ChildFacts } from '../facts/child.queries.ts'
import type { MeetingFact } from './review-meetings.queries.ts'

interface Form {
  child: ChildFacts
  state: FormState
  tokens: { csrf: string; once: string }
}

interface RecordMeetingPageProps extends Form {
  siblings: readonly { childId: string; name: string; bornOn: Temporal.PlainDate | null }[]
}

export const recordMeetingLabels = { kind: 'Which meeting', on: 'Day', held: 'Held', also: 'Also about' }

export function RecordMeetingPage({ child, siblings, state, tokens }: RecordMeetingPageProps) {
  return (
    <>
      <FormErrors state={state} labels={recordMeetingLabels} />
      <Head caption={`${child.givenName} ${child.familyName}`} title="Record a meeting" />
      <PostForm action={`/children/${child.childId}/meetings/new`} tokens={tokens}>
        <RadioField
          state={state}
          name="kind"
          label="Which meeting"
          options={reviewMeetingKinds.map((kind) => ({ value: kind, text: meetingWords(kind).name }))}
        />
        <DateField
          state={state}
          name="on"
          label="Day"
          hint="To come, or one that was held already. For example, 12 3 2026."
        />
        {siblings.length > 0 && (
          <CheckboxField
            state={state}
            name="also"
            label="Also about"
            hint="Brothers and sisters for whom it is the same meeting."
            options={siblings.map(({ childId, name, bornOn }) => ({
              value: childId,
              text: bornOn === null ? name : `${name}, born ${dayWithYear(bornOn)}`,
            }))}
          />
        )}
        <SubmitButton text="Record the meeting" />
      </PostForm>
    </>
  )
}

interface SettleMeetingPageProps extends Form {
  meeting: MeetingFact
  /** brothers and sisters who have the same meeting planned */
  same: readonly { meetingId: string; name: string }[]
  today: Temporal.PlainDate
}

export const settleMeetingLabels = { became: 'What became of it', to: 'The new day', also: 'The same for' }

export function SettleMeetingPage({ child, meeting, same, state, tokens, today }: SettleMeetingPageProps) {
  const isPlanned = meeting.state === 'planned'
  const hasCome = !isAfter(meeting.on, today)
  const settled = meeting.state === 'held' ? 'It is recorded as held.' : 'It is recorded as cancelled.'
  return (
    <>
      <FormErrors state={state} labels={settleMeetingLabels} />
      <Head
        caption={`${child.givenName} ${child.familyName}`}
        title={meetingWords(meeting.kind).name}
        facts={[dayLong(meeting.on, today)]}
      />
      {!isPlanned && <p class="govuk-body">{settled} When that is wrong, take it back and record it anew.</p>}
      <PostForm action={`/children/${child.childId}/meetings/${meeting.meetingId}`} tokens={tokens}>
        <RadioField
          state={state}
          name="became"
          label={isPlanned ? 'What became of it' : 'What is wrong'}
          options={[
            isPlanned && hasCome && { value: 'held', text: 'It was held' },
            isPlanned && {
              value: 'moved',
              text: 'It is moved to another day',
              conditional: <DateField state={state} name="to" label="The new day" hint="For example, 12 3 2026." />,
            },
            isPlanned && { value: 'cancelled', text: 'It is cancelled, with no new day' },
            {
              value: 'mistake',
              text: isPlanned ? 'It was entered by mistake' : 'It was entered by mistake: take it back',
            },
          ]}
        />
        {same.length > 0 && (
          <CheckboxField
            state={state}
            name="also"
            label="The same for"
            hint={`The same meeting is planned for ${listInWords(same.map(({ name }) => name))} too.`}
            options={same.map(({ meetingId, name }) => ({ value: meetingId, text: name }))}
          />
        )}
        <SubmitButton text="Save" />
      </PostForm>
    </>
  )
}
