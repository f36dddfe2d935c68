import { upperFirst } from '../../../domain/policy/words/plain-nouns.ts'
import { countOf, dayInWords } from '../../../domain/text/dates.ts'
import { Clause, Link } from '../../../ui/pieces/link.tsx'
import { Section } from '../../../ui/pieces/section.tsx'
import type { SeenFindings } from '../../obligations/public.ts'
import { clauseHref } from '../policy-words.ts'
import type { PolicyView } from './policy-view.ts'

interface FoundProps {
  findings: SeenFindings
  today: Temporal.PlainDate
}

/** Rules that most of those they bind have not kept: questions, each opening to the people it rests on (product B5). */
export function InPractice({ findings, view, today }: FoundProps & { view: PolicyView }) {
  const rules = new Map((view.resolved.pack.rules ?? []).map((rule) => [rule.id, rule]))
  return (
    <Section id="practice" title="Between the policy and practice">
      {findings.practice.length === 0 ? (
        <p class="govuk-body">
          No rule is broken by most of those it binds{asOf(findings, today)}. Rules that bind fewer than five are not
          looked at.
        </p>
      ) : (
        <ul class="pl-rows">
          {findings.practice.map(({ rule, says, clauses }) => (
            <li key={rule} class="pl-row">
              <div class="pl-row__what">{rules.get(rule)?.title ?? rule}</div>
              <div class="pl-row__why">
                {says} <Link href={`/obligations/rules/${rule}`}>See who, and since when</Link>
              </div>
              <div class="pl-row__when">
                <Clauses clauses={clauses} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Agreements in force that ask for less than the policy does, each opening to the two people (product B5). */
export function BesideAgreements({ findings, today }: FoundProps) {
  const { agreements, moreAgreements, names } = findings
  const name = (id: string) => names.get(id) ?? 'Somebody who has left'
  return (
    <Section id="agreements" title="Agreements that say less than the policy">
      {agreements.length === 0 ? (
        <p class="govuk-body">Every agreement in force asks for as much as the policy{asOf(findings, today)}.</p>
      ) : (
        <ul class="pl-rows">
          {agreements.map(({ agreementId, superviseeId, supervisorId, weaker }) => (
            <li key={agreementId} class="pl-row">
              <div class="pl-row__what">
                <Link href={`/people/${superviseeId}/supervision`}>{name(superviseeId)}</Link>, supervised by{' '}
                {name(supervisorId)}
              </div>
              <div class="pl-row__why">
                <ul class="govuk-list">
                  {weaker.map(({ says, doubtful }) => (
                    <li key={says}>
                      {doubtful && 'Perhaps: '}
                      {says}
                    </li>
                  ))}
                </ul>
              </div>
              <div class="pl-row__when">
                <Clauses clauses={[...new Set(weaker.flatMap(({ clauses }) => clauses))]} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {moreAgreements > 0 && (
        <p class="govuk-body">{upperFirst(countOf(moreAgreements, 'further agreement'))} are not listed here.</p>
      )}
    </Section>
  )
}

const asOf = ({ asOf: day }: SeenFindings, today: Temporal.PlainDate): string =>
  day.equals(today) ? '' : `, as found on ${dayInWords(day, today)}`

const Clauses = ({ clauses }: { clauses: readonly string[] }) => (
  <>
    {clauses.map((clause) => (
      <span key={clause} class="pl-stackline">
        <Clause href={clauseHref(clause)}>{`clause ${clause}`}</Clause>
      </span>
    ))}
  </>
)
