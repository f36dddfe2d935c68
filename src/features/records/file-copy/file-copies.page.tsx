import { countOf, dayInWords } from '../../../domain/text/dates.ts'
import { CheckboxField } from '../../../ui/form/checkbox-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Columns, Empty, Section } from '../../../ui/pieces/section.tsx'
import type { FileCopy } from './copies.queries.ts'
import { copyName, copyStanding, wayWords } from './copy-words.ts'
import { sentLabels } from './file-copy.form.ts'
import { SentFields } from './sent-fields.tsx'

export interface FileCopiesProps {
  waiting: readonly FileCopy[]
  /** there are more than are shown */
  moreWaiting: boolean
  withoutReceipt: readonly FileCopy[]
  /** what was just done, in words */
  news: string | null
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

export const labels = { chosen: 'Which of these?', ...sentLabels }

/** What is to go to children's files, and what went and was not acknowledged. */
export function FileCopiesPage(props: FileCopiesProps) {
  const { waiting, withoutReceipt, news, state, today } = props
  return (
    <>
      <FormErrors state={state} labels={labels} />
      {news !== null && <NotificationBanner type="success" titleText="Noted" text={news} />}
      <Head title="For children’s files" />
      <p class="govuk-body-l">{inWords(props)}</p>
      <Columns side={<About />}>
        <Section id="waiting" title="To be sent">
          {waiting.length === 0 ? (
            <Empty>
              <p class="govuk-body">Nothing waits. A decision record comes here when all have signed it.</p>
            </Empty>
          ) : (
            <WaitingForm {...props} />
          )}
        </Section>
        <Section id="sent" title="Sent, and no receipt yet">
          {withoutReceipt.length === 0 ? (
            <p class="govuk-body">Nothing that you can see.</p>
          ) : (
            <Rows>
              {withoutReceipt.map((copy) => (
                <Row
                  key={copy.copyId}
                  what={`Say whether it arrived: ${copy.childName}`}
                  href={`/documents/${copy.documentId}/file-copies/${copy.copyId}`}
                  why={`${copyName(copy, today)}. ${copy.sentHow === null ? '' : `${wayWords[copy.sentHow]}, `}${copy.sentTo}.`}
                  when={copyStanding(copy, today).words}
                />
              ))}
            </Rows>
          )}
        </Section>
      </Columns>
    </>
  )
}

function inWords({ waiting, moreWaiting, withoutReceipt }: FileCopiesProps): string {
  const wait = moreWaiting ? `More than ${waiting.length} records` : countOf(waiting.length, 'record')
  const verb = !moreWaiting && waiting.length === 1 ? 'waits' : 'wait'
  const toGo = waiting.length === 0 ? 'Nothing waits to be sent' : `${wait} ${verb} to be sent`
  const receipts = withoutReceipt.length
  return receipts === 0 ? `${toGo}.` : `${toGo}, and ${receipts} ${receipts === 1 ? 'is' : 'are'} without a receipt.`
}

function WaitingForm({ waiting, moreWaiting, tokens, state, today }: FileCopiesProps) {
  return (
    <PostForm action="/file-copies" tokens={tokens}>
      <CheckboxField
        state={state}
        name="chosen"
        label={labels.chosen}
        small
        options={waiting.map((copy) => ({
          value: copy.documentId,
          text: copy.childName,
          hint: `${copyName(copy, today)}. Waiting since ${dayInWords(copy.since, today)}.`,
        }))}
      />
      {moreWaiting && <p class="govuk-body">The longest waiting come first. There are more after these.</p>}
      <div class="govuk-button-group pl-here">
        <SubmitButton name="do" value="take">
          Take the files of those chosen
        </SubmitButton>
        <SubmitButton kind="secondary" name="do" value="not_needed">
          Nothing is sent: they are kept here
        </SubmitButton>
      </div>
      <Details
        summaryText="They have gone: say where"
        classes="govuk-!-margin-top-6"
        open={Object.keys(state.errors).some((name) => name.startsWith('sent_'))}
      >
        <SentFields state={state} />
        <SubmitButton kind="secondary" name="do" value="sent">
          Note that those chosen were sent
        </SubmitButton>
      </Details>
    </PostForm>
  )
}

function About() {
  return (
    <Section id="about" title="What goes, and what does not">
      <p class="govuk-body-s">
        Each is one child’s page of a record that all have signed. Nothing of another child, of a worker or of wellbeing
        is in it. A manager’s oversight, and what was recorded under “Stop and refer”, go as one person wrote them.
      </p>
      <p class="govuk-body-s">
        The files hold a PDF, the record as JSON with its proof, and one CSV for all. Their names have no child’s name
        in them. Taking them is noted, and those whose record it is can see it.
      </p>
    </Section>
  )
}
