import { daysBetween } from '../../../domain/calendar/days.ts'
import { countOf, dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Carried, Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { longestNote } from './note-late.command.ts'
import type { LateAction } from './late.queries.ts'

/** Actions that have come to the reader because they are late, as a section of a list. */
export function LateActions({ late, today }: { late: readonly LateAction[]; today: Temporal.PlainDate }) {
  if (late.length === 0) return null
  return (
    <Section id="late" title="Late for a child’s safety">
      <p class="govuk-body">These come to you because you are above whoever supervises.</p>
      <Rows>
        {late.map((action) => (
          <Row
            key={action.actionId}
            what={action.what}
            href={`/actions/late/${action.actionId}`}
            why={`${action.ownerName}. Supervised by ${action.supervisorName}.${action.child === null ? '' : ` For ${action.child.name}.`}`}
            when={
              action.noted === null ? (
                <Over dueOn={action.dueOn} today={today} />
              ) : (
                `Noted on ${dayInWords(londonDay(action.noted.at), today)}`
              )
            }
            carried={action.carried}
          />
        ))}
      </Rows>
    </Section>
  )
}

const Over = ({ dueOn, today }: { dueOn: Temporal.PlainDate; today: Temporal.PlainDate }) => (
  <State state="overdue">{countOf(daysBetween(dueOn, today), 'day')} over</State>
)

interface LatePageProps {
  action: LateAction
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

/** One action that is late, for whoever is above its supervisor: what it is, and what was done about it. */
export function LatePage({ action, tokens, state, today }: LatePageProps) {
  return (
    <>
      <FormErrors state={state} labels={{ said: 'What did you do about it?' }} />
      <Head
        title={action.what}
        facts={[
          <Over key="over" dueOn={action.dueOn} today={today} />,
          `Due on ${dayInWords(action.dueOn, today)}`,
          `${action.ownerName} is to do it`,
          `${action.supervisorName} supervises ${action.superviseeName}`,
        ]}
      />
      <p class="govuk-body-l">{action.why}</p>
      <p class="govuk-body">
        Agreed on {dayInWords(action.agreedOn, today)}
        {action.child === null ? ', for a child' : ', for '}
        {action.child !== null && <Link href={`/children/${action.child.childId}`}>{action.child.name}</Link>}.{' '}
        {action.carried > 0 && <Carried times={action.carried} />}
      </p>
      {action.noted === null ? (
        <PostForm action={`/actions/late/${action.actionId}`} tokens={tokens}>
          <LongTextField
            state={state}
            name="said"
            label="What did you do about it?"
            hint={`A sentence. ${action.superviseeName} and ${action.supervisorName} read it. Nothing of the child’s story.`}
            rows={3}
            maxLength={longestNote}
          />
          <div class="pl-here">
            <SubmitButton>Note it</SubmitButton>
          </div>
        </PostForm>
      ) : (
        <p class="govuk-inset-text">
          {action.noted.byName}, {dayInWords(londonDay(action.noted.at), today)}: {action.noted.said}
        </p>
      )}
      <p class="govuk-body">
        <Link href="/actions">All actions</Link>
      </p>
    </>
  )
}
