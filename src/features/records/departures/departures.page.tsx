import { dayInWords } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import type { DepartureFacts } from './departures.queries.ts'

interface ListProps {
  /** of which the reader is asked */
  mine: readonly DepartureFacts[]
  /** every one whose session the reader sees; null for whoever oversees nothing */
  all: readonly DepartureFacts[] | null
  today: Temporal.PlainDate
}

export const hrefOf = ({ documentId, decisionNo }: DepartureFacts): string => `/departures/${documentId}/${decisionNo}`

/** Decisions that depart from procedure: those one is asked about, and for a head or lead all of them. */
export function DeparturesPage({ mine, all, today }: ListProps) {
  return (
    <>
      <Head title="Departures from procedure" />
      <Section id="mine" title="Did you approve these?">
        {mine.length === 0 ? (
          <p class="govuk-body">You are not asked about any.</p>
        ) : (
          <Rows>
            {mine.map((each) => (
              <Row
                key={hrefOf(each)}
                what="Say whether you approved it"
                href={hrefOf(each)}
                why={`${each.recordedBy} recorded that you did.`}
                when={signed(each, today)}
              />
            ))}
          </Rows>
        )}
      </Section>
      {all !== null && (
        <Section id="all" title="In records that all have signed">
          {all.length === 0 ? (
            <Empty>
              <p class="govuk-body">A decision that departs from procedure will be here, with who approved it.</p>
            </Empty>
          ) : (
            <Rows>
              {all.map((each) => (
                <Row
                  key={hrefOf(each)}
                  what={`Approved by ${each.approver}`}
                  {...(each.mayOpen ? { href: `/documents/${each.documentId}` } : {})}
                  why={`Recorded by ${each.recordedBy}. ${signed(each, today)}.`}
                  when={<Standing departure={each} today={today} />}
                />
              ))}
            </Rows>
          )}
        </Section>
      )}
    </>
  )
}

const signed = ({ signedOn }: DepartureFacts, today: Temporal.PlainDate): string =>
  signedOn === null ? '' : `Signed on ${dayInWords(signedOn, today)}`

function Standing({ departure, today }: { departure: DepartureFacts; today: Temporal.PlainDate }) {
  const { state, isAsked, approver, answeredOn } = departure
  if (state === 'approved') return <State state="met">Confirmed</State>
  if (state === 'denied') {
    return (
      <State state="overdue">
        {approver} says not{answeredOn === null ? '' : `, ${dayInWords(answeredOn, today)}`}
      </State>
    )
  }
  return isAsked ? <State state="due">Not confirmed yet</State> : <State state="not-applicable">Not asked here</State>
}

interface OneProps {
  departure: DepartureFacts
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

export const labels = { approved: 'Did you approve it, before it was done?' }

/** One departure, for whoever is named as having approved it. */
export function DeparturePage({ departure, tokens, state, today }: OneProps) {
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head
        title="Did you approve a departure from procedure?"
        facts={[`Recorded by ${departure.recordedBy}`, signed(departure, today)]}
      />
      <p class="govuk-body-l">
        A record that all have signed names you as having approved a decision that departs from agreed procedure.
      </p>
      <p class="govuk-body">
        {departure.mayOpen ? (
          <Link href={`/documents/${departure.documentId}`}>Read the record</Link>
        ) : (
          `You are not a reader of that record. Ask ${departure.recordedBy} what was done differently, and why.`
        )}
      </p>
      {departure.state === 'asked' ? (
        <PostForm action={hrefOf(departure)} tokens={tokens}>
          <RadioField
            state={state}
            name="approved"
            label={labels.approved}
            options={[
              { value: 'yes', text: 'Yes, I approved it' },
              { value: 'no', text: 'No', hint: 'The head and the safeguarding lead see that you said so.' },
            ]}
          />
          <div class="pl-here">
            <SubmitButton>Say so</SubmitButton>
          </div>
        </PostForm>
      ) : (
        <p class="govuk-body">
          {departure.state === 'approved' ? 'You said that you approved it' : 'You said that you did not'}
          {departure.answeredOn === null ? '' : `, on ${dayInWords(departure.answeredOn, today)}`}.
        </p>
      )}
      <p class="govuk-body govuk-!-margin-top-6">
        <Link href="/departures">All departures you are asked about</Link>
      </p>
    </>
  )
}
