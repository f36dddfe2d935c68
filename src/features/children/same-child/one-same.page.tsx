import { isStaysReason, sameStaysInWords } from '../../../domain/children/same-child.ts'
import { dayInWords, londonDay } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { ChildFacts } from '../facts/child.queries.ts'
import type { SameHere } from '../time/child-facts.ts'
import type { SameChild } from './same-child.queries.ts'

export const sameLabels = { reason: 'Why' }

interface SamePageProps {
  same: SameChild
  /** while it waits, what it would bring, in sentences */
  ahead: readonly string[]
  /** why it cannot be undone, null when it can */
  stays: string | null
  /** whether the reader said it themself, so that another confirms */
  own: boolean
  /** why it could not be confirmed or undone just now */
  problem: string | null
  state: FormState
  tokens: { csrf: string; once: string }
  today: Temporal.PlainDate
}

/** Two entries that are one: who said so, why, and what can be done about it. */
export function SamePage({ same, ahead, stays, own, problem, state, tokens, today }: SamePageProps) {
  const waits = same.madeAt === null && same.undoneAt === null
  const path = `/same-children/${same.sameId}`
  const on = (at: Temporal.Instant): string => dayInWords(londonDay(at), today)
  return (
    <>
      <FormErrors state={state} labels={sameLabels} />
      <Head title={titleOf(same)} />
      {problem !== null && <InsetText text={problem} />}
      <SummaryList
        rows={[
          { key: 'Kept', value: entryLink(same.keptId, same.keptName) },
          { key: waits ? 'To be closed' : 'Closed', value: entryLink(same.closedId, same.closedName) },
          { key: 'Said', value: `${on(same.askedAt)}, by ${same.askedBy}` },
          { key: 'Why', value: same.reason },
          ...(same.madeAt === null ? [] : [{ key: 'Made one', value: `${on(same.madeAt)}, by ${same.madeBy ?? ''}` }]),
          ...(same.undoneAt === null
            ? []
            : [
                {
                  key: same.madeAt === null ? 'Taken back' : 'Undone',
                  value: `${on(same.undoneAt)}, by ${same.undoneBy ?? ''}`,
                },
                { key: 'Why then', value: same.undoneReason ?? '' },
              ]),
        ].map(({ key, value }) => ({
          key: { text: key },
          value: typeof value === 'string' ? { text: value } : { content: value },
        }))}
      />
      {waits && (
        <Section
          id="second"
          title="A second person"
          link={{ text: 'See both side by side', href: `/children/${same.keptId}/same/${same.closedId}` }}
        >
          <ul class="govuk-list govuk-list--bullet">
            {ahead.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          {own ? (
            <p class="govuk-body">You said it, so another safeguarding lead or deputy confirms it here.</p>
          ) : (
            <PostForm action={`${path}/confirm`} tokens={tokens}>
              <SubmitButton text="Confirm that they are one child" />
            </PostForm>
          )}
        </Section>
      )}
      {same.undoneAt === null && (
        <Section id="undo" title={waits ? 'Take it back' : 'Two children after all?'}>
          {stays !== null && isStaysReason(stays) ? (
            <p class="govuk-body">{sameStaysInWords[stays]}</p>
          ) : (
            <>
              {!waits && (
                <p class="govuk-body">
                  What came from the other entry goes back to it as it stands now. What was recorded since under the one
                  that was kept stays there.
                </p>
              )}
              <PostForm action={`${path}/undo`} tokens={tokens}>
                <TextField
                  state={state}
                  name="reason"
                  label={sameLabels.reason}
                  hint="A few words. Nothing of the child’s story."
                  maxLength={300}
                  autocomplete="off"
                />
                <SubmitButton text={waits ? 'Take it back' : 'Make them two again'} kind="secondary" />
              </PostForm>
            </>
          )}
        </Section>
      )}
    </>
  )
}

const titleOf = ({ madeAt, undoneAt }: SameChild): string =>
  undoneAt !== null
    ? 'Two children after all'
    : madeAt === null
      ? 'One child? It waits for a second person'
      : 'Two entries made one'

const entryLink = (childId: string, name: string | null) =>
  name === null ? 'An entry you do not see' : <Link href={`/children/${childId}`}>{name}</Link>

interface ClosedEntryPageProps {
  child: ChildFacts
  same: SameHere
  keepsRegister: boolean
  today: Temporal.PlainDate
}

/** The page of an entry that was closed: it leads to the one under which the child goes on. */
export function ClosedEntryPage({ child, same, keepsRegister, today }: ClosedEntryPageProps) {
  const day = same.madeAt === null ? null : londonDay(Temporal.Instant.fromEpochMilliseconds(same.madeAt))
  return (
    <>
      <Head title={`${child.givenName} ${child.familyName}`} facts={['This entry is closed']} />
      <p class="govuk-body">
        {child.givenName} was here twice. {day === null ? '' : `On ${dayInWords(day, today)} the two were made one. `}
        {same.otherName === null ? (
          'The child goes on under an entry that you do not see. Ask the safeguarding lead if you should.'
        ) : (
          <>
            Everything goes on under <Link href={`/children/${same.keptId}`}>{same.otherName}</Link>.
          </>
        )}
      </p>
      <p class="govuk-body">
        Records that were signed under this name stay as they were signed, with the same readers.{' '}
        {day !== null && (
          <Link href={`/children/${child.childId}?known=${day.subtract({ days: 1 }).toString()}`}>
            See this entry as it stood the day before
          </Link>
        )}
      </p>
      {keepsRegister && (
        <p class="govuk-body">
          <Link href={`/same-children/${same.sameId}`}>Who made them one, and why</Link>
        </p>
      )}
    </>
  )
}
