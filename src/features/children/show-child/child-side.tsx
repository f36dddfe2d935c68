import { isBefore } from '../../../domain/calendar/days.ts'
import { meetingWords } from '../../../domain/children/meeting-kinds.ts'
import { dayBeside, dayInWords, dayWithYear, daysInWords, londonDay } from '../../../domain/text/dates.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { Readers, type Reader } from '../../../ui/pieces/readers.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { groupsOf, isForPeople, ObligationList } from '../../obligations/public.ts'
import { holdsOn } from '../facts/child.queries.ts'
import { ThenForm } from '../time/time-pieces.tsx'
import type { SameHere } from '../time/child-facts.ts'
import { WayLines } from '../coverage/way-lines.tsx'
import type { ShowChildPageProps } from './child-page-props.ts'

/** What is owed, what was known before, who holds the case, the family, and who sees the page. */
export function ChildSide(props: ShowChildPageProps) {
  const { child, asOf } = props
  return (
    <>
      <Limits {...props} />
      <ThenForm path={`/children/${child.childId}`} state={props.thenState} />
      {asOf === null && props.ways.length > 0 && <NextSession {...props} />}
      {asOf === null && <Ahead {...props} />}
      {asOf === null && <Holders {...props} />}
      {asOf === null && <Elsewhere {...props} />}
      {asOf === null && <Family {...props} />}
      <SameEntries {...props} />
      <Section id="see" title="Who can see this page, and why">
        <Readers
          readers={readersOf(props)}
          last={`Each sees the directions, actions and records that are theirs to see. Nobody else gets in by a role alone.`}
        />
      </Section>
    </>
  )
}

function Limits({ child, seen, openable, today }: ShowChildPageProps) {
  const groups = groupsOf(seen ?? [])
  if (groups.length === 0) return null
  const said = {
    thing: (id: string) => (id === child.childId ? child.givenName : 'somebody'),
    reader: 'other',
    today,
  } as const
  const list = { said, mine: openable }
  const forPeople = groups.filter(isForPeople)
  const decided = groups.filter((group) => !isForPeople(group))
  return (
    <Section id="owed" title={`What the policy asks for ${child.givenName}`}>
      {decided.length === 0 ? (
        <p class="govuk-body-s">Nothing that Plumbline can decide.</p>
      ) : (
        <ObligationList groups={decided} {...list} />
      )}
      {forPeople.length > 0 && (
        <details class="govuk-details">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Left to people: {forPeople.length}</span>
          </summary>
          <div class="govuk-details__text">
            <ObligationList groups={forPeople} {...list} />
          </div>
        </details>
      )}
    </Section>
  )
}

/** From the child to a session: the next one of each who holds the case, with the way onto its agenda or whom to ask. */
function NextSession({ child, ways, seen, me, today }: ShowChildPageProps) {
  const late = (seen ?? []).some(({ state }) => state === 'breached')
  return (
    <Section id="next-session" title="The next session">
      <p class="govuk-body-s">
        <WayLines ways={ways} child={child} me={me.membershipId} today={today} late={late} />
      </p>
    </Section>
  )
}

/** What has gone, or is to go, to others: the file, and agencies that hear of a change of the plan. */
function Elsewhere({ child }: ShowChildPageProps) {
  return (
    <Section id="elsewhere" title="Told to others">
      <p class="govuk-body-s">
        <Link href={`/children/${child.childId}/plan-changes`}>Changes of the plan, and which agencies have heard</Link>
      </p>
      <p class="govuk-body-s">
        <Link href="/file-copies">What is to go to children’s files</Link>
      </p>
      <p class="govuk-body-s">
        <Link href={`/oversight/new?child=${child.childId}`}>Ask a manager to look at the work on this case</Link>
      </p>
    </Section>
  )
}

