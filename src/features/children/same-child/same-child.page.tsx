import { concernWords } from '../../../domain/children/concern-words.ts'
import { meetingWords } from '../../../domain/children/meeting-kinds.ts'
import { referenceKinds, referenceWords } from '../../../domain/children/reference-numbers.ts'
import { aheadInWords, sameProblemInWords, type SameChildAhead } from '../../../domain/children/same-child.ts'
import type { ChildTime } from '../../../domain/children/child-record.ts'
import { statusInWords } from '../../../domain/sessions/child-status.ts'
import { countOf, dayInWords, dayWithYear, daysInWords, listInWords } from '../../../domain/text/dates.ts'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { RadioField } from '../../../ui/form/radio-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { PossibleDuplicate } from '../add-child/add-child.queries.ts'
import type { ChildFacts } from '../facts/child.queries.ts'
import type { NumberFact } from '../facts/register.queries.ts'

interface Tokens {
  csrf: string
  once: string
}

const fullName = ({ givenName, familyName }: { givenName: string; familyName: string }): string =>
  `${givenName} ${familyName}`

export const lookLabels = { search: 'Name, date of birth or number of the other entry' }

interface LookPageProps {
  child: ChildFacts
  others: readonly PossibleDuplicate[]
  /** whether somebody looked, and not the page by itself */
  looked: boolean
  state: FormState
  tokens: Tokens
}

/** The other entry of a child: those who are like it are shown at once, and any other can be looked for. */
export function LookForSamePage({ child, others, looked, state, tokens }: LookPageProps) {
  const path = `/children/${child.childId}/same`
  return (
    <>
      <FormErrors state={state} labels={lookLabels} />
      <Head caption={fullName(child)} title="Which other entry is this child?" />
      <p class="govuk-body">
        For a child who is here twice. You see both side by side before anything changes. Nothing that was signed is
        touched, and it can be undone until something new is signed.
      </p>
      <Section id="like" title={looked ? 'Found' : 'Entries that are like this one'}>
        {others.length === 0 ? (
          <p class="govuk-body">{looked ? 'Nobody like this is here.' : 'No other entry is like this one.'}</p>
        ) : (
          <StackTable
            caption="Other entries, the likeliest first"
            columns={[{ text: 'Entry', labelled: false }, 'Born', 'Family', { text: 'Why', labelled: false }]}
            rows={others.map((other) => [
              <Link href={`${path}/${other.childId}`}>
                {other.name}
                <span class="govuk-visually-hidden">: see both side by side</span>
              </Link>,
              other.bornOn === null ? 'Not known' : dayWithYear(other.bornOn),
              other.family,
              `${other.why}${other.reference === null ? '' : `. Reference ${other.reference}`}`,
            ])}
          />
        )}
      </Section>
      <Section id="look" title="Look for another">
        <PostForm action={path} tokens={tokens}>
          <TextField
            state={state}
            name="search"
            label={lookLabels.search}
            width={30}
            maxLength={100}
            autocomplete="off"
          />
          <SubmitButton text="Look for it" kind="secondary" />
        </PostForm>
      </Section>
    </>
  )
}

export interface Entry {
  child: ChildFacts
  numbers: readonly NumberFact[]
  siblings: readonly { childId: string; name: string }[]
  time: ChildTime
}

export const compareLabels = { kept: 'Which entry is kept?', reason: 'How do you know that it is one child?' }

interface ComparePageProps {
  one: Entry
  other: Entry
  state: FormState
  tokens: Tokens
  today: Temporal.PlainDate
}

