import { groupKindWords, groupRoles, groupRoleWords } from '../../../domain/groups/words.ts'
import { countOf, dayInWords } from '../../../domain/text/dates.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Columns, Section } from '../../../ui/pieces/section.tsx'
import type { Group, ListedGroupSession } from '../facts/groups.queries.ts'
import { GroupSessionTable, inParts } from '../group-session-table.tsx'
import { planLabels as labels } from './show-group.form.ts'

interface ShowGroupProps {
  group: Group
  sessions: readonly ListedGroupSession[]
  people: readonly { membershipId: string; name: string }[]
  me: string
  state: FormState
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

/** A group: who is in it, when it meets, and who reads what is written in it. */
export function ShowGroupPage(props: ShowGroupProps) {
  const { group, sessions, state, today } = props
  const { open, ahead, past } = inParts(sessions, today)
  const goesOn = group.endedOn === null
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head
        title={group.name}
        facts={[
          groupKindWords[group.kind].name,
          countOf(group.members.length, 'person', 'people'),
          group.discussesCases ? 'Children are discussed' : 'No individual child is discussed',
          ...(group.endedOn === null ? [] : [`Ended on ${dayInWords(group.endedOn, today)}`]),
        ]}
      />
      <Columns side={<WhoReads group={group} />}>
        {open.length > 0 && (
          <Section id="open" title="Open now">
            <GroupSessionTable caption="Open sessions" sessions={open} today={today} />
          </Section>
        )}
        {ahead.length > 0 && (
          <Section id="upcoming" title="Sessions to come">
            <GroupSessionTable caption="Sessions to come" sessions={ahead} today={today} />
          </Section>
        )}
        {group.mine && goesOn && <Plan {...props} open={open.length + ahead.length === 0} />}
        <Section id="members" title="Who is in it">
          <Members {...props} />
          {group.mine && goesOn && <Join {...props} />}
        </Section>
        {past.length > 0 && (
          <Section id="past" title="Past sessions">
            <GroupSessionTable caption="Past sessions" sessions={past} today={today} />
          </Section>
        )}
        {group.mine && goesOn && (
          <Details summaryText="End this group" classes="govuk-!-margin-top-4">
            <p class="govuk-body">
              Its records stay with those whose they are. Sessions that are planned stay until you cancel them.
            </p>
            <PostForm action={`/groups/${group.groupId}/end`} tokens={props.tokens}>
              <SubmitButton kind="secondary" text="End the group" />
            </PostForm>
          </Details>
        )}
      </Columns>
    </>
  )
}

function WhoReads({ group }: { group: Group }) {
  return (
    <Section id="who" title="Who reads what is written">
      <ul class="govuk-list govuk-list--bullet">
        <li>
          The notes of a session: those who were at it
          {group.minutesTo === null
            ? ', and nobody else.'
            : `, and the safeguarding team (policy, ${group.minutesClause ?? ''}).`}
        </li>
        {group.discussesCases && <li>A child’s page: those who were there, and whoever keeps that child’s file.</li>}
        {group.discussesCases && <li>A guest: the page of the child they were asked in for.</li>}
        <li>
          {group.earlierNotes
            ? `Whoever joins later reads earlier notes too (policy, ${group.earlierNotesClause ?? ''}).`
            : 'Whoever joins later reads nothing of the sessions before.'}
        </li>
      </ul>
    </Section>
  )
}

function Members({ group, me, tokens }: ShowGroupProps) {
  return (
    <Rows>
      {group.members.map((member) => (
        <Row
          key={member.membershipId}
          what={member.membershipId === me ? `${member.name} (you)` : member.name}
          why={groupRoleWords[member.role].name}
          when={
            group.endedOn === null &&
            (group.mine || member.membershipId === me) && (
              <PostForm action={`/groups/${group.groupId}/leave`} tokens={tokens}>
                <HiddenField name="member" value={member.membershipId} />
                <button type="submit" class="pl-linkbutton">
                  {member.membershipId === me ? 'Leave' : 'Take out'}
                  <span class="govuk-visually-hidden">: {member.name}</span>
                </button>
              </PostForm>
            )
          }
        />
      ))}
    </Rows>
  )
}

function Join({ group, people, state, tokens }: ShowGroupProps) {
  const wrong = 'person' in state.errors || 'role' in state.errors
  const inIt = new Set(group.members.map(({ membershipId }) => membershipId))
  const hasLeader = group.members.some(({ role }) => role === 'facilitator')
  return (
    <Details summaryText="Take somebody into the group" classes="govuk-!-margin-top-4" open={wrong}>
      <PostForm action={`/groups/${group.groupId}/members`} tokens={tokens}>
        <div class="pl-fields-row">
          <SelectField
            state={state}
            name="person"
            label={labels.person}
            empty="Choose a person"
            options={people
              .filter(({ membershipId }) => !inIt.has(membershipId))
              .map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
          />
          <SelectField
            state={state}
            name="role"
            label={labels.role}
            options={groupRoles
              .filter((role) => role !== 'facilitator' || !hasLeader)
              .toReversed()
              .map((role) => ({ value: role, text: groupRoleWords[role].name }))}
          />
        </div>
        <SubmitButton kind="secondary" text="Take them in" />
      </PostForm>
    </Details>
  )
}

function Plan({ group, state, tokens, open }: ShowGroupProps & { open: boolean }) {
  const wrong = Object.keys(state.errors).some((name) => name in labels && name !== 'person' && name !== 'role')
  return (
    <Details summaryText="Plan sessions" classes="govuk-!-margin-top-4" open={open || wrong}>
      <PostForm action={`/groups/${group.groupId}/sessions`} tokens={tokens}>
        <DateField state={state} name="date" label={labels.date} />
        <div class="pl-fields-row">
          <TextField state={state} name="time" label={labels.time} hint="Such as 3.45pm" width={5} maxLength={10} />
          <TextField
            state={state}
            name="minutes"
            label={labels.minutes}
            hint="60, say"
            width={3}
            inputmode="numeric"
            maxLength={3}
          />
        </div>
        <TextField state={state} name="venue" label={labels.venue} hint="Private and free of interruption" />
        <div class="pl-fields-row">
          <TextField
            state={state}
            name="times"
            label={labels.times}
            hint="1, or a series"
            width={2}
            inputmode="numeric"
            maxLength={2}
          />
          <TextField
            state={state}
            name="every"
            label={labels.every}
            hint="1 is weekly. Days in holidays are left out."
            width={2}
            inputmode="numeric"
            maxLength={2}
          />
        </div>
        <SubmitButton kind={open ? 'primary' : 'secondary'} text="Plan" />
      </PostForm>
    </Details>
  )
}
