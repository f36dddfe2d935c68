import { agencyStanding, amendmentInWords, wayToTellWords } from '../../../domain/plan-amendments/agency-standing.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { AgencyFields } from '../facts/agency-fields.tsx'
import { labels } from '../facts/amendment.form.ts'
import type { Agency, Amendment } from '../facts/amendments.queries.ts'

export interface ShowAmendmentProps {
  amendment: Amendment
  /** the page of the record where its words are; null when the reader may not open it, or it is not signed */
  pageHref: string | null
  tellers: readonly { membershipId: string; name: string }[]
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

/** One change of a plan: which agencies must hear of it, who was told, and what they answered. */
export function ShowAmendmentPage(props: ShowAmendmentProps) {
  const { amendment, state, tokens, today, tellers } = props
  const at = `/plan-changes/${amendment.amendmentId}`
  const isNaming = Object.keys(state.errors).length > 0
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head
        title={amendment.what}
        caption={`The plan for ${amendment.childName}`}
        facts={[`Agreed on ${dayInWords(amendment.agreedOn, today)}`, `Recorded by ${amendment.recordedBy}`]}
      />
      <p class="govuk-body-l">{amendmentInWords(amendment.agencies)}</p>
      <Columns side={<Side {...props} />}>
        <Section id="agencies" title="Who hears of it">
          {amendment.agencies.length > 0 && (
            <StackTable
              caption="Agencies, and what they answered"
              columns={['Agency', 'How it stands', 'Who tells them', { text: 'Next', labelled: false }]}
              rows={amendment.agencies.map((agency) => agencyRow(at, agency, today))}
            />
          )}
          <Details summaryText="Name another agency" open={isNaming || amendment.agencies.length === 0}>
            <PostForm action={at} tokens={tokens}>
              <HiddenField name="do" value="add" />
              <AgencyFields state={state} name="agency_1" tellers={tellers} />
              <SubmitButton kind="secondary">Add the agency</SubmitButton>
            </PostForm>
          </Details>
        </Section>
      </Columns>
    </>
  )
}

function agencyRow(at: string, agency: Agency, today: Temporal.PlainDate) {
  const { state, words } = agencyStanding(agency, today)
  return [
    <>
      {agency.agency}
      {agency.person !== '' && (
        <>
          <br />
          <span class="govuk-body-s">{agency.person}</span>
        </>
      )}
    </>,
    <>
      <State state={state}>{words}</State>
      {agency.answer === 'disagrees' && (
        <>
          <br />
          <span class="govuk-body-s">Differences between agencies have their own route in your policy.</span>
        </>
      )}
    </>,
    toldBy(agency),
    agency.answer === null ? (
      <Link href={`${at}/agencies/${agency.agencyId}`}>
        {agency.toldOn === null ? 'Say that they were told' : 'Note their answer'}
        <span class="govuk-visually-hidden">: {agency.agency}</span>
      </Link>
    ) : (
      agency.answeredBy
    ),
  ]
}

function toldBy({ toldOn, toldHow, toldBy: name, tellerName }: Agency): string {
  return toldOn === null || toldHow === null ? tellerName : `${name}, ${wayToTellWords[toldHow].toLowerCase()}`
}

function Side({ amendment, pageHref, tokens, today }: ShowAmendmentProps) {
  return (
    <>
      <Section id="words" title="What was said of it">
        <p class="govuk-body-s">
          {amendment.sessionId === null ? (
            `It was agreed outside a session, on ${dayInWords(amendment.agreedOn, today)}.`
          ) : pageHref === null ? (
            'It is on the child’s page of the record of the session, for those who may read it once all have signed.'
          ) : (
            <Link href={pageHref}>Read it in the record of the session</Link>
          )}
        </p>
        <p class="govuk-body-s">
          <Link href={`/children/${amendment.childId}/plan-changes`}>All changes of this plan</Link>
        </p>
      </Section>
      <Section id="mistake" title="Recorded by mistake?">
        <PostForm action={`/plan-changes/${amendment.amendmentId}`} tokens={{ ...tokens, once: '' }}>
          <HiddenField name="do" value="withdraw" />
          <SubmitButton kind="secondary">Withdraw it</SubmitButton>
        </PostForm>
      </Section>
    </>
  )
}
