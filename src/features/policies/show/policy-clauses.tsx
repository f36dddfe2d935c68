import { Link } from '../../../ui/pieces/link.tsx'
import { anchorOf } from '../policy-words.ts'
import { ClausePair } from './clause-pair.tsx'
import type { PairContext } from './pair-context.ts'
import { ClauseContents } from './clause-state.tsx'
import type { PolicyView } from './policy-view.ts'

/** How many clauses a page begins with. */
const firstClauses = 20
/** So few more are not worth a link. */
const fewMore = 6

interface ClausesProps {
  view: PolicyView
  context: PairContext
  links: readonly { text: string; href: string }[]
  /** the address of the page, on which more of them are shown */
  at: string
  shown: ClausesShown
}

/** What is asked of a page of clauses: all of them, all opened, or one of them opened. */
export interface ClausesShown {
  readonly all: boolean
  readonly open: boolean
  readonly clause: string | null
}

export function clausesShown(query: URLSearchParams): ClausesShown {
  const show = query.get('show')
  const clause = query.get('clause')
  return { all: show === 'all' || show === 'open' || clause !== null, open: show === 'open', clause }
}

/** Every clause beside what is checked of it. */
export function PolicyClauses({ view, context, links, at, shown }: ClausesProps) {
  const all = shown.all || view.clauses.length <= firstClauses + fewMore
  const clauses = all ? view.clauses : view.clauses.slice(0, firstClauses)
  return (
    <section aria-labelledby="clauses">
      <div class="pl-section__head">
        <h2 class="govuk-heading-m" id="clauses">
          Clauses and what is checked
        </h2>
        <ul class="pl-links">
          {links.map(({ text, href }) => (
            <li key={href}>
              <Link href={href}>{text}</Link>
            </li>
          ))}
        </ul>
      </div>
      <ClauseContents
        clauses={view.clauses}
        context={context}
        hrefOf={(clause) => `${at}?clause=${encodeURIComponent(clause)}#${anchorOf(clause)}`}
      />
      <p class="pl-note">
        Open a clause to see what is counted, what is varied and what can be changed.{' '}
        {shown.open ? (
          <Link href={`${at}?show=all`}>Shut them all</Link>
        ) : (
          <Link href={`${at}?show=open`}>Open them all</Link>
        )}
      </p>
      <div class="pl-pairs">
        {clauses.map((clause) => (
          <ClausePair
            key={clause.clause}
            of={clause}
            context={context}
            isOpen={shown.open || clause.clause === shown.clause}
          />
        ))}
      </div>
      {clauses.length < view.clauses.length && (
        <p class="govuk-body pl-pairs__more">
          Showing {clauses.length} of {view.clauses.length} clauses. <Link href={`${at}?show=all`}>Show all</Link>
        </p>
      )}
    </section>
  )
}

/** "It follows … and varies it in 2 places. 26 clauses are checked by Plumbline, 5 are left to people…" */
export function leadSentence(view: PolicyView, follows: string | null, asks: 'you' | 'others'): string {
  const { counts, variations } = view
  const is = (count: number) => (count === 1 ? 'is' : 'are')
  const begins =
    follows === null
      ? 'It stands by itself and follows no other.'
      : variations === 0
        ? `It follows ${follows.replace(/,$/, '')} as it is.`
        : `It follows ${follows} and varies it ${variations === 1 ? 'in one place' : `in ${variations} places`}.`
  const parts = [
    `${counts.checked} ${counts.checked === 1 ? 'clause is' : 'clauses are'} checked by Plumbline`,
    ...(counts.people > 0 ? [`${counts.people} ${is(counts.people)} left to people`] : []),
    ...(counts.templates > 0 ? [`${counts.templates} ${is(counts.templates)} in its agreements and forms`] : []),
    ...(counts.answer > 0
      ? [
          asks === 'you'
            ? `${counts.answer} ${counts.answer === 1 ? 'needs' : 'need'} an answer from you`
            : `${counts.answer} ${counts.answer === 1 ? 'waits' : 'wait'} for an answer`,
        ]
      : []),
  ]
  const last = parts.pop() ?? ''
  return `${begins} ${parts.length === 0 ? last : `${parts.join(', ')}, and ${last}`}.`
}
