import { oversightLabels as read } from '../../../domain/oversight/words.ts'
import { dayInWords, dayWithYear, instantInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Doc } from '../../../ui/pieces/document.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { Bound } from '../../../ui/pieces/session.tsx'
import { StandingOf } from '../list/list-oversight.page.tsx'
import type { OversightContent } from '../content.ts'
import { writeLabels as labels } from '../oversight.form.ts'
import type { Oversight } from '../oversight.queries.ts'

interface OversightProps {
  oversight: Oversight
  me: string
  organisationName: string
  today: Temporal.PlainDate
}

const headOf = ({ oversight, today }: OversightProps) => ({
  title: 'Management oversight',
  facts: [
    oversight.childName ?? 'A child whose case you do not see',
    `${oversight.manager.name} looks at the work of ${oversight.worker.name}`,
    <StandingOf key="standing" oversight={oversight} today={today} />,
  ],
})

function WhoReads({ oversight, organisationName }: OversightProps) {
  return (
    <Section id="who" title="Who reads it">
      <Readers
        readers={[
          { name: oversight.manager.name, basis: 'Writes it' },
          { name: oversight.worker.name, basis: 'Whose work it is about' },
          { name: `The safeguarding team of ${organisationName}`, basis: 'Keeps the child’s file' },
        ]}
        last="Whoever supervises the worker does not, unless they are one of these."
      />
    </Section>
  )
}

interface WriteProps extends OversightProps {
  state: FormState
  tokens: { csrf: string; once: string }
  alsoSupervises: boolean
}

/** Where the manager writes it: sealed at once, and never changed. */
export function WriteOversightPage(props: WriteProps) {
  const { oversight, state, tokens } = props
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head {...headOf(props)} />
      <Columns side={<WhoReads {...props} />}>
        <p class="govuk-body">
          Asked by {oversight.askedBy.name} on {dayInWords(oversight.askedOn, props.today)}: {oversight.about}
        </p>
        {props.alsoSupervises && (
          <p class="govuk-body">
            You supervise {oversight.worker.name} too. What you write here is your oversight as a manager; what the two
            of you say in supervision stays in its record.
          </p>
        )}
        <Bound>
          <b>This page is for {oversight.childName}’s file.</b> Write nothing here about another child, nor about how{' '}
          {oversight.worker.name} works: that belongs in line management.
        </Bound>
        <PostForm action={`/oversight/${oversight.oversightId}`} tokens={tokens}>
          <DateField state={state} name="held" label={labels.held} />
          <LongTextField
            state={state}
            name="looked_at"
            label={labels.looked_at}
            voice="record"
            rows={5}
            maxLength={8000}
          />
          <LongTextField state={state} name="decided" label={labels.decided} voice="record" rows={3} maxLength={8000} />
          <LongTextField
            state={state}
            name="why"
            label={labels.why}
            hint="What was weighed, and what would change your mind"
            voice="record"
            rows={3}
            maxLength={8000}
          />
          <RadioField
            state={state}
            name="departs"
            label={labels.departs}
            options={[
              { value: 'no', text: 'No' },
              {
                value: 'yes',
                text: 'Yes',
                conditional: (
                  <>
                    <LongTextField
                      state={state}
                      name="departure_what"
                      label={labels.departure_what}
                      voice="record"
                      rows={2}
                    />
                    <LongTextField
                      state={state}
                      name="departure_reason"
                      label={labels.departure_reason}
                      voice="record"
                      rows={2}
                    />
                    <TextField state={state} name="departure_approved" label={labels.departure_approved} width={20} />
                  </>
                ),
              },
            ]}
          />
          <LongTextField
            state={state}
            name="asked"
            label={labels.asked}
            optional
            voice="record"
            rows={3}
            maxLength={8000}
          />
          <SubmitButton text="Record it" />
        </PostForm>
        <Withdraw oversight={oversight} tokens={tokens} text="I will not look at it" />
      </Columns>
    </>
  )
}

export function Withdraw(props: { oversight: Oversight; tokens: { csrf: string; once: string }; text: string }) {
  return (
    <PostForm action={`/oversight/${props.oversight.oversightId}/withdraw`} tokens={props.tokens}>
      <button type="submit" class="pl-linkbutton">
        {props.text}
      </button>
    </PostForm>
  )
}

/** Asked for and not written: when it was asked, and that it can be taken back. */
export function WaitingOversightPage(
  props: OversightProps & { tokens: { csrf: string; once: string }; mine: boolean },
) {
  const { oversight, today } = props
  return (
    <>
      <Head {...headOf(props)} />
      <Columns side={<WhoReads {...props} />}>
        <p class="govuk-body-l">
          {oversight.state === 'withdrawn'
            ? 'The request was taken back, and nothing was written.'
            : `${oversight.manager.name} was asked on ${dayInWords(oversight.askedOn, today)}, and has not written it yet.`}
        </p>
        <p class="govuk-body">{oversight.about}</p>
        {props.mine && oversight.state === 'asked' && (
          <Withdraw oversight={oversight} tokens={props.tokens} text="Take the request back" />
        )}
      </Columns>
    </>
  )
}

function ForTheFile({ documentId }: { documentId: string }) {
  return (
    <Section id="file" title="For the child’s file">
      <p class="govuk-body-s">
        <Link href={`/documents/${documentId}/file-copy`}>Send it to the child’s file</Link>
      </p>
      <p class="govuk-body-s">
        <Link href={`/documents/${documentId}/pdf`}>The page alone (PDF)</Link>
      </p>
    </Section>
  )
}

/** Oversight as it was sealed. */
export function ReadOversightPage(
  props: OversightProps & { content: OversightContent; documentId: string; digest: string },
) {
  const { content, oversight, today } = props
  const { departure } = content
  return (
    <>
      <Head {...headOf(props)} />
      <Columns
        side={
          <>
            <WhoReads {...props} />
            <ForTheFile documentId={props.documentId} />
          </>
        }
      >
        <Doc
          id="oversight"
          title={content.title}
          readBy={`For ${content.child}’s file.`}
          digest={props.digest}
          fields={[
            { label: read.looked_at, value: content.lookedAt },
            { label: read.decided, value: content.decided },
            { label: read.why, value: content.why },
            ...(departure === undefined
              ? []
              : [
                  { label: read.departure_what, value: departure.what },
                  { label: read.departure_reason, value: departure.reason },
                  { label: read.departure_approved, value: departure.approvedBy, fact: true },
                ]),
            ...(content.asked === '' ? [] : [{ label: read.asked, value: content.asked }]),
          ]}
        />
        <p class="pl-note">
          {content.by} looked at it on {dayWithYear(Temporal.PlainDate.from(content.heldOn))}
          {oversight.writtenAt === null ? '' : ` and wrote it on ${instantInWords(oversight.writtenAt, today)}`}. It is
          never changed.
        </p>
      </Columns>
    </>
  )
}
