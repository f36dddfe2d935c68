import type { Role } from '../../domain/access/actor.ts'
import { listInWords } from '../../domain/text/dates.ts'
import type { FormTokens } from '../../platform/http/route.ts'
import { PostForm } from '../../ui/form/post-form.tsx'
import { SummaryList } from '../../ui/govuk/summary-list.tsx'
import { WarningText } from '../../ui/govuk/warning-text.tsx'
import { Empty, Section } from '../../ui/pieces/section.tsx'
import { StackTable } from '../../ui/pieces/stack-table.tsx'
import type { DemonstrationPerson } from './people.queries.ts'

const roleWords: Record<Role, string> = {
  supervisee: 'supervisee',
  supervisor: 'supervisor',
  dsl: 'DSL',
  deputy_dsl: 'deputy DSL',
  head: 'head',
  governor: 'governor',
  administrator: 'administrator',
  auditor: 'auditor',
  inspector: 'inspector',
  practice_reviewer: 'practice reviewer',
  board_member: 'board member',
  cluster_chair: 'cluster chair',
  targeted_services_lead: 'targeted services lead',
}

interface DemonstrationPageProps {
  people: readonly DemonstrationPerson[]
  tokens: FormTokens
  /** of whoever was stepped into; the code is null when there is no unused one this half-minute */
  toSign: { name: string; password: string; code: string | null } | null
}

export function DemonstrationPage({ people, tokens, toSign }: DemonstrationPageProps) {
  // The one with the most people comes first: its stories are the demonstration.
  const organisations = [...Map.groupBy(people, (person) => person.organisation_id)].toSorted(
    ([, one], [, other]) => other.length - one.length,
  )
  return (
    <>
      <h1 class="govuk-heading-l">Step into somebody</h1>
      <WarningText text="This is a demonstration. Nobody here is real, anybody can step into anyone, and nothing in it is safe." />
      {toSign !== null && (
        <Section id="to-sign" title={`To sign as ${toSign.name}`}>
          <p class="govuk-body">
            Signing asks for a password and a code from a telephone, as it would of a real person. Here they are said.
          </p>
          <SummaryList
            rows={[
              { key: { text: 'Password' }, value: { content: <code>{toSign.password}</code> } },
              {
                key: { text: 'One-time code' },
                value: {
                  content: (
                    <>
                      {toSign.code === null ? (
                        'Used. Load this page again in half a minute.'
                      ) : (
                        <code>{toSign.code}</code>
                      )}
                      <br />
                      <span class="pl-note">
                        A code counts once, and there is a new one every half-minute: load this page again for it.
                      </span>
                    </>
                  ),
                },
              },
            ]}
          />
        </Section>
      )}
      {people.length === 0 && (
        <Empty>
          <p class="govuk-body">There is nobody here yet. The people come with “npm run demo”.</p>
        </Empty>
      )}
      <PostForm action="/demonstration/step-in" tokens={tokens}>
        {organisations.map(([id, members]) => (
          <Section key={id} id={`o-${id}`} title={members[0]?.organisation_name ?? ''}>
            <StackTable
              caption={`People of ${members[0]?.organisation_name ?? ''}`}
              columns={['Name', 'Post', 'Roles', { text: 'Step in', labelled: false }]}
              rows={members.map((person) => [
                person.name,
                person.post ?? '',
                listInWords(person.roles.map((role) => roleWords[role])),
                <button type="submit" class="pl-linkbutton" name="membership" value={person.membership_id}>
                  Step in<span class="govuk-visually-hidden"> as {person.name}</span>
                </button>,
              ])}
            />
          </Section>
        ))}
      </PostForm>
    </>
  )
}
