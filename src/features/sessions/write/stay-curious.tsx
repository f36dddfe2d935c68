import type { CaseHistory } from '../../../domain/children/case-history.ts'
import { promptsFor } from '../../../domain/children/curiosity-prompts.ts'
import type { DriftLimits } from '../../../domain/children/drift-limits.ts'
import { driftOf } from '../../../domain/children/drift.ts'
import { driftInWords } from '../../../domain/children/drift-words.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { ContextBlock } from '../../../ui/pieces/session.tsx'

interface StayCuriousProps {
  history: CaseHistory
  /** as the policy has them */
  limits: DriftLimits
  today: Temporal.PlainDate
}

/** What has not moved for a child, and questions that the facts suggest (product F4, H2). Nothing of it has to be answered. */
export function StayCurious({ history, limits, today }: StayCuriousProps) {
  const signs = driftOf(history, today, limits)
  const prompts = promptsFor(history, today, limits)
  return (
    <>
      {signs.length > 0 && (
        <ContextBlock title="What has not moved">
          <ul>
            {signs.map((sign, index) => (
              <li key={index}>{driftInWords(sign, today)}</li>
            ))}
          </ul>
        </ContextBlock>
      )}
      {prompts.length > 0 && (
        <ContextBlock title="Questions to ask each other">
          {prompts.map((prompt) => (
            <Details key={prompt.key} summaryText={prompt.title}>
              <p>{prompt.because}</p>
              <ul>
                {prompt.asks.map((ask) => (
                  <li key={ask}>{ask}</li>
                ))}
              </ul>
              {prompt.note !== undefined && <p>{prompt.note}</p>}
            </Details>
          ))}
        </ContextBlock>
      )}
    </>
  )
}
