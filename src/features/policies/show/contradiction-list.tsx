import type { Contradiction } from '../../../domain/policy/contradiction.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { Link } from '../../../ui/pieces/link.tsx'
import { agreedInWords, clauseHref } from '../policy-words.ts'
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
              <Details summaryText={each.asks.length === 1 ? 'What it asks' : 'What each asks'}>
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
              </Details>
            )}
            {each.settled !== null && (
              <dl class="pl-vary">
                <dt>On purpose</dt>
                <dd>
                  {each.settled.reason}
                  {agreedInWords(each.settled)}
                </dd>
              </dl>
            )}
            {mayDraft && (canBeChosen(each) || each.settled !== null) && (
              <p class="pl-note">
                <Link href={choiceHref(each)}>
                  {each.settled === null ? 'Choose which one stands' : 'Choose again'}
                  <span class="govuk-visually-hidden">
                    : {each.asks.map(({ words }) => words.replace(/\.$/, '')).join(', or ')}
                  </span>
                </Link>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}
