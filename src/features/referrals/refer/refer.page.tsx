import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import { longestText } from './refer.form.ts'

interface ReferProps {
  path: string
  sessionPath: string
  tokens: { csrf: string; once: string }
  state: FormState
  /** whom it may be about */
  children: readonly { childId: string; name: string }[]
  made: readonly { documentId: string; childName: string; when: string }[]
  /** who else leads safeguarding here, to be told in person */
  leads: readonly string[]
  youLead: boolean
}

export const labels = {
  child: 'Which child is it about?',
  concern: 'What was seen, heard or said',
  decision: 'Was somebody told?',
  told_name: 'Name of the person told',
  told_role: 'Their role',
  told_organisation: 'Their organisation',
  told_on: 'Day they were told',
  told_at: 'Time',
  told_said: 'What they said',
  why: 'Why it was decided not to refer',
  next_step: 'What happens next, and who does it',
}

/** What to do first, in an order; then what was said to whom and when. */
export function ReferPage(props: ReferProps) {
  const { state } = props
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title="Stop and refer now" />
      <Columns side={<WhoReads />}>
        <FirstThings leads={props.leads} youLead={props.youLead} />
        {props.made.length > 0 && (
          <Section id="made" title="Recorded in this session">
            <Rows>
              {props.made.map((each) => (
                <Row
                  key={each.documentId}
                  what={`About ${each.childName}`}
                  href={`/documents/${each.documentId}`}
                  when={each.when}
                />
              ))}
            </Rows>
          </Section>
        )}
        <Section id="record" title="Then write down what was said, to whom and when">
          {props.children.length === 0 ? (
            <p class="govuk-body">
              There is no child here that you may see. Put the child on the agenda first, so that this goes to the right
              file. <Link href={`${props.sessionPath}#agenda`}>Go to the agenda</Link>
            </p>
          ) : (
            <ReferralForm {...props} />
          )}
        </Section>
        <p class="govuk-body">
          <Link href={props.sessionPath}>Go back to the session</Link>
        </p>
      </Columns>
    </>
  )
}

/** Once it is recorded: that it is, and the way to it. */
export function ReferredPage(props: { documentId: string; time: string; sessionPath: string }) {
  return (
    <>
      <Head title="Stop and refer now" />
      <p class="govuk-body-l">Recorded at {props.time}. The safeguarding team can read it from now on.</p>
      <p class="govuk-body">
        <Link href={`/documents/${props.documentId}`}>Read what was recorded</Link>
      </p>
      <p class="govuk-body">
        <Link href={props.sessionPath}>Go back to the session</Link>
      </p>
    </>
  )
}

function FirstThings({ leads, youLead }: Pick<ReferProps, 'leads' | 'youLead'>) {
  return (
    <Section id="first" title="Do this first">
      <WarningText>If a child is in danger now, call 999. Plumbline does not send an alarm to anyone.</WarningText>
      <ol class="govuk-list govuk-list--number">
        <li>Stop the session. A child who may be suffering significant harm does not wait for the end of an agenda.</li>
        {(!youLead || leads.length > 0) && (
          <li>
            Tell {youLead ? 'the others who lead safeguarding' : 'the designated safeguarding lead'} at once
            {leads.length === 0 ? '' : `: ${leads.join(', ')}`}. If nobody can be reached, carry on without them.
          </li>
        )}
        <li>
          Telephone children’s social care in the area where the child lives. Anybody may; it does not have to be the
          lead. Follow the call in writing the same day.
        </li>
        <li>Agree who tells the parents, unless telling them would put the child at more risk.</li>
        <li>Write down the words that were used, while you remember them.</li>
      </ol>
    </Section>
  )
}

function ReferralForm({ path, tokens, state, children }: ReferProps) {
  const long = { state, voice: 'record', rows: 3, maxLength: longestText } as const
  return (
    <PostForm action={path} tokens={tokens}>
      <SelectField
        state={state}
        name="child"
        label={labels.child}
        empty="Choose a child"
        options={children.map(({ childId, name }) => ({ value: childId, text: name }))}
      />
      <LongTextField {...long} name="concern" label={labels.concern} hint="In the words that were used." />
      <RadioField
        state={state}
        name="decision"
        label={labels.decision}
        options={[
          {
            value: 'referred',
            text: 'Yes',
            conditional: (
              <>
                <TextField state={state} name="told_name" label={labels.told_name} />
                <TextField state={state} name="told_role" label={labels.told_role} />
                <TextField state={state} name="told_organisation" label={labels.told_organisation} />
                <DateField state={state} name="told_on" label={labels.told_on} />
                <TextField
                  state={state}
                  name="told_at"
                  label={labels.told_at}
                  hint="Such as 4.10pm"
                  width={5}
                  maxLength={10}
                />
                <LongTextField {...long} name="told_said" label={labels.told_said} />
              </>
            ),
          },
          {
            value: 'not_referred',
            text: 'No, we decided not to refer',
            conditional: (
              <LongTextField
                {...long}
                name="why"
                label={labels.why}
                hint="So that someone who was not there can follow it."
              />
            ),
          },
        ]}
      />
      <LongTextField {...long} name="next_step" label={labels.next_step} />
      <div class="pl-here">
        <SubmitButton>Record it</SubmitButton>
      </div>
    </PostForm>
  )
}

function WhoReads() {
  return (
    <Section id="readers" title="Who will read this">
      <Readers
        readers={[
          { name: 'The two of you', basis: 'Hold the session' },
          { name: 'The safeguarding team', basis: 'At once: they keep the child’s file' },
        ]}
        last="It cannot be changed once it is recorded. If there is more, record it again."
      />
    </Section>
  )
}
