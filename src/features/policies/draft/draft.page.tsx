import type { ComponentChildren } from 'preact'
import { differenceOf } from '../../../domain/policy/difference.ts'
import type { ResolvedPack } from '../../../domain/policy/resolved.ts'
import { instantInWords } from '../../../domain/text/dates.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { HiddenField } from '../../../ui/form/hidden-field.tsx'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import { valueInWords } from '../policy-words.ts'
import { Contradictions } from '../show/contradiction-list.tsx'
import { DifferenceList, differenceInShort } from '../show/difference-list.tsx'
import type { PolicyView } from '../show/policy-view.ts'
import type { Newer } from '../read/shelf.ts'
import type { DraftText } from './draft-text.ts'
import { ProblemList } from './problem-list.tsx'

/** What a draft is compared with. */
export interface Against {
  readonly name: string
  readonly resolved: ResolvedPack
}

interface DraftProps {
  draft: DraftText
  /** null when it cannot be read */
  view: PolicyView | null
  against: Against | null
  follows: string | null
  /** a newer version of what it follows */
  newer: Newer | null
  mayAdopt: boolean
  tokens: FormTokens
  today: Temporal.PlainDate
}

export function DraftPage(props: DraftProps) {
  const { draft, view, against, follows, newer, mayAdopt, tokens, today } = props
  const difference = view === null || against === null ? null : differenceOf(against.resolved, view.resolved)
  return (
    <>
      <Head
        title={`Draft of version ${draft.no}`}
        facts={draft.kept === null ? [] : [`Last changed ${instantInWords(draft.kept.changedAt, today)}`]}
      />
      <p class="govuk-body-l" id="draft">
        {difference === null || against === null
          ? 'It cannot be adopted as it is.'
          : `${differenceInShort(difference)} compared with ${against.name}.`}{' '}
        Nobody is asked for anything by a draft.
      </p>
      {view === null ? (
        <Section id="problems" title="What is wrong">
          <ProblemList problems={draft.read.problems} withLines />
          <p class="govuk-body">
            <Link href="/policy/change/file">Put it right in the file</Link>
          </p>
        </Section>
      ) : (
        <NextOfDraft draft={draft} view={view} mayAdopt={mayAdopt} />
      )}
      {newer !== null && (
        <Section id="newer" title="What it follows has a newer version">
          <p class="govuk-body">
            {newer.words}; the draft follows an earlier one. What is varied here stays varied.{' '}
            <Link href="/policy/newer">See what differs</Link>
          </p>
          <PostForm action="/policy/change" tokens={tokens}>
            <HiddenField name="follow" value={newer.name} />
            <SubmitButton text="Follow the newer version" kind="secondary" />
          </PostForm>
        </Section>
      )}
      {difference !== null && against !== null && view !== null && (
        <Section id="changes" title={`What changes against ${against.name}`}>
          <DifferenceList
            difference={difference}
            first={against.resolved}
            second={view.resolved}
            names={[against.name, 'The draft']}
          />
        </Section>
      )}
      {view !== null && <Open view={view} />}
      {view !== null && view.contradictions.some(({ weight }) => weight === 'contradiction') && (
        <Section id="contradictions" title="Where it disagrees with itself">
          <Contradictions found={view.contradictions.filter(({ weight }) => weight === 'contradiction')} mayDraft />
        </Section>
      )}
      <Section id="more" title="Change it further">
        <ul class="govuk-list">
          <Item>
            <Link href="/policy/change/clauses/new">Add a rule of your own</Link>
          </Item>
          <Item>
            <Link href="/policy/change/file">Change the whole file, or upload one</Link>
          </Item>
          <Item>
            <Link href="/policy/change/follow">Follow another policy</Link>
            {follows !== null && ` instead of ${follows.replace(/,$/, '')}`}
          </Item>
        </ul>
        {view !== null && <EveryRule view={view} />}
        {draft.read.resolved !== null && draft.read.problems.length > 0 && (
          <Details summaryText="Worth a look">
            <ProblemList problems={draft.read.problems} withLines />
          </Details>
        )}
      </Section>
      {draft.kept !== null && (
        <Section id="discard" title="Put the draft aside">
          <p class="govuk-body">Version {draft.no} is then never adopted, and its number is not used again.</p>
          <PostForm action="/policy/change/discard" tokens={tokens}>
            <SubmitButton text="Put it aside" kind="secondary" />
          </PostForm>
        </Section>
      )}
    </>
  )
}

