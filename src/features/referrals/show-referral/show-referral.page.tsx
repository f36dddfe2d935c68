import { shortDigest } from '../../../domain/evidence/fingerprint.ts'
import { dayInWords, instantInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Doc } from '../../../ui/pieces/document.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { Lines } from '../../records/public.ts'
import { outcomesOf, outcomeWords } from '../facts/outcomes.ts'
import type { SealedReferral } from '../facts/referral-content.ts'
import { looksAgainOn, standsAs, type ReferralFacts } from '../facts/referrals.queries.ts'
import { toldWords } from '../facts/told.ts'

export interface ShowReferralProps {
  facts: ReferralFacts
  sealed: SealedReferral
  /** what was added since, the oldest first */
  added: readonly ReferralFacts[]
  /** one of the two who met, who alone add to it */
  isParty: boolean
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

export const labels = { outcome: 'What came of it?', outcome_on: 'When you heard' }

/** What was recorded under "Stop and refer": what was said to whom and when, and what came of it. */
export function ShowReferralPage(props: ShowReferralProps) {
  const { facts, sealed, added, isParty, state, today } = props
  const { content } = sealed
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head
        title={content.title}
        facts={[
          `Recorded by ${content.by}`,
          content.recordedAt,
          `Session of ${content.session}`,
          standing(facts, added, today),
        ]}
      />
      <Columns stay side={<Side {...props} />}>
        <Doc
          id="referral"
          title="What was recorded"
          digest={shortDigest(sealed.digest)}
          fields={content.fields.map(({ label, value }) => ({ label, value: <Lines text={value} /> }))}
        />
        {added.length > 0 && (
          <Section id="added" title="What was added since">
            <Rows>
              {added.map((each) => (
                <Row
                  key={each.documentId}
                  what={`Recorded by ${each.recordedBy}`}
                  href={`/referrals/${each.documentId}`}
                  why={each.tellings.map(({ told }) => toldWords[told]).join('. ')}
                  when={instantInWords(each.recordedAt, today)}
                />
              ))}
            </Rows>
          </Section>
        )}
        {facts.addsTo === null && <Outcome {...props} />}
        {facts.addsTo === null && isParty && (
          <p class="govuk-body govuk-!-margin-top-6">
            {standsAs(facts, added) === 'not_yet' ? 'It stays open until somebody was told. ' : 'Was more said? '}
            <Link href={`/sessions/${facts.sessionId}/refer?adds=${facts.documentId}`}>
              {standsAs(facts, added) === 'not_yet' ? 'Say when somebody was told' : 'Add what was said since'}
            </Link>
          </p>
        )}
        {facts.addsTo !== null && (
          <p class="govuk-body">
            <Link href={`/referrals/${facts.addsTo}`}>Go to what was recorded first</Link>
          </p>
        )}
      </Columns>
    </>
  )
}

function standing(facts: ReferralFacts, added: readonly ReferralFacts[], today: Temporal.PlainDate) {
  const { outcome, outcomeOn, addsTo } = facts
  if (outcome !== null && outcomeOn !== null) return <State state="met">Answered {dayInWords(outcomeOn, today)}</State>
  if (addsTo !== null) return 'Added to what was recorded first'
  const decided = standsAs(facts, added)
  if (decided === 'not_yet') return <State state="overdue">Nobody has been told yet</State>
  return decided === 'referred' ? <State state="due">No answer yet</State> : 'Decided not to refer'
}

function Outcome({ facts, added, tokens, state, today }: ShowReferralProps) {
  if (facts.outcome !== null && facts.outcomeOn !== null) {
    return (
      <Section id="came-of-it" title="What came of it">
        <p class="govuk-body">
          {outcomeWords[facts.outcome]}. Heard on {dayInWords(facts.outcomeOn, today)}, noted by {facts.outcomeBy}.
        </p>
      </Section>
    )
  }
  const decided = standsAs(facts, added)
  if (decided === 'not_yet') return null
  const again = decided === 'not_referred'
  const reviewOn = looksAgainOn(facts, added)
  return (
    <Section id="came-of-it" title={again ? 'When it is looked at again' : 'What came of it'}>
      {again && reviewOn !== null && <p class="govuk-body">To be looked at again on {dayInWords(reviewOn, today)}.</p>}
      <PostForm action={`/referrals/${facts.documentId}`} tokens={tokens}>
        <RadioField
          state={state}
          name="outcome"
          label={again ? 'What do you say now?' : labels.outcome}
          small
          options={outcomesOf[decided].map((value) => ({ value, text: outcomeWords[value] }))}
        />
        <DateField state={state} name="outcome_on" label={again ? 'When' : labels.outcome_on} />
        <div class="pl-here">
          <SubmitButton>Note it</SubmitButton>
        </div>
      </PostForm>
    </Section>
  )
}

function Side({ facts, today }: ShowReferralProps) {
  return (
    <>
      {facts.tellings.length > 0 && (
        <Section id="told" title="Who was told, and when">
          <Readers
            readers={facts.tellings.map(({ told, at }) => ({
              name: toldWords[told],
              basis: instantInWords(at, today),
            }))}
          />
        </Section>
      )}
      <Section id="readers" title="Who can read this">
        <Readers
          readers={[
            { name: 'The two who met', basis: 'Held the session' },
            { name: 'The safeguarding team', basis: 'They keep the child’s file' },
          ]}
          last="It cannot be changed."
        />
      </Section>
      <Section id="file" title="For the file">
        <p class="govuk-body-s">
          <Link href={`/referrals/${facts.documentId}/pdf`}>For the file (PDF)</Link>
        </p>
        <p class="govuk-body-s">
          <Link href={`/documents/${facts.documentId}/file-copy`}>Say where a copy went</Link>
        </p>
      </Section>
    </>
  )
}