/** Two entries side by side: what differs first, then which is kept and why. */
export function CompareSamePage({ one, other, state, tokens, today }: ComparePageProps) {
  const rows = comparison(one, other, today)
  const differing = rows.filter(([, a, b]) => a !== b)
  const alike = rows.filter(([, a, b]) => a === b)
  const silent = alike.filter(([, a]) => isNothing(a)).map(([what]) => lowered(what))
  const shown = [...differing, ...alike.filter(([, a]) => !isNothing(a))]
  return (
    <>
      <FormErrors state={state} labels={compareLabels} />
      <Head caption={fullName(one.child)} title="Are these one child?" />
      <p class="govuk-body">
        {differing.length === 0
          ? 'Both say the same.'
          : `They differ in ${listInWords(differing.map(([what]) => lowered(what)))}.`}
      </p>
      <StackTable
        caption="Both entries side by side"
        columns={[{ text: 'What', labelled: false }, entryName(one, other), entryName(other, one)]}
        rows={shown.map(([what, a, b]) => [a === b ? what : `${what}, differs`, a, b])}
      />
      {silent.length > 0 && <p class="govuk-body-s">Neither says anything of {listInWords(silent)}.</p>}
      <PostForm action={`/children/${one.child.childId}/same/${other.child.childId}`} tokens={tokens}>
        <RadioField
          state={state}
          name="kept"
          label={compareLabels.kept}
          hint="The child goes on under it. Keep the one with the right name and numbers; both can be corrected afterwards."
          options={[
            { value: one.child.childId, text: choice(one, other) },
            { value: other.child.childId, text: choice(other, one) },
          ]}
        />
        <TextField
          state={state}
          name="reason"
          label={compareLabels.reason}
          hint="A few words, for example: same UPN, the office confirmed the spelling. Nothing of the child’s story."
          maxLength={300}
          autocomplete="off"
        />
        <div class="govuk-button-group">
          <SubmitButton text="See what will happen" />
          <Link href={`/children/${one.child.childId}`}>They are two children</Link>
        </div>
      </PostForm>
    </>
  )
}

/** What a row says when the entry says nothing. */
const nothing = ['Not known', 'None', 'Not said', 'Nobody', 'Never', 'Of no session', '0']
const isNothing = (words: string): boolean => nothing.includes(words)

/** In a sentence; UPN and NHS stay as they are. */
const lowered = (what: string): string => (/^[A-Z]{2}/.test(what) ? what : what.charAt(0).toLowerCase() + what.slice(1))

const entryName = ({ child }: Entry, other: Entry): string =>
  fullName(child) === fullName(other.child)
    ? `${fullName(child)}${child.reference === null ? '' : ` (${child.reference})`}`
    : fullName(child)

const choice = (entry: Entry, other: Entry): string => {
  const { discussions } = entry.time
  return `${entryName(entry, other)}, ${discussions.length === 0 ? 'never discussed' : `discussed ${countOf(discussions.length, 'time', 'times')}`}${entry.child.bornOn === null ? '' : `, born ${dayWithYear(entry.child.bornOn)}`}`
}

function comparison(one: Entry, other: Entry, today: Temporal.PlainDate): [string, string, string][] {
  const a = said(one, today)
  const b = said(other, today)
  return a.map(([what, words], index) => [what, words, b[index]?.[1] ?? ''])
}

