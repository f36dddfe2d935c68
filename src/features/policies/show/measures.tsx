import { measureSentence } from '../../../domain/compliance/words/measure-sentence.ts'
import type { FoundMeasure } from '../../../domain/policy/findings.ts'
import { clausesOfMeasure, type PackMeasure } from '../../../domain/policy/pack-measure.ts'
import type { Pack } from '../../../domain/policy/pack.ts'
import { instantInWords, listInWords } from '../../../domain/text/dates.ts'
import { Clause } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { SeenFindings } from '../../obligations/public.ts'
import { clauseHref, valueInWords } from '../policy-words.ts'
import type { PolicyView } from './policy-view.ts'

interface MeasuresProps {
  view: PolicyView
  /** what the job counted; null for those who do not see everybody’s, and until it has counted */
  findings: SeenFindings | null
  seesFindings: boolean
  today: Temporal.PlainDate
}

/** How many keep what the policy asks: each measure in words, and for those who see everybody’s its share and band. */
export function Measures({ view, findings, seesFindings, today }: MeasuresProps) {
  const { pack } = view.resolved
  if (view.measures.length === 0) return null
  const found = findings?.measures ?? null
  return (
    <Section id="measures" title="Measures">
      <p class="govuk-body">
        {found !== null
          ? `As counted on ${instantInWords(Temporal.Instant.from(found.at), today)}. A measure is of everybody together, and never of one person.`
          : seesFindings
            ? 'They have not been counted yet. That is done beside what is owed, within minutes.'
            : 'The head and the designated lead see how they stand.'}
      </p>
      <ul class="pl-rows">
        {view.measures.map(({ measure, headline, details, isForPeople }) => (
          <li key={measure.id} class="pl-row">
            <div class="pl-row__what">{measure.title}</div>
            <div class="pl-row__why">
              <Standing
                measure={measure}
                found={found?.each.find((each) => each.measure === measure.id) ?? null}
                isForPeople={isForPeople}
                pack={pack}
              />
              <span class="pl-sub">{[headline, ...details].join(' ')}</span>
            </div>
            <div class="pl-row__when">
              {clausesOfMeasure(measure).map((clause) => (
                <span key={clause} class="pl-stackline">
                  <Clause href={clauseHref(clause)}>{`clause ${clause}`}</Clause>
                </span>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface StandingProps {
  measure: PackMeasure
  found: FoundMeasure | null
  isForPeople: boolean
  pack: Pack
}

function Standing({ measure, found, isForPeople, pack }: StandingProps) {
  if (found === null) return null
  const sentences = found.periods.map((period) => measureSentence(measure, period, pack))
  const beyond = found.beyond.map(valueInWords)
  if (beyond.length > 0) sentences.push(`People count it: Plumbline does not record ${listInWords(beyond)}.`)
  else if (isForPeople) sentences.push('People count it: a rule of it hangs on one that cannot be checked here.')
  else if (sentences.length === 0) sentences.push('There is nothing to count yet.')
  return (
    <ul class="govuk-list">
      {sentences.map((words) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  )
}
