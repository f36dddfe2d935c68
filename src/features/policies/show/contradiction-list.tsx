import type { Contradiction } from '../../../domain/policy/contradiction.ts'
import { Link } from '../../../ui/pieces/link.tsx'
import { clauseHref } from '../policy-words.ts'
import { canBeChosen } from './policy-view.ts'

/** Where somebody chooses between the rules of a contradiction. */
export const choiceHref = ({ rules }: Pick<Contradiction, 'rules'>): string =>
  `/policy/change/choose?${rules.map((rule) => `rule=${rule}`).join('&')}`

interface ContradictionsProps {
  found: readonly Contradiction[]
  mayDraft: boolean
}

/** What a policy says against itself, with both clauses, and for whoever may change it where to choose. */
export function Contradictions({ found, mayDraft }: ContradictionsProps) {
  return (
    <ul class="pl-rows">
      {found.map((each, index) => (
        <li key={index} class="pl-row">
          <div class="pl-row__what">{each.says}</div>
          <div class="pl-row__why">
            {each.asks.length > 0 && (
              <ul class="govuk-list govuk-list--bullet">
                {each.asks.map((ask) => (
                  <li key={ask.rule}>
                    {ask.clauses.map((clause, at) => (
                      <>
                        {at > 0 && ', '}
                        <Link href={clauseHref(clause)}>
                          {at === 0 ? 'Clause ' : ''}
                          {clause}
                        </Link>
                      </>
                    ))}
                    : {ask.words}
                    {each.stricter === ask.rule && ' This one asks for more.'}
                  </li>
                ))}
              </ul>
            )}
            {mayDraft && canBeChosen(each) && (
              <Link href={choiceHref(each)}>
                Choose which one stands
                <span class="govuk-visually-hidden">
                  : {each.asks.map(({ words }) => words.replace(/\.$/, '')).join(', or ')}
                </span>
              </Link>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
