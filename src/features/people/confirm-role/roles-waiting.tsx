import { confirmedRoles, roleWords } from '../../../domain/people/role-words.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { WaitingRole } from './roles-waiting.queries.ts'

/** What the head or the lead is asked as the second person. Nothing when nothing waits for them. */
export function RolesWaiting({ roles, tokens }: { roles: readonly WaitingRole[]; tokens: FormTokens }) {
  const shown = roles.filter(({ keptBackBy }) => keptBackBy !== 'own')
  if (shown.length === 0) return null
  return (
    <Section id="waiting" title="Waiting for you">
      {shown.map((waiting) => (
        <Waiting key={waiting.factId} waiting={waiting} tokens={tokens} />
      ))}
    </Section>
  )
}

function Waiting({ waiting, tokens }: { waiting: WaitingRole; tokens: FormTokens }) {
  const { factId, name, role, keptBackBy } = waiting
  const first = name.split(' ')[0] ?? name
  return (
    <>
      <p class="govuk-body">
        {name} has been given the role of {confirmedRoles[role]}. {roleWords[role].sees}{' '}
        {keptBackBy === 'nothing'
          ? `Confirm it only if ${first} has told you that they sign in.`
          : `You can confirm it once ${first} has signed in.`}
      </p>
      {keptBackBy === 'nothing' && (
        <PostForm action={`/people/roles/${factId}/confirm`} tokens={tokens}>
          <SubmitButton text={`Confirm ${first} as ${confirmedRoles[role]}`} />
        </PostForm>
      )}
    </>
  )
}
