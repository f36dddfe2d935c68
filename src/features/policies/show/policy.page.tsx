import type { ComponentChildren } from 'preact'
import { countOf, dayInWords } from '../../../domain/text/dates.ts'
import type { PackDifference } from '../../../domain/policy/difference.ts'
import type { ResolvedPack } from '../../../domain/policy/resolved.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { SeenFindings } from '../../obligations/public.ts'
import type { Newer } from '../read/shelf.ts'
import type { VersionFacts } from '../read/versions.queries.ts'
import type { PairContext } from './pair-context.ts'
import { Contradictions } from './contradiction-list.tsx'
import { DifferenceList } from './difference-list.tsx'
import { leadSentence, PolicyClauses, type ClausesShown } from './policy-clauses.tsx'
import { BesideAgreements, InPractice } from './found.tsx'
import { Measures } from './measures.tsx'
import { NextOfPolicy, type NextStep } from './next-of-policy.tsx'
import type { PolicyView } from './policy-view.ts'

/** What the one who looks has read of it. */
export interface MyReading {
  /** when they said so of this version; null when they have not */
  readonly at: Temporal.PlainDate | null
  /** the earlier version that they have read, and what has changed since */
  readonly since: { readonly no: number; readonly difference: PackDifference; readonly first: ResolvedPack } | null
}

export interface PolicyPageProps {
  version: VersionFacts
  view: PolicyView
  facts: readonly ComponentChildren[]
  follows: string | null
  context: PairContext
  next: NextStep | null
  links: readonly { text: string; href: string }[]
  reading: MyReading
  coming: VersionFacts | null
  shown: ClausesShown
  /** whether what the job found of it is for whoever looks, and what that is; null until it has looked */
  seesFindings: boolean
  findings: SeenFindings | null
  newer: Newer | null
  mayRatify: boolean
  seesReaders: boolean
  tokens: FormTokens
  today: Temporal.PlainDate
}

/** The policy in force, beside its clauses. */
export function PolicyPage(props: PolicyPageProps) {
  const { version, view, facts, follows, context, next, links, reading, coming, tokens, today } = props
  const found = view.contradictions.filter(({ weight }) => weight === 'contradiction')
  const settled = view.contradictions.filter((each) => each.settled !== null)
  const notes = view.contradictions.filter((each) => each.weight === 'note' && each.settled === null)
  return (
    <>
      <Head title={`Supervision policy, version ${version.no}`} facts={facts} />
      <p class="govuk-body-l">{leadSentence(view, follows, context.mayDraft ? 'you' : 'others')}</p>
      {coming !== null && coming.from !== null && (
        <p class="govuk-body">
          <Link href={`/policy/versions/${coming.no}`}>Version {coming.no}</Link> has been adopted and takes its place
          on {dayInWords(coming.from, today)}.
        </p>
      )}
      {props.newer !== null && (
        <p class="govuk-body">
          {props.newer.words}. Yours holds the whole of what it follows, and goes on as it is.{' '}
          <Link href="/policy/newer">See what differs, and go over to it</Link>
        </p>
      )}
      {next !== null && <NextOfPolicy next={next} />}
      <PolicyClauses view={view} context={context} links={links} at="/policy" shown={props.shown} />
      {found.length > 0 && (
        <Section id="contradictions" title="Where it disagrees with itself">
          <p class="govuk-body">Until somebody chooses, all of it is measured and shown side by side.</p>
          <Contradictions found={found} mayDraft={context.mayDraft} />
        </Section>
      )}
      {settled.length > 0 && (
        <Section id="settled" title="Where it disagrees on purpose">
          <p class="govuk-body">These stand side by side, and each is measured.</p>
          <Contradictions found={settled} mayDraft={context.mayDraft} />
        </Section>
      )}
      {props.seesFindings && props.findings === null && (
        <Section id="practice" title="Between the policy and practice">
          <p class="govuk-body">
            How this version fares has not been looked at yet. It is worked out beside what is owed, within minutes.
          </p>
        </Section>
      )}
      <Measures view={view} findings={props.findings} seesFindings={props.seesFindings} today={today} />
      {props.findings !== null && <InPractice findings={props.findings} view={view} today={today} />}
      {props.findings !== null && <BesideAgreements findings={props.findings} today={today} />}
      {notes.length > 0 && (
        <Section id="notes" title="Worth knowing">
          <Details summaryText={`${countOf(notes.length, 'thing')} that nobody has to settle`}>
            <Contradictions found={notes} mayDraft={false} />
          </Details>
        </Section>
      )}
      <ReadAndUnderstood version={version} view={view} reading={reading} tokens={tokens} today={today}>
        {props.seesReaders && (
          <p class="govuk-body">
            <Link href="/policy/readers">See who has read it</Link>
          </p>
        )}
      </ReadAndUnderstood>
      {props.mayRatify && (
        <Section id="ratified" title="Ratification">
          <p class="govuk-body">
            Nobody has noted that version {version.no} was ratified.{' '}
            <Link href="/policy/ratify">Note by whom, and when</Link>
          </p>
        </Section>
      )}
    </>
  )
}

