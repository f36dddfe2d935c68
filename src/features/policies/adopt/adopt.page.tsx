import { differenceOf } from '../../../domain/policy/difference.ts'
import type { ResolvedPack } from '../../../domain/policy/resolved.ts'
import { dayInWords } from '../../../domain/text/dates.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { DateField } from '../../../ui/form/date-field.tsx'
import { FormErrors } from '../../../ui/form/form-errors.tsx'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SelectField } from '../../../ui/form/select-field.tsx'
import type { FormState } from '../../../ui/form/state.ts'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { TextField } from '../../../ui/form/text-field.tsx'
import { NotificationBanner } from '../../../ui/govuk/notification-banner.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { Against } from '../draft/draft.page.tsx'
import type { VersionFacts } from '../read/versions.queries.ts'
import { DifferenceList, differenceInShort } from '../show/difference-list.tsx'

const labels = {
  from: 'In force from',
  adopted: 'Adopted on',
  adopter: 'Adopted by',
  ratified: 'Ratified on',
  ratifier: 'Ratified by',
  review: 'Next review by',
  owner: 'Who answers for it?',
} as const

interface AdoptProps {
  no: number
  resolved: ResolvedPack
  against: Against | null
  before: VersionFacts | null
  open: number
  people: readonly { id: string; name: string }[]
  state: FormState
  revision: string
  isStale: boolean
  tokens: FormTokens
  today: Temporal.PlainDate
}

/** What changes once more, and the facts of the adoption after it. */
export function AdoptPage(props: AdoptProps) {
  const { no, resolved, against, before, open, people, state, revision, tokens, today } = props
  const difference = against === null ? null : differenceOf(against.resolved, resolved)
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title={`Adopt version ${no}`} />
      {props.isStale && (
        <NotificationBanner titleText="Look again">
          <p class="govuk-notification-banner__heading">Somebody else changed the draft while you were on this page.</p>
          <p class="govuk-body">What it says now is below. What you wrote about its adoption is still in the form.</p>
        </NotificationBanner>
      )}
      <p class="govuk-body-l">
        {difference === null || against === null
          ? 'It is the first policy here.'
          : `${differenceInShort(difference)} compared with ${against.name}.`}
        {open > 0 && ` ${open === 1 ? 'One question' : `${open} questions`} of the text stay open.`}
      </p>
      {difference !== null && against !== null && (
        <Section id="changes" title={`What changes against ${against.name}`}>
          <DifferenceList
            difference={difference}
            first={against.resolved}
            second={resolved}
            names={[against.name, `Version ${no}`]}
          />
        </Section>
      )}
      <Section id="adopt" title="Its adoption">
        <p class="govuk-body">
          Once adopted it cannot be changed by anybody; a further version takes its place.
          {before !== null &&
            before.from !== null &&
            ` Version ${before.no}, in force from ${dayInWords(before.from, today)}, ends on the day before.`}
        </p>
        <PostForm action="/policy/change/adopt" tokens={tokens}>
          <HiddenField name="revision" value={revision} />
          <DateField
            state={state}
            name="from"
            label={labels.from}
            hint="The first day on which it binds. It may lie ahead."
          />
          <TextField state={state} name="adopter" label={labels.adopter} hint="Such as the governors" width={30} />
          <DateField state={state} name="adopted" label={labels.adopted} />
          <TextField
            state={state}
            name="ratifier"
            label={labels.ratifier}
            hint="It can be noted later"
            optional
            width={30}
          />
          <DateField state={state} name="ratified" label={labels.ratified} optional />
          <DateField state={state} name="review" label={labels.review} />
          <SelectField
            state={state}
            name="owner"
            label={labels.owner}
            optional
            empty="Nobody by name"
            options={people.map(({ id, name }) => ({ value: id, text: name }))}
          />
          <div class="govuk-button-group">
            <SubmitButton text={`Adopt version ${no}`} />
            <Link href="/policy/change">Back to the draft</Link>
          </div>
        </PostForm>
      </Section>
    </>
  )
}

interface RatifyProps {
  no: number
  state: FormState
  tokens: FormTokens
}

export function RatifyPage({ no, state, tokens }: RatifyProps) {
  return (
    <>
      <FormErrors state={state} labels={labels} />
      <Head title={`Ratification of version ${no}`} />
      <p class="govuk-body">It is noted once and cannot be changed afterwards.</p>
      <PostForm action="/policy/ratify" tokens={tokens}>
        <HiddenField name="version" value={no} />
        <TextField
          state={state}
          name="ratifier"
          label={labels.ratifier}
          hint="Such as the full governing board"
          width={30}
        />
        <DateField state={state} name="ratified" label={labels.ratified} />
        <div class="govuk-button-group">
          <SubmitButton text="Note it" />
          <Link href="/policy">Cancel</Link>
        </div>
      </PostForm>
    </>
  )
}
