import type { ComponentChildren } from 'preact'
import { Link } from '../../../ui/pieces/link.tsx'
import { ClausePair, type PairContext } from './clause-pair.tsx'
import type { PolicyView } from './policy-view.ts'

/** How many clauses a page begins with. */
export const firstClauses = 20

interface ClausesProps {
  view: PolicyView
  context: PairContext
  links: readonly { text: string; href: string }[]
  /** where all of them are shown; null when they are */
  allAt: string | null
  children?: ComponentChildren
}

/** Every clause beside what is checked of it. */
export function PolicyClauses({ view, context, links, allAt }: ClausesProps) {
  const shown = allAt === null ? view.clauses : view.clauses.slice(0, firstClauses)
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
      <div class="pl-pairs">
        {shown.map((clause) => (
          <ClausePair key={clause.clause} of={clause} context={context} />
        ))}
      </div>
      {allAt !== null && shown.length < view.clauses.length && (
        <p class="govuk-body pl-pairs__more">
          Showing {shown.length} of {view.clauses.length} clauses. <Link href={allAt}>Show all</Link>
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
