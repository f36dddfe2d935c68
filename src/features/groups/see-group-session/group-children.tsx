import { listInWords } from '../../../domain/text/dates.ts'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { groupSessionLabels, type GroupSessionProps } from './group-session-props.ts'

/** Whom they will speak of, who brings each, and who is asked in for one of them. */
export function Children(props: GroupSessionProps & { goesOn: boolean }) {
  const { session, guests, cases, people, group, me, state, tokens, goesOn } = props
  const at = `/group-sessions/${session.sessionId}`
  const writes = session.writers.some(({ membershipId }) => membershipId === me)
  const here = new Set(session.children.map(({ childId }) => childId))
  const toBring = cases.filter(({ childId }) => !here.has(childId))
  const nameOf = (membershipId: string | null) =>
    group.members.find((each) => each.membershipId === membershipId)?.name ?? null
  return (
    <>
      {group.isTeam && goesOn && (
        <p class="govuk-body">
          Every live case is on <Link href={`${at}/board`}>the board</Link>. Those that are opened there come into this
          list.
        </p>
      )}
      {session.children.length === 0 && !group.isTeam && <p class="govuk-body">Nobody has brought a child yet.</p>}
      {session.children.length > 0 && (
        <Rows>
          {session.children.map((child) => {
            const asked = guests.filter((guest) => guest.childId === child.childId)
            return (
              <Row
                key={child.childId}
                what={
                  writes && session.state === 'open' ? (
                    <PostForm action={`${at}/board`} tokens={tokens}>
                      <button type="submit" class="pl-linkbutton" name="open" value={child.childId}>
                        {child.name}
                      </button>
                    </PostForm>
                  ) : (
                    child.name
                  )
                }
                why={[
                  `Brought by ${nameOf(child.presentedBy) ?? 'one of you'}`,
                  ...(asked.length === 0
                    ? []
                    : [`Guest for this child alone: ${listInWords(asked.map(({ name }) => name))}`]),
                ].join('. ')}
                when={
                  writes &&
                  goesOn && (
                    <PostForm action={`${at}/children`} tokens={tokens}>
                      <HiddenField name="leave_out" value={child.childId} />
                      <button type="submit" class="pl-linkbutton">
                        Take off<span class="govuk-visually-hidden">: {child.name}</span>
                      </button>
                    </PostForm>
                  )
                }
              />
            )
          })}
        </Rows>
      )}
      {writes && goesOn && (
        <>
          {toBring.length > 0 && (
            <Details summaryText="Bring a child" classes="govuk-!-margin-top-4" open={'child' in state.errors}>
              <PostForm action={`${at}/children`} tokens={tokens}>
                <SelectField
                  state={state}
                  name="child"
                  label={groupSessionLabels.child}
                  hint="The others may see who this child is from then on."
                  empty="Choose a child"
                  options={toBring.map(({ childId, name }) => ({ value: childId, text: name }))}
                />
                <SubmitButton kind="secondary" text="Bring this child" />
              </PostForm>
            </Details>
          )}
          {session.children.length > 0 && (
            <Details
              summaryText="Ask a guest in for one child"
              open={'guest' in state.errors || 'guest_child' in state.errors}
            >
              <PostForm action={`${at}/guests`} tokens={tokens}>
                <p class="govuk-body">
                  A guest is there for one child. They read that child’s page when all have signed, and nothing else.
                </p>
                <div class="pl-fields-row">
                  <SelectField
                    state={state}
                    name="guest"
                    label={groupSessionLabels.guest}
                    empty="Choose a person"
                    options={people
                      .filter(({ membershipId }) => !group.members.some((each) => each.membershipId === membershipId))
                      .map(({ membershipId, name }) => ({ value: membershipId, text: name }))}
                  />
                  <SelectField
                    state={state}
                    name="guest_child"
                    label={groupSessionLabels.guest_child}
                    options={session.children.map(({ childId, name }) => ({ value: childId, text: name }))}
                  />
                </div>
                <SubmitButton kind="secondary" text="Ask them in" />
              </PostForm>
              {guests.map((guest) => (
                <PostForm key={`${guest.childId}/${guest.membershipId}`} action={`${at}/guests`} tokens={tokens}>
                  <HiddenField name="not_coming" value={`${guest.childId}/${guest.membershipId}`} />
                  <p class="govuk-body-s">
                    {guest.name}, for {session.children.find(({ childId }) => childId === guest.childId)?.givenName}.{' '}
                    <button type="submit" class="pl-linkbutton">
                      Not coming<span class="govuk-visually-hidden">: {guest.name}</span>
                    </button>
                  </p>
                </PostForm>
              ))}
            </Details>
          )}
        </>
      )}
    </>
  )
}
