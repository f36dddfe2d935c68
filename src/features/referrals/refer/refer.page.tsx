import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { LongTextField } from '../../../ui/form/long-text-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { WarningText } from '../../../ui/govuk/warning-text.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Readers } from '../../../ui/pieces/readers.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import type { Decided } from '../facts/referrals.queries.ts'
import { toldKinds, toldWords } from '../facts/told.ts'
import { mostTold } from './refer.command.ts'
import { longestText } from './refer.form.ts'

interface ReferProps {
  path: string
  /** the page one came from */
  back: { href: string; from: string }
  sessionPath: string
  tokens: { csrf: string; once: string }
  state: FormState
  /** whom it may be about */
  children: readonly { childId: string; name: string; group: string | undefined }[]
  made: readonly { documentId: string; childName: string; when: string; decided: Decided }[]
  /** what this says more of, of which child; null for the first that is recorded */
  addsTo: { documentId: string; childId: string; childName: string } | null
  /** who else leads safeguarding here, to be told in person */
  leads: readonly string[]
  youLead: boolean
}

const tellingLabels = (no: number) => ({
  [`told_${no}_who`]: 'Who was told',
  [`told_${no}_name`]: 'Their name',
  [`told_${no}_from`]: 'Their role and organisation',
  [`told_${no}_on`]: 'Day they were told',
  [`told_${no}_at`]: 'Time',
  [`told_${no}_said`]: 'What was said to them, and what they said',
})

export const labels: Readonly<Record<string, string>> = {
  child: 'Which child is it about?',
  concern: 'What was seen, heard or said',
  decision: 'Was somebody told?',
  ...Object.assign({}, ...Array.from({ length: mostTold }, (_, index) => tellingLabels(index + 1))),
  parents_not_told: 'If the parents do not know, why',
  tried: 'Whom you tried to reach, and when',
  why: 'Why it was decided not to refer',
  advice: 'Who else was asked, and what they said',
  review_on: 'When you will look at this again',
  next_step: 'What happens next, and who does it',
}

/** What to do first, in an order; then what was said to whom and when. */
export function ReferPage(props: ReferProps) {
  const { state, addsTo } = props
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title={addsTo === null ? 'Stop and refer now' : `What was said since about ${addsTo.childName}`} />
      <Columns side={<WhoReads />}>
        {addsTo === null && <FirstThings leads={props.leads} youLead={props.youLead} />}
        {addsTo === null && props.made.length > 0 && <Made made={props.made} />}
        <Section
          id="record"
          title={addsTo === null ? 'Then write down what was said, to whom and when' : 'Write it down'}
        >
          {props.children.length === 0 ? (
            <p class="govuk-body">
              There is no child here that you may see. Put the child on the agenda first, so that this goes to the right
              file. <Link href={`${props.sessionPath}#agenda`}>Go to the agenda</Link>
            </p>
          ) : (
            <ReferralForm {...props} />
          )}
        </Section>
        <p class="govuk-body govuk-!-margin-top-4">
          {addsTo === null ? (
            <Link href={props.back.href}>Go back to the session</Link>
          ) : (
            <Link href={`/referrals/${addsTo.documentId}`}>Go back</Link>
          )}
        </p>
      </Columns>
    </>
  )
}

const decidedWords: Readonly<Record<Decided, string>> = {
  referred: 'Somebody was told.',
  not_yet: 'Nobody could be reached yet.',
  not_referred: 'Decided not to refer.',
}

function Made({ made }: Pick<ReferProps, 'made'>) {
  return (
    <Section id="made" title="Recorded in this session">
      <Rows>
        {made.map((each) => (
          <Row
            key={each.documentId}
            what={`About ${each.childName}`}
            href={`/referrals/${each.documentId}`}
            why={decidedWords[each.decided]}
            when={each.when}
          />
        ))}
      </Rows>
    </Section>
  )
}

