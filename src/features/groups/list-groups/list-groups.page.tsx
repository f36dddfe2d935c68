import { groupKindWords } from '../../../domain/groups/words.ts'
import { countOf, instantInWords } from '../../../domain/text/dates.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Next } from '../../../ui/pieces/next.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { Group, ListedGroupSession } from '../facts/groups.queries.ts'
import { GroupSessionTable, inParts } from '../group-session-table.tsx'

interface GroupsProps {
  groups: readonly Group[]
  sessions: readonly ListedGroupSession[]
  mayMake: boolean
  today: Temporal.PlainDate
}

/** The groups one is in, their sessions, and what waits for one's signature. */
export function GroupsPage({ groups, sessions, mayMake, today }: GroupsProps) {
  const toSign = sessions.find((session) => session.toSign)
  const { open, ahead, past } = inParts(sessions, today)
  return (
    <>
      <Head title="Groups" />
      {toSign !== undefined && (
        <Next
          id="next"
          kicker="Next for you"
          title={`Read and sign the record of ${toSign.groupName}`}
          actions={<Button text="Read and sign" href={`/sessions/${toSign.sessionId}/sign`} />}
        >
          You were there on {instantInWords(toSign.startsAt, today)}. All who were there sign the same text.
        </Next>
      )}
      <Section
        id="groups"
        title="Your groups"
        {...(mayMake ? { link: { text: 'Make a group', href: '/groups/new' } } : {})}
      >
        {groups.length === 0 ? (
          <Empty>
            <p class="govuk-body">
              You are in no group. In a group, several of you meet and think about children together, or about the work.
            </p>
            {mayMake && (
              <p class="govuk-body">
                <Link href="/groups/new">Make a group</Link>
              </p>
            )}
          </Empty>
        ) : (
          <StackTable
            caption="Your groups"
            columns={['Group', 'Kind', 'People', 'Led by']}
            rows={groups.map((group) => [
              <Link key="name" href={`/groups/${group.groupId}`}>
                {group.name}
              </Link>,
              group.endedOn === null ? groupKindWords[group.kind].name : 'Ended',
              countOf(group.members.length, 'person', 'people'),
              group.members.find(({ role }) => role === 'facilitator')?.name ?? 'Nobody',
            ])}
          />
        )}
      </Section>
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
      {past.length > 0 && (
        <Section id="past" title="Past sessions">
          <GroupSessionTable caption="Past sessions" sessions={past} today={today} />
        </Section>
      )}
    </>
  )
}