/** What one entry says, row by row. */
function said({ child, numbers, siblings, time }: Entry, today: Temporal.PlainDate): [string, string][] {
  const since = ({ startsOn, endsOn }: { startsOn: Temporal.PlainDate; endsOn: Temporal.PlainDate | null }): string =>
    endsOn === null ? `since ${dayInWords(startsOn, today)}` : daysInWords(startsOn, endsOn, today)
  const list = (items: readonly string[], none: string): string => (items.length === 0 ? none : items.join('; '))
  return [
    ['Name', fullName(child)],
    ['Date of birth', child.bornOn === null ? 'Not known' : dayWithYear(child.bornOn)],
    ['Reference', child.reference ?? 'None'],
    ...referenceKinds.map((kind): [string, string] => [
      referenceWords[kind],
      numbers.find((each) => each.kind === kind)?.value ?? 'None',
    ]),
    ['School', child.school ?? 'Not said'],
    [
      'Family',
      siblings.length === 0 ? child.family : `${child.family}, with ${listInWords(siblings.map(({ name }) => name))}`,
    ],
    [
      'Statuses',
      list(
        time.statuses.map((each) => `${statusInWords(each.status, each.legalBasis)}, ${since(each)}`),
        'None',
      ),
    ],
    [
      'Case holders',
      list(
        time.holders.map((each) => `${each.name}, ${since(each)}`),
        'Nobody',
      ),
    ],
    [
      'Mainly about',
      list(
        (time.concerns ?? []).map((each) => `${concernWords[each.concern]}, ${since(each)}`),
        'Not said',
      ),
    ],
    [
      'Review meetings',
      list(
        time.meetings.map(({ kind, on, state }) => `${meetingWords(kind).name}, ${dayInWords(on, today)} (${state})`),
        'None',
      ),
    ],
    [
      'Days of discussions',
      list(
        time.discussions.map(({ on, signed }) => `${dayInWords(on, today)}${signed ? '' : ' (not signed yet)'}`),
        'Never',
      ),
    ],
    [
      'Agendas to come',
      list(
        time.booked.map(({ on }) => dayInWords(on, today)),
        'Of no session',
      ),
    ],
    ['Open actions', String(time.actions.filter(({ state }) => state === 'open').length)],
  ]
}

interface AheadPageProps {
  kept: Entry
  closed: Entry
  ahead: SameChildAhead
  reason: string
  /** what would happen is not what was shown before */
  changed: boolean
  tokens: Tokens
  from: string
}

/** What will happen, in plain words, before it does. */
export function SameAheadPage({ kept, closed, ahead, reason, changed, tokens, from }: AheadPageProps) {
  const names = {
    kept: entryName(kept, closed),
    closed: entryName(closed, kept),
    familyLeft:
      closed.child.familyId !== kept.child.familyId && closed.siblings.length > 0 ? closed.child.family : null,
  }
  const back = `/children/${from}/same/${from === kept.child.childId ? closed.child.childId : kept.child.childId}`
  return (
    <>
      <Head caption={names.kept} title={ahead.problem === null ? 'What will happen' : 'This cannot be done now'} />
      {changed && <InsetText text="Something has changed since you were shown this. Read it again before you go on." />}
      {ahead.problem === null ? (
        <>
          <ul class="govuk-list govuk-list--bullet">
            {aheadInWords(ahead, names).map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
          {ahead.second && (
            <InsetText>
              Because somebody would come to see more of a child than today, a second person is asked: another
              safeguarding lead or deputy confirms it.{' '}
              {ahead.others === 0
                ? 'There is no other yet, so it waits until there is one. Nothing changes until then.'
                : 'Nothing changes until then.'}
            </InsetText>
          )}
          <p class="govuk-body">Why: {reason}</p>
          <PostForm action={`/children/${from}/same/${back.slice(back.lastIndexOf('/') + 1)}/confirm`} tokens={tokens}>
            <HiddenField name="kept" value={kept.child.childId} />
            <HiddenField name="reason" value={reason} />
            <HiddenField name="shown" value={shownOf(ahead)} />
            <div class="govuk-button-group">
              <SubmitButton text={ahead.second ? 'Ask a second person' : 'Make them one'} />
              <Link href={back}>Go back</Link>
            </div>
          </PostForm>
        </>
      ) : (
        <p class="govuk-body">
          {sameProblemInWords[ahead.problem]} <Link href={back}>Go back</Link>
        </p>
      )}
    </>
  )
}

/** What somebody was shown, so that a page that has gone stale is shown again. */
export const shownOf = ({ second, seeKept, seeClosed, pages }: SameChildAhead): string =>
  [
    second ? 'second' : 'alone',
    pages,
    [...seeKept].toSorted().join('+').length,
    [...seeClosed].toSorted().join('+').length,
  ].join('-')
