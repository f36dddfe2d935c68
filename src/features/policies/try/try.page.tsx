import type { RuleTrial, TrialResult } from '../../../domain/policy/trial.ts'
import { countOf, daysInWords, instantInWords, listInWords } from '../../../domain/text/dates.ts'
import type { FormTokens } from '../../../platform/http/route.ts'
import { PostForm } from '../../../ui/form/post-form.tsx'
import { SubmitButton } from '../../../ui/form/submit-button.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Head } from '../../../ui/pieces/head.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { Empty, Section } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import type { Trial } from './trials.queries.ts'

interface TryProps {
  /** null when there is none to try */
  draftNo: number | null
  current: number | null
  trial: Trial | null
  names: ReadonlyMap<string, string>
  tokens: FormTokens
  today: Temporal.PlainDate
}

/** The draft against the version in force, over the last two years. */
export function TryPage({ draftNo, current, trial, names, tokens, today }: TryProps) {
  const against = current === null ? 'no policy at all' : `version ${current}`
  return (
    <>
      <Head title="Try a change" />
      <p class="govuk-body-l">
        {draftNo === null
          ? 'What is tried is the draft. Change a rule in it first, and see here what that would have meant.'
          : `Version ${draftNo}, the draft, against ${against}, over what is recorded of the last two years.`}
      </p>
      {draftNo === null ? (
        <Empty>
          <p class="govuk-body">There is no draft.</p>
          <Button href="/policy/change" text="Begin a draft" classes="govuk-button--secondary" />
        </Empty>
      ) : (
        <div
          id="trial"
          data-ready="The trial is ready."
          {...(trial !== null && trial.doneAt === null ? { 'data-awaits': '' } : {})}
        >
          {trial === null || trial.doneAt !== null ? (
            <PostForm action="/policy/try" tokens={tokens}>
              <SubmitButton
                text={trial === null ? 'Try it' : 'Try it again'}
                kind={trial === null ? 'primary' : 'secondary'}
              />
            </PostForm>
          ) : (
            <p class="govuk-body" role="status">
              It is being worked out since {instantInWords(trial.askedAt, today)}.{' '}
              <Link href="/policy/try">See whether it is ready</Link>
            </p>
          )}
          {trial?.problem && <p class="govuk-body">{trial.problem}.</p>}
          {trial !== null && trial.result !== null && (
            <Found trial={trial} result={trial.result} names={names} today={today} />
          )}
        </div>
      )}
      <p class="govuk-body">
        <Link href="/policy/change">Back to the draft</Link>
      </p>
    </>
  )
}

interface FoundProps {
  trial: Trial
  result: TrialResult
  names: ReadonlyMap<string, string>
  today: Temporal.PlainDate
}

function Found({ trial, result, names, today }: FoundProps) {
  const days = daysInWords(Temporal.PlainDate.from(result.from), Temporal.PlainDate.from(result.to), today)
  const changed = result.rules.filter(isOtherwise)
  return (
    <>
      <p class="pl-note">
        Asked by {trial.askedBy}, {instantInWords(trial.askedAt, today)}.
        {trial.isOlder && ' The draft has been changed since.'}
      </p>
      <Section id="rules" title={`Who would have been out of step, ${days}`}>
        {changed.length === 0 ? (
          <p class="govuk-body">Nobody would have stood otherwise.</p>
        ) : (
          <StackTable
            caption="By rule: who was out of step, and who would have been"
            columns={[
              'Rule',
              'As it was',
              'With the draft',
              'Out of step only with the draft',
              'No longer out of step',
            ]}
            rows={changed.map((rule) => [
              rule.title,
              standing(rule.before),
              standing(rule.instead),
              who(rule.newly, rule.childrenNewly, names),
              who(rule.noLonger, rule.childrenNoLonger, names),
            ])}
          />
        )}
        {result.rules.length > changed.length && (
          <p class="pl-note">
            {countOf(result.rules.length - changed.length, 'rule comes', 'rules come')} to the same under both.
          </p>
        )}
      </Section>
      <Section id="hours" title="Supervisor time">
        <p class="govuk-body">
          {hours(result.hours.before)} as it was, {hours(result.hours.instead)} with the draft: the sessions that the
          rules ask for, each as late as it may be.
        </p>
        <StackTable
          caption="Hours by supervisor"
          columns={['Supervisor', { text: 'As it was', numeric: true }, { text: 'With the draft', numeric: true }]}
          rows={result.hours.bySupervisor.map(({ supervisor, before, instead }) => [
            supervisor === null ? 'Nobody named yet' : (names.get(supervisor) ?? 'Somebody who has left'),
            hours(before),
            hours(instead),
          ])}
        />
        {result.hours.notCounted.length > 0 && (
          <p class="pl-note">
            {countOf(result.hours.notCounted.length, 'rule is', 'rules are')} not in these hours, because no length of a
            session is asked or recorded.
          </p>
        )}
      </Section>
    </>
  )
}

function isOtherwise({ before, instead, newly, noLonger, childrenNewly, childrenNoLonger }: RuleTrial): boolean {
  return (
    newly.length + noLonger.length + childrenNewly + childrenNoLonger > 0 ||
    before?.days !== instead?.days ||
    (before === null) !== (instead === null)
  )
}

function standing(out: RuleTrial['before']): string {
  if (out === null) return 'Not asked'
  const parts = [
    ...(out.people > 0 ? [countOf(out.people, 'person', 'people')] : []),
    ...(out.children > 0 ? [countOf(out.children, 'child', 'children')] : []),
  ]
  if (parts.length === 0) return out.days === 0 ? 'Nobody' : `Nobody, ${countOf(out.days, 'day')}`
  // A window that was missed has no days of being late.
  return out.days === 0 ? listInWords(parts) : `${listInWords(parts)}, ${countOf(out.days, 'day')} in all`
}

function who(people: readonly string[], children: number, names: ReadonlyMap<string, string>): string {
  const parts = [
    ...people.map((id) => names.get(id) ?? 'somebody who has left').toSorted(),
    ...(children > 0 ? [countOf(children, 'child', 'children')] : []),
  ]
  return parts.length === 0 ? 'Nobody' : listInWords(parts)
}

/** "12 hours", "2.5 hours". */
const hours = (minutes: number): string => {
  const count = Math.round(minutes / 6) / 10
  return `${count} ${count === 1 ? 'hour' : 'hours'}`
}