/** Meetings about the plan that are to come, and those of which nobody has said whether they were held. */
function Ahead({ child, time, today }: ShowChildPageProps) {
  const planned = time.meetings.filter(({ state }) => state === 'planned')
  const path = `/children/${child.childId}`
  return (
    <Section id="meetings" title="Review meetings" link={{ text: 'See all', href: `${path}/meetings` }}>
      {planned.length === 0 ? (
        <p class="govuk-body-s">None is planned.</p>
      ) : (
        <ul class="pl-readers">
          {planned.map(({ meetingId, kind, on }) => (
            <li key={meetingId}>
              <b>
                <Link href={`${path}/meetings/${meetingId}`}>{meetingWords(kind).name}</Link>
              </b>
              <span>{isBefore(on, today) ? `${dayBeside(on, today)}. Was it held?` : dayBeside(on, today)}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body-s">
        <Link href={`${path}/meetings/new`}>Record a meeting</Link>
      </p>
      <p class="govuk-body-s">
        <Link href={`${path}/concern`}>Say what the worry is mainly about</Link>
      </p>
    </Section>
  )
}

function Holders({ child, time, today }: ShowChildPageProps) {
  const holders = time.holders.toReversed()
  return (
    <Section id="holders" title="Who holds the case">
      {holders.length === 0 ? (
        <p class="govuk-body-s">Nobody yet.</p>
      ) : (
        <ul class="pl-readers">
          {holders.map((holder) => (
            <li key={holder.holdingId}>
              <b>{holder.name}</b>
              <span>
                {holder.endsOn === null
                  ? `Since ${dayInWords(holder.startsOn, today)}`
                  : daysInWords(holder.startsOn, holder.endsOn, today)}
                {holder.endsOn === null && holder.mayEnd && (
                  <>
                    {'. '}
                    <Link href={`/children/${child.childId}/holders/${holder.holdingId}/end`}>
                      End<span class="govuk-visually-hidden"> {holder.name}’s holding of the case</span>
                    </Link>
                  </>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body-s">
        <Link href={`/children/${child.childId}/holders`}>Add a case holder</Link>
      </p>
    </Section>
  )
}

function Family({ child, siblings }: ShowChildPageProps) {
  return (
    <Section
      id="family"
      title={`The ${child.family} family`}
      link={{ text: 'See them together', href: `/families/${child.familyId}` }}
    >
      {siblings.length === 0 ? (
        <p class="govuk-body-s">No brother or sister you may see is here.</p>
      ) : (
        <ul class="pl-readers">
          {siblings.map((sibling) => (
            <li key={sibling.childId}>
              <b>
                <Link href={`/children/${sibling.childId}`}>{sibling.name}</Link>
              </b>
              <span>{sibling.bornOn === null ? 'No date of birth' : `Born ${dayWithYear(sibling.bornOn)}`}</span>
            </li>
          ))}
        </ul>
      )}
      <p class="govuk-body-s">
        <Link href={`/children/new?family=${child.familyId}`}>Add a brother or sister</Link>
      </p>
    </Section>
  )
}

/** That the child was here twice, or may be; and, for an earlier day, that it was two entries then. */
function SameEntries({ child, same, asOf, keepsRegister: keeps, today }: ShowChildPageProps) {
  if (same.length === 0 && !(keeps && asOf === null)) return null
  return (
    <Section id="same" title="Here twice?">
      {same.map((each) => (
        <p class="govuk-body-s">{sameInWords(each, { child, asOf, keeps, today })}</p>
      ))}
      {keeps && asOf === null && (
        <p class="govuk-body-s">
          <Link href={`/children/${child.childId}/same`}>This is the same child as another entry</Link>
        </p>
      )}
    </Section>
  )
}

function sameInWords(
  same: SameHere,
  { child, asOf, keeps, today }: Pick<ShowChildPageProps, 'child' | 'asOf' | 'today'> & { keeps: boolean },
) {
  const isKept = same.keptId === child.childId
  const name = same.otherName ?? 'an entry that you do not see'
  const otherId = isKept ? same.closedId : same.keptId
  if (same.madeAt === null) {
    if (!keeps) return 'Somebody looks into whether this child is here twice.'
    return (
      <Link
        href={`/same-children/${same.sameId}`}
      >{`Said to be the same child as ${name}: it waits for a second person`}</Link>
    )
  }
  const day = londonDay(Temporal.Instant.fromEpochMilliseconds(same.madeAt))
  if (asOf !== null && isBefore(asOf, day)) {
    if (same.otherName === null) return 'On that day the child was here by two entries.'
    return (
      <>
        On that day the child was here by two entries.{' '}
        <Link href={`/children/${otherId}?known=${asOf.toString()}`}>{`See what ${name} said then`}</Link>
      </>
    )
  }
  const words = `Since ${dayInWords(day, asOf ?? today)} with what was under ${name}`
  return keeps ? <Link href={`/same-children/${same.sameId}`}>{words}</Link> : words
}

/** Those who hold the case today by name, and the others by what gives them the page (platform.my_children). */
function readersOf({ time, me, today, child }: ShowChildPageProps): Reader[] {
  const held = time.holders.filter((each) => holdsOn(each, today))
  return [
    ...held.map(({ membershipId, name }) => ({
      name: membershipId === me.membershipId ? `${name} (you)` : name,
      basis: membershipId === me.membershipId ? 'You hold the case.' : 'Holds the case.',
    })),
    ...(held.length === 0 ? [] : [{ name: 'Whoever supervises them', basis: 'Under a signed agreement.' }]),
    { name: `Those who discuss ${child.givenName} in a session`, basis: 'Both of the two whose session it is.' },
    { name: `The safeguarding team of ${me.organisationName}`, basis: 'They keep the files.' },
  ]
}
