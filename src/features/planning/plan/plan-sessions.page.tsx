import { frequencyInWords } from '../../../domain/templates/agreement-values.ts'
import type { SeriesProposal } from '../../../domain/planning/series-types.ts'
import { countOf, minutesInWords, timeInWords, weekdayNames } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { emptyForm, type FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { firstName, type AgreementInForce } from '../../agreements/public.ts'
import type { SeriesReach } from '../series.queries.ts'
import { reachWords } from '../words.ts'
import type { PlanRow } from './plan-sessions.form.ts'
import type { ProposalAsked } from './plan-sessions.queries.ts'
import { PlanTable } from './plan-table.tsx'

interface PlanProps {
  path: string
  back: string
  inForce: AgreementInForce
  otherName: string
  reach: SeriesReach
  asked: ProposalAsked
  proposal: Pick<SeriesProposal, 'gaps' | 'runsOutSentence'> | null
  rows: readonly PlanRow[]
  state: FormState
  /** by row, what speaks against it: asked about once before it is planned */
  warnings: ReadonlyMap<number, readonly string[]>
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

/** A year's sessions as a proposal: nothing is written until the button is pressed. */
export function PlanPage(props: PlanProps) {
  const { inForce, reach, rows, state, warnings, today } = props
  const proposed = rows.filter((row) => !row.extra)
  return (
    <>
      {warnings.size > 0 && <LookAgain />}
      <FormErrors state={state} />
      <Head
        title="Plan your sessions"
        facts={[
          `With ${props.otherName}`,
          frequencyInWords(inForce.version.frequency),
          minutesInWords(inForce.version.minutes),
          <Link href={props.back}>Back to what you agreed</Link>,
        ]}
      />
      <p class="govuk-body-l">
        {reachWords(reach, today)}{' '}
        {props.proposal !== null &&
          proposed.length > 0 &&
          `Here ${proposed.length === 1 ? 'is' : 'are'} ${countOf(proposed.length, 'session')} that would fit, round the term dates and both your diaries.`}
      </p>
      {proposed.length === 0 && (
        <Empty>
          <p class="govuk-body">
            Nothing is missing: every session in the year ahead is planned. You can still add one yourself.
          </p>
        </Empty>
      )}
      <OtherDay {...props} />
      {props.proposal !== null && props.proposal.gaps.length > 0 && <Gaps gaps={props.proposal.gaps} />}
      <PostForm action={props.path} tokens={props.tokens}>
        <HiddenField name="count" value={rows.length} />
        <PlanTable rows={rows} state={state} warnings={warnings} />
        {props.proposal !== null && proposed.length > 0 && <p class="govuk-body">{props.proposal.runsOutSentence}</p>}
        {warnings.size > 0 && (
          <CheckboxField
            state={emptyForm}
            name="even_so"
            options={[{ value: 'yes', text: 'Plan them on these days and times all the same' }]}
          />
        )}
        <SubmitButton text="Plan these sessions" />
      </PostForm>
    </>
  )
}

function LookAgain() {
  return (
    <NotificationBanner titleText="Not planned yet" role="alert">
      <p class="govuk-notification-banner__heading">
        Some of these are on a day or time that may not work. Change them, or say at the end that you want them all the
        same.
      </p>
    </NotificationBanner>
  )
}

function Gaps({ gaps }: { gaps: SeriesProposal['gaps'] }) {
  return (
    <Section id="gaps" title="Where this does not keep to what you agreed">
      <ul class="govuk-list govuk-list--bullet">
        {gaps.map((gap) => (
          <li key={gap.from.toString()}>{gap.sentence}</li>
        ))}
      </ul>
    </Section>
  )
}

function OtherDay({ path, asked, inForce, otherName }: PlanProps) {
  const day = weekdayNames[asked.weekday - 1] ?? ''
  const agreed = inForce.version.weekday !== null
  return (
    <>
      {!agreed && (
        <p class="govuk-body">
          You and {firstName(otherName)} have not agreed a usual day, so these are looked for on {day}s at{' '}
          {timeInWords(asked.time)}.
        </p>
      )}
      <Details summaryText="Look on another day or time" open={!agreed}>
        <form action={path} method="get" novalidate>
          <SelectField
            state={{ values: { weekday: String(asked.weekday) }, errors: {} }}
            name="weekday"
            label="Day"
            options={weekdayNames.slice(0, 5).map((text, index) => ({ value: String(index + 1), text }))}
          />
          <Input
            name="time"
            label={{ text: 'Time, such as 3.45pm' }}
            value={timeInWords(asked.time)}
            classes="govuk-input--width-5"
            attributes={{ maxlength: 10 }}
          />
          <Input
            name="from"
            type="date"
            label={{ text: 'Not before' }}
            value={asked.from.toString()}
            classes="govuk-input--width-10"
          />
          <SubmitButton kind="secondary" text="Propose again" />
        </form>
      </Details>
    </>
  )
}
