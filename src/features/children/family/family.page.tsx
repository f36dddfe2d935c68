import { statusesOn } from '../../../domain/children/spells.ts'
import type { Paged } from '../../../domain/children/time-window.ts'
import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { runOf } from '../../../domain/sessions/rag-history.ts'
import { countOf, dayBeside, dayInWords, listInWords } from '../../../domain/text/dates.ts'
import { FamilyAxis, type FamilyMember } from '../../../ui/charts/family-axis.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Rag } from '../../../ui/pieces/rag.tsx'
import { Row, Rows } from '../../../ui/pieces/rows.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { holdsOn } from '../facts/child.queries.ts'
import { nameAndAge } from '../child-table.tsx'
import { TimePages, windowInWords } from '../time/time-pieces.tsx'
import type { FamilyChild, FamilyFacts } from './family.queries.ts'

export interface FamilyMemberFacts extends FamilyMember {
  child: FamilyChild
}

interface FamilyPageProps {
  family: FamilyFacts
  members: readonly FamilyMemberFacts[]
  paged: Paged
  today: Temporal.PlainDate
}

/** The children of one family beside each other, on one line of time (product F1, F5). */
export function FamilyPage({ family, members, paged, today }: FamilyPageProps) {
  const path = `/families/${family.familyId}`
  return (
    <>
      <Head
        title={`The ${family.name} family`}
        facts={[`${countOf(members.length, 'child', 'children')} you may see`, ...holdersInWords(members, today)]}
      />
      <Section
        id="children"
        title="Children"
        link={{ text: 'Add a brother or sister', href: `/children/new?family=${family.familyId}` }}
      >
        <StackTable
          caption="The children of the family, the oldest first"
          columns={[
            'Child',
            { text: 'Status', labelled: false },
            { text: 'Direction', labelled: false },
            'Last discussed',
            'Held by',
          ]}
          rows={members.map((member) => rowOf(member, today))}
        />
        <p class="pl-note">A brother or sister may be recorded whom you may not see.</p>
      </Section>
      <section class="pl-section" aria-labelledby="time">
        <div class="pl-section__head">
          <h2 class="govuk-heading-m" id="time">
            Side by side
          </h2>
          <p class="pl-note">{windowInWords(paged)}</p>
        </div>
        <FamilyAxis
          id="family-axis"
          title={`The ${family.name} family, ${windowInWords(paged)}`}
          members={members}
          window={paged.window}
          today={today}
        />
        <TimePages path={path} paged={paged} asOf={null} />
      </section>
      <Section id="actions" title="Open actions">
        <Actions members={members} today={today} />
      </Section>
    </>
  )
}

const holdersNow = ({ time }: FamilyMemberFacts, today: Temporal.PlainDate): string[] =>
  time.holders.filter((each) => holdsOn(each, today)).map(({ name }) => name)

function holdersInWords(members: readonly FamilyMemberFacts[], today: Temporal.PlainDate): string[] {
  const names = [...new Set(members.flatMap((member) => holdersNow(member, today)))]
  return names.length === 0 ? [] : [`Held by ${listInWords(names)}`]
}

function rowOf(member: FamilyMemberFacts, today: Temporal.PlainDate) {
  const { child, time } = member
  const directions = time.discussions.flatMap(({ rag }) => (rag === null ? [] : [rag])).toReversed()
  const times = runOf(directions)
  const last = time.discussions.at(-1)
  const names = holdersNow(member, today)
  const statuses = statusesOn(time, today)
  return [
    <Link href={`/children/${child.childId}`}>{nameAndAge(child, today)}</Link>,
    statuses.length === 0
      ? 'No status'
      : statuses.map(({ status, legalBasis }) => statusInWords(status, legalBasis)).join('; '),
    <Rag value={directions[0] ?? null} {...(times > 1 ? { since: `${times} times` } : {})} />,
    last === undefined ? 'Never' : dayInWords(last.on, today),
    names.length === 0 ? 'Nobody' : listInWords(names),
  ]
}

function Actions({ members, today }: Pick<FamilyPageProps, 'members' | 'today'>) {
  const open = members
    .flatMap(({ child, time }) =>
      time.actions.flatMap((action) => (action.state === 'open' && action.what !== null ? [{ child, action }] : [])),
    )
    .toSorted((a, b) => Temporal.PlainDate.compare(a.action.dueOn, b.action.dueOn))
  if (open.length === 0) {
    return (
      <Empty>
        <p class="govuk-body">No action you may see is open for a child of this family.</p>
      </Empty>
    )
  }
  return (
    <Rows>
      {open.map(({ child, action }) => (
        <Row
          key={action.actionId}
          href={`/actions/${action.actionId}`}
          what={action.what}
          why={`For ${child.givenName}. ${action.ownerName === null ? 'Agreed' : `${action.ownerName}, since`} ${dayInWords(action.agreedOn, today)}.`}
          when={`${Temporal.PlainDate.compare(action.dueOn, today) < 0 ? 'Was due' : 'Due'} ${dayBeside(action.dueOn, today)}`}
          carried={action.carried}
        />
      ))}
    </Rows>
  )
}
