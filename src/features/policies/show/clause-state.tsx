import { countOf } from '../../../domain/text/dates.ts'
import { State } from '../../../ui/pieces/state.tsx'
import { clausesWords } from '../policy-words.ts'
import type { PairContext, Standing } from './pair-context.ts'
import type { ClauseFate, ClauseView } from './policy-view.ts'

const fateWords: Readonly<Record<Exclude<ClauseFate, 'answer'>, string>> = {
  checked: 'Checked',
  people: 'Left to people',
  templates: 'In the agreements and forms',
  said: 'Nothing to check',
}

/** How a clause stands, in a line: what somebody sees before they open it. */
export function ClauseState({ of, context }: { of: ClauseView; context: PairContext }) {
  const { fate, rules, dropped } = of
  const disagrees = clausesOfAll(rules.map((rule) => rule.disagrees))
  const stands = clausesOfAll(rules.map((rule) => rule.stands))
  const worst = worstOf(of, context)
  return (
    <span class="pl-fold__state">
      {fate === 'answer' && <State state="undetermined">Not decided</State>}
      {disagrees.length > 0 && <State state="undetermined">{disagreesInWords(disagrees)}</State>}
      {stands.length > 0 && <span>Stands beside {clausesWords(stands)}, on purpose</span>}
      {worst !== null ? (
        <strong>
          {worst.of - worst.inStep} of {worst.of} {worst.noun} out of step
        </strong>
      ) : (
        fate !== 'answer' && <span>{allInStep(of, context) ? 'Checked, all in step' : fateWords[fate]}</span>
      )}
      {rules.some(({ varied }) => varied !== null) && <span class="pl-fold__varied">Varied here</span>}
      {dropped.length > 0 && (
        <span class="pl-fold__varied">
          {dropped.length === 1 ? 'Left out here' : `${countOf(dropped.length, 'rule')} left out here`}
        </span>
      )}
    </span>
  )
}

const mostNamed = 3

function disagreesInWords(clauses: readonly string[]): string {
  if (clauses.length <= mostNamed) return `Disagrees with ${clausesWords(clauses)}`
  return `Disagrees with ${countOf(clauses.length, 'clause')}`
}

const clausesOfAll = (lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())]

const standingsOf = ({ rules }: ClauseView, { standings }: PairContext): Standing[] =>
  rules.flatMap(({ id }) => standings.get(id) ?? [])

/** Of several rules the one with the most out of step. */
function worstOf(clause: ClauseView, context: PairContext): Standing | null {
  const out = standingsOf(clause, context).filter(({ inStep, of }) => inStep < of)
  return out.toSorted((a, b) => b.of - b.inStep - (a.of - a.inStep))[0] ?? null
}

const allInStep = (clause: ClauseView, context: PairContext): boolean =>
  clause.fate === 'checked' && standingsOf(clause, context).length > 0

interface ContentsProps {
  clauses: readonly ClauseView[]
  context: PairContext
  /** where a clause is opened */
  hrefOf: (clause: string) => string
}

/** Every clause by how it stands, each a link: the contents of a policy. */
export function ClauseContents({ clauses, context, hrefOf }: ContentsProps) {
  const by = (fate: ClauseFate) => clauses.filter((each) => each.fate === fate)
  const rows = [
    { title: 'Needs an answer', its: by('answer') },
    {
      title: 'Disagrees with another',
      its: clauses.filter(({ rules }) => rules.some((rule) => rule.disagrees.length)),
    },
    { title: 'Somebody is out of step', its: clauses.filter((each) => worstOf(each, context) !== null) },
    { title: 'Checked', its: by('checked') },
    { title: 'Left to people', its: by('people') },
    { title: 'In the agreements and forms', its: by('templates') },
    { title: 'Nothing to check', its: by('said') },
  ].filter(({ its }) => its.length > 0)
  return (
    <nav class="pl-contents" aria-label="Clauses by how they stand">
      <dl>
        {rows.map(({ title, its }) => (
          <div key={title}>
            <dt>
              {title} ({its.length})
            </dt>
            <dd>
              <ul>
                {its.map(({ clause }) => (
                  <li key={clause}>
                    <a class="govuk-link govuk-link--no-visited-state" href={hrefOf(clause)}>
                      <span class="govuk-visually-hidden">Clause </span>
                      {clause}
                    </a>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </nav>
  )
}