/** Once it is recorded: that it is, and the way to it. */
export function ReferredPage(props: { documentId: string; time: string; back: string; notYet: string | null }) {
  return (
    <>
      <Head title="Stop and refer now" />
      <p class="govuk-body-l">Recorded at {props.time}. The safeguarding team can read it from now on.</p>
      {props.notYet !== null && (
        <p class="govuk-body">
          Nobody has been told yet. It stays on your home page until somebody was, or you decide not to refer.{' '}
          <Link href={props.notYet}>Say when somebody was told</Link>
        </p>
      )}
      <p class="govuk-body">
        <Link href={`/referrals/${props.documentId}`}>Read what was recorded</Link>
      </p>
      <p class="govuk-body">
        <Link href={props.back}>Go back to the session</Link>
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

function ReferralForm(props: ReferProps) {
  const { path, tokens, state, children, addsTo, back } = props
  const long = { state, voice: 'record', rows: 3, maxLength: longestText } as const
  return (
    <PostForm action={path} tokens={tokens}>
      <HiddenField name="from" value={back.from} />
      {addsTo === null ? (
        <SelectField
          state={state}
          name="child"
          label={labels['child'] ?? ''}
          empty="Choose a child"
          options={children.map(({ childId, name, group }) => ({ value: childId, text: name, group }))}
        />
      ) : (
        <>
          <HiddenField name="adds_to" value={addsTo.documentId} />
          <HiddenField name="child" value={addsTo.childId} />
        </>
      )}
      <LongTextField {...long} name="concern" label={labels['concern'] ?? ''} hint="In the words that were used." />
      <RadioField
        state={state}
        name="decision"
        label={labels['decision'] ?? ''}
        options={[
          { value: 'referred', text: 'Yes', conditional: <Tellings state={state} /> },
          { value: 'not_yet', text: 'Not yet: nobody could be reached', conditional: <NotYet state={state} /> },
          { value: 'not_referred', text: 'No, we decided not to refer', conditional: <NotReferred state={state} /> },
        ]}
      />
      <LongTextField {...long} name="next_step" label={labels['next_step'] ?? ''} />
      <div class="pl-here">
        <SubmitButton>Record it</SubmitButton>
      </div>
    </PostForm>
  )
}

function Tellings({ state }: { state: FormState }) {
  const isOpen = (no: number) =>
    Object.entries(state.values).some(([name, value]) => name.startsWith(`told_${no}_`) && value !== '')
  const others = Array.from({ length: mostTold - 1 }, (_, index) => index + 2)
  return (
    <>
      <Telling state={state} no={1} />
      {others.map((no) => (
        <Details key={no} summaryText={no === 2 ? 'Somebody else was told too' : 'And somebody else'} open={isOpen(no)}>
          <Telling state={state} no={no} />
        </Details>
      ))}
      <LongTextField
        state={state}
        voice="record"
        rows={2}
        maxLength={longestText}
        name="parents_not_told"
        label={labels['parents_not_told'] ?? ''}
        optional
      />
    </>
  )
}

function Telling({ state, no }: { state: FormState; no: number }) {
  const name = `told_${no}`
  const label = (part: string) => labels[`${name}_${part}`] ?? ''
  return (
    <>
      <SelectField
        state={state}
        name={`${name}_who`}
        label={label('who')}
        empty="Choose"
        options={toldKinds.map((value) => ({ value, text: toldWords[value] }))}
      />
      <TextField state={state} name={`${name}_name`} label={label('name')} width={30} />
      <TextField
        state={state}
        name={`${name}_from`}
        label={label('from')}
        hint="Such as duty social worker, the county’s front door."
      />
      <DateField state={state} name={`${name}_on`} label={label('on')} />
      <TextField state={state} name={`${name}_at`} label={label('at')} hint="Such as 4.10pm" width={5} maxLength={10} />
      <LongTextField
        state={state}
        voice="record"
        rows={3}
        maxLength={longestText}
        name={`${name}_said`}
        label={label('said')}
      />
    </>
  )
}

function NotYet({ state }: { state: FormState }) {
  return (
    <LongTextField
      state={state}
      voice="record"
      rows={2}
      maxLength={longestText}
      name="tried"
      label={labels['tried'] ?? ''}
      hint="Record it now, and try again. It stays on your home page until somebody was told."
    />
  )
}

function NotReferred({ state }: { state: FormState }) {
  const long = { state, voice: 'record', rows: 3, maxLength: longestText } as const
  return (
    <>
      <LongTextField
        {...long}
        name="why"
        label={labels['why'] ?? ''}
        hint="So that someone who was not there can follow it. Say what would change your minds."
      />
      <LongTextField {...long} rows={2} name="advice" label={labels['advice'] ?? ''} optional />
      <DateField
        state={state}
        name="review_on"
        label={labels['review_on'] ?? ''}
        hint="Leave it empty if it is the next session."
      />
    </>
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
        last="It cannot be changed once it is recorded. What is said later is added to it."
      />
    </Section>
  )
}