const Item = ({ children }: { children: ComponentChildren }) => <li>{children}</li>

function NextOfDraft({ draft, view, mayAdopt }: { draft: DraftText; view: PolicyView; mayAdopt: boolean }) {
  const open = view.questions.length
  return (
    <section class="pl-next pl-here" aria-labelledby="next">
      <h2 class="pl-next__title" id="next">
        {mayAdopt
          ? `Adopt version ${draft.no} when it says what you decided`
          : 'The head or an administrator adopts it'}
      </h2>
      <p class="govuk-body">
        {open === 0
          ? 'Every question that the text leaves open has an answer.'
          : `${open === 1 ? 'One question of the text is' : `${open} questions of the text are`} still open. It can be adopted all the same: what hangs on them is then not checked.`}
      </p>
      <div class="govuk-button-group">
        {mayAdopt && <Button href="/policy/change/adopt" text={`Adopt version ${draft.no}`} />}
        <Link href="/policy/try">Try it on the last two years first</Link>
      </div>
    </section>
  )
}

function Open({ view }: { view: PolicyView }) {
  const parameters = Object.entries(view.resolved.pack.parameters ?? {})
  if (parameters.length === 0) return null
  const inOrder = parameters.toSorted(([, a], [, b]) => Number(a.value !== undefined) - Number(b.value !== undefined))
  return (
    <Section id="open" title="Questions that the text leaves open">
      <ul class="pl-rows">
        {inOrder.map(([name, { asks, value, set_by: by }]) => (
          <li key={name} class="pl-row">
            <div class="pl-row__what">{asks}</div>
            <div class="pl-row__why">
              {value === undefined
                ? 'Not decided.'
                : `${valueInWords(value)}${by === undefined ? '' : `, set by ${by}`}.`}{' '}
              <Link href={`/policy/change/parameters/${name}`}>
                {value === undefined ? 'Answer it' : 'Change it'}
                <span class="govuk-visually-hidden">: {asks}</span>
              </Link>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function EveryRule({ view }: { view: PolicyView }) {
  const rules = view.resolved.pack.rules ?? []
  const { dropped } = view.resolved
  return (
    <Details summaryText={`All ${rules.length} rules`}>
      <ul class="govuk-list">
        {rules.map(({ id, title }) => (
          <Item key={id}>
            <Link href={`/policy/change/rules/${id}`}>{title}</Link>
          </Item>
        ))}
        {dropped.map(({ rule }) => (
          <Item key={rule.id}>
            <Link href={`/policy/change/rules/${rule.id}`}>{rule.title}</Link> (left out)
          </Item>
        ))}
      </ul>
    </Details>
  )
}

/** No draft: what a draft would begin from. */
export function NoDraftPage({ before, tokens }: { before: number; tokens: FormTokens }) {
  return (
    <>
      <Head title="Change the policy" />
      <p class="govuk-body-l">
        There is no draft. A draft begins as version {before} says it, and changes nothing until it is adopted.
      </p>
      <section class="pl-next pl-here" aria-labelledby="next">
        <h2 class="pl-next__title" id="next">
          Begin a draft
        </h2>
        <p class="govuk-body">The head, the designated safeguarding lead and administrators can all write in it.</p>
        <div class="govuk-button-group">
          <PostForm action="/policy/change" tokens={tokens}>
            <SubmitButton text="Begin a draft" />
          </PostForm>
          <Link href="/policy/change/follow">Follow another policy</Link>
        </div>
      </section>
    </>
  )
}
