import { reasonInWords, sampleInWords, stepsInWords } from '../../../domain/children/proposal-words.ts'
import type { AgendaProposal } from '../../../domain/children/propose-agenda.ts'
import type { ProposedChild } from '../../../domain/children/why-propose.ts'
import { daysBetween } from '../../../domain/calendar/days.ts'
import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { countOf, dayLong, minutesInWords } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import type { SessionFacts } from '../facts/session-facts.ts'

export interface ProposePageProps {
  session: SessionFacts
  proposal: AgendaProposal
  /** children that somebody took off the agenda, by name */
  takenOff: readonly { childId: string; name: string }[]
  minutesForTheRest: number
  tokens: { csrf: string; once: string }
  state: FormState
  today: Temporal.PlainDate
}

/** What is proposed for the agenda, why each child is on it or not, and how the choosing works (product E2). */
export function ProposePage(props: ProposePageProps) {
  const { session, proposal, state, tokens, today } = props
  const path = `/sessions/${session.sessionId}`
  const all = proposal.chosen.length + proposal.left.length + props.takenOff.length
  const holds = session.iAm === 'supervisee' ? 'you hold' : `${session.supervisee.firstName} holds`
  return (
    <>
      <FormErrors state={state} labels={{ minutes: 'Minutes for one child' }} />
      <Head
        title="Which children to discuss"
        facts={[dayLong(session.day, today), `${minutesInWords(session.plannedMinutes)} planned`]}
      >
        <p class="govuk-body-l">{leadOf(proposal, all, holds)}</p>
      </Head>
      <Columns side={<Side {...props} />}>
        <Section id="chosen" title="On the agenda" link={{ text: 'Go to the agenda', href: `${path}#agenda` }}>
          <Rows>
            {proposal.chosen.map((child) => (
              <OneChild key={child.childId} child={child} session={session} today={today} />
            ))}
          </Rows>
        </Section>
        {proposal.left.length > 0 && (
          <Section id="left" title="Left for another time">
            <Rows>
              {proposal.left.map((child) => (
                <OneChild key={child.childId} child={child} session={session} today={today} add={{ path, tokens }} />
              ))}
            </Rows>
          </Section>
        )}
        {props.takenOff.length > 0 && (
          <Section id="off" title="Taken off by one of you">
            <Rows>
              {props.takenOff.map(({ childId, name }) => (
                <Row
                  key={childId}
                  what={name}
                  when={<Add childId={childId} name={name} path={path} tokens={tokens} />}
                />
              ))}
            </Rows>
          </Section>
        )}
        <HowItIsChosen />
      </Columns>
    </>
  )
}

function leadOf({ chosen, takes, available }: AgendaProposal, all: number, holds: string): string {
  if (all === 0) return 'No child is held, and none is on the agenda.'
  const over =
    takes > available && chosen.length > 1
      ? ` They take about ${minutesInWords(takes)}, and there are ${minutesInWords(available)} for them.`
      : ''
  if (chosen.length === all)
    return `${all === 1 ? 'The one child' : all === 2 ? 'Both children' : `All ${all} children`} ${holds} ${all === 1 ? 'is' : 'are'} on the agenda.${over}`
  return `${chosen.length} of the ${all} children ${holds} ${chosen.length === 1 ? 'is' : 'are'} on the agenda.${over}`
}

interface OneChildProps {
  child: ProposedChild
  session: SessionFacts
  today: Temporal.PlainDate
  add?: { path: string; tokens: { csrf: string; once: string } }
}

function OneChild({ child, session, today, add }: OneChildProps) {
  const statuses = child.statuses.map((each) => statusInWords(each.status, each.legalBasis)).join(', ')
  const since =
    child.lastOn === null ? [] : [`${countOf(daysBetween(child.lastOn, session.day), 'day')} since discussed`]
  const reasons = [...child.reasons.map((reason) => reasonInWords(reason, today)), ...since]
  return (
    <Row
      what={child.name}
      href={`/children/${child.childId}`}
      why={[statuses, upperFirst(reasons.join('; '))].filter((words) => words !== '').join('. ')}
      when={
        add !== undefined ? (
          <Add childId={child.childId} name={child.name} {...add} />
        ) : child.kept ? (
          'Place kept'
        ) : child.fixed ? (
          'Put on by one of you'
        ) : undefined
      }
    />
  )
}

function Add(props: { childId: string; name: string; path: string; tokens: { csrf: string; once: string } }) {
  return (
    <PostForm action={`${props.path}/agenda`} tokens={{ ...props.tokens, once: '' }}>
      <HiddenField name="do" value="add-child" />
      <HiddenField name="child" value={props.childId} />
      <HiddenField name="back" value="proposed" />
      <button type="submit" class="pl-linkbutton">
        Put on the agenda<span class="govuk-visually-hidden">: {props.name}</span>
      </button>
    </PostForm>
  )
}

function Side({ session, proposal, takenOff, state, tokens, minutesForTheRest }: ProposePageProps) {
  return (
    <>
      <Section id="time" title="How long one child takes">
        <PostForm action={`/sessions/${session.sessionId}/proposed`} tokens={tokens}>
          <TextField
            state={state}
            name="minutes"
            label="Minutes for one child"
            hint={`A brother or sister takes half. ${minutesForTheRest} minutes are left for actions, the work and the next date.`}
            width={3}
            inputmode="numeric"
            maxLength={3}
          />
          <SubmitButton kind="secondary">Propose again</SubmitButton>
        </PostForm>
      </Section>
      <Section id="sample" title={proposal.discussed === 'all' ? 'All cases' : 'A sample'}>
        <p class="govuk-body-s">
          {proposal.discussed === 'all'
            ? 'If you discuss them all, that is what the record says.'
            : 'If you discuss these, the record says that it was a sample, and why. You can use these words:'}
        </p>
        {proposal.discussed === 'sample' && <p class="govuk-inset-text">{sampleInWords(proposal, takenOff.length)}</p>}
      </Section>
    </>
  )
}

function HowItIsChosen() {
  return (
    <Section id="how" title="How they are chosen">
      <p class="govuk-body">
        From facts alone: statuses, sessions, directions, actions, meetings and the limits of your policy. Nobody gets a
        score. The first of these that is true of a child decides, and among equals whoever has waited longest.
      </p>
      <ol class="govuk-list govuk-list--number">
        {stepsInWords.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ol>
      <p class="govuk-body">
        <b>Places are kept for the quiet ones.</b> Of every 3 places 1 is for neglect, long-running or returning worries
        below a protection plan, and children left out 3 times, before the list above is used. If there is only one
        place, it is theirs once they were left out twice. A list by alarm alone would never reach them.
      </p>
      <p class="govuk-body">
        You decide. Whom either of you puts on stays on, whom you take off stays off, and until the session begins the
        rest follows the facts.
      </p>
    </Section>
  )
}

const upperFirst = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
