import type { ComponentChildren } from 'preact'
import type { Breach } from '../../../domain/compliance/obligation.ts'
import { cycleNameInWords } from '../../../domain/compliance/words/teller.ts'
import { clausesOf } from '../../../domain/policy/rule.ts'
import { upperFirst } from '../../../domain/policy/words/plain-nouns.ts'
import { ruleInWords } from '../../../domain/policy/words/rule-in-words.ts'
import { countOf, dayInWords } from '../../../domain/text/dates.ts'
import { Head } from '../../../ui/pieces/head.tsx'
import { Clause, Link } from '../../../ui/pieces/link.tsx'
import { Empty } from '../../../ui/pieces/section.tsx'
import { StackTable } from '../../../ui/pieces/stack-table.tsx'
import { State } from '../../../ui/pieces/state.tsx'
import { clauseLinks } from '../list/obligation-list.tsx'
import { stateInWords, stateName } from '../list/obligation-words.ts'
import { boundAtOnce, type BoundBy, type RuleStanding } from './rule.queries.ts'

interface RulePageProps {
  standing: RuleStanding
  page: number
  today: Temporal.PlainDate
}

/** One rule with everybody whom it binds: what "11 of 13 are in step" rests on. */
export function RulePage({ standing, page, today }: RulePageProps) {
  const { rule, pack, inStep, out, bound } = standing
  const shown = bound.slice(0, boundAtOnce)
  const { headline, details } = ruleInWords(rule, pack)
  const nouns = rule.about === 'child' ? (['child', 'children'] as const) : (['person', 'people'] as const)
  return (
    <>
      <Head title={rule.title} />
      <p class="govuk-body-l">
        {inStep + out === 0
          ? 'It binds nobody now.'
          : `${inStep} of ${countOf(inStep + out, nouns[0], nouns[1])} ${inStep === 1 ? 'is' : 'are'} in step with it: nothing of theirs is overdue, or was failed and cannot be made good.`}
      </p>
      <p class="govuk-body">
        {headline}{' '}
        {clauseLinks(clausesOf(rule)).map(({ label, href }, index) => (
          <>
            {index > 0 && ', '}
            <Clause key={label} href={href}>
              {label}
            </Clause>
          </>
        ))}
      </p>
      <p class="pl-note">{details.join(' ')}</p>
      {shown.length === 0 ? (
        <Empty>
          <p class="govuk-body">Nobody here is asked for it now, or nothing is known yet of what it asks.</p>
        </Empty>
      ) : (
        <StackTable
          caption="Everybody whom it binds, those out of step first"
          columns={['Whose', { text: 'How it stands', labelled: false }, 'Since', 'Before']}
          rows={shown.map((each) => rowOf(each, today))}
        />
      )}
      {(page > 0 || bound.length > boundAtOnce) && (
        <nav aria-label="Pages">
          <p class="govuk-body">
            {page > 0 && <Link href={`/obligations/rules/${rule.id}?page=${page}`}>Earlier names</Link>}
            {page > 0 && bound.length > boundAtOnce && ' or '}
            {bound.length > boundAtOnce && (
              <Link href={`/obligations/rules/${rule.id}?page=${page + 2}`}>Further names</Link>
            )}
          </p>
        </nav>
      )}
      <p class="govuk-body">
        <Link href="/obligations">Everything that is out of step</Link>
      </p>
    </>
  )
}

function rowOf({ kind, id, name, seen, times }: BoundBy, today: Temporal.PlainDate) {
  return [
    <Link href={kind === 'child' ? `/children/${id}#owed` : `/people/${id}/supervision#owed`}>{name}</Link>,
    <>
      <State state={stateName(seen.state)}>{stateInWords(seen, today)}</State>
      {times > 1 && <span class="pl-sub">The worst of {times}</span>}
    </>,
    seen.kept.since === null ? '' : dayInWords(Temporal.PlainDate.from(seen.kept.since.slice(0, 10)), today),
    beforeInWords(seen.kept.breaches, today),
  ]
}

const breachesNamed = 3

/** "Missed in Autumn 1; late from 3 March, made good on 9 March". The newest first. */
function beforeInWords(breaches: readonly Breach[], today: Temporal.PlainDate): ComponentChildren {
  if (breaches.length === 0) return 'Never late'
  const day = (text: string) => dayInWords(Temporal.PlainDate.from(text.slice(0, 10)), today)
  const named = breaches
    .toReversed()
    .slice(0, breachesNamed)
    .map(({ from, made_good: good, cycle }) =>
      cycle?.name
        ? `missed in ${cycleNameInWords(cycle)}`
        : `late from ${day(from)}${good === null ? '' : `, made good on ${day(good)}`}`,
    )
  const rest = breaches.length - named.length
  return [...named, ...(rest > 0 ? [`and ${countOf(rest, 'time')} before`] : [])].map((words) => (
    <span key={words} class="pl-stackline">
      {upperFirst(words)}
    </span>
  ))
}