interface ReadProps extends Pick<PolicyPageProps, 'version' | 'view' | 'reading' | 'tokens' | 'today'> {
  children: ComponentChildren
}

function ReadAndUnderstood({ version, view, reading, tokens, today, children }: ReadProps) {
  return (
    <Section id="read" title="Read and understood">
      {reading.at !== null ? (
        <p class="govuk-body">
          You said on {dayInWords(reading.at, today)} that you have read and understood version {version.no}.
        </p>
      ) : (
        <>
          {reading.since !== null && (
            <>
              <p class="govuk-body">You have read version {reading.since.no}. This is what has changed since.</p>
              <DifferenceList
                difference={reading.since.difference}
                first={reading.since.first}
                second={view.resolved}
                names={[`Version ${reading.since.no}`, `Version ${version.no}`]}
              />
            </>
          )}
          <PostForm action="/policy/read" tokens={tokens}>
            <input type="hidden" name="version" value={version.no} />
            <SubmitButton text={`I have read and understood version ${version.no}`} kind="secondary" />
          </PostForm>
        </>
      )}
      {children}
    </Section>
  )
}

interface NoPolicyProps {
  organisation: string
  mayDraft: boolean
  mayAdopt: boolean
  draft: VersionFacts | null
  coming: VersionFacts | null
  above: readonly string[]
  today: Temporal.PlainDate
}

/** Nothing is adopted yet: what will be here, and the one thing that brings it. */
export function NoPolicyPage({ organisation, mayDraft, mayAdopt, draft, coming, above, today }: NoPolicyProps) {
  return (
    <>
      <Head title="Supervision policy" />
      {coming !== null && coming.from !== null ? (
        <p class="govuk-body-l">
          <Link href={`/policy/versions/${coming.no}`}>Version {coming.no}</Link> has been adopted and is in force from{' '}
          {dayInWords(coming.from, today)}. Until then nothing is checked.
        </p>
      ) : (
        <p class="govuk-body-l">
          {organisation} has not adopted a policy here yet, so Plumbline checks nothing and asks nobody for anything.
        </p>
      )}
      <section class="pl-next pl-here" aria-labelledby="next">
        <h2 class="pl-next__title" id="next">
          {!mayDraft
            ? 'The head or an administrator adopts it'
            : draft === null
              ? coming === null
                ? 'Begin with a policy that you follow'
                : 'The next version'
              : `Version ${draft.no} is a draft`}
        </h2>
        <p class="govuk-body">
          {!mayDraft
            ? 'When it is in force you will find here what it asks of you, clause by clause, and be asked to read it.'
            : draft !== null
              ? `Nobody else sees it until it is adopted${mayAdopt ? '.' : ', which the head or an administrator does.'}`
              : `Five policies come with Plumbline, each with its agreements, records and rules${above.length > 0 ? `, and you can follow that of ${above.join(' or ')}` : ''}. You see what it asks and change it before it is adopted.`}
        </p>
        {mayDraft && (
          <div class="govuk-button-group">
            {draft === null ? (
              <Button href="/policy/change/follow" text="Choose a policy to follow" />
            ) : (
              <Button href="/policy/change" text="Carry on with the draft" />
            )}
          </div>
        )}
      </section>
    </>
  )
}
