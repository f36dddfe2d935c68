import { dayWithYear } from '../text/dates.ts'
import { oversightTemplate } from './oversight-file.ts'
import type { DecisionFile } from './decision-file.ts'

/** The whole record as plain text, for a system that takes one text for each entry. What was left empty is left out. */
export function decisionText({ record, disagreements, signatures, stamp }: DecisionFile): string {
  const answers = record.answers
    .filter(({ value }) => value !== '')
    .map(({ question, value, said, kind }) => `${question}\n${said ?? (kind === 'date' ? day(value) : value)}`)
  const decisions = record.decisions.map(({ what, why, departure }) =>
    [
      `Decision: ${what}`,
      `Why: ${why}`,
      ...(departure === undefined
        ? []
        : [
            `Departs from procedure: ${departure.what}`,
            `Reason: ${departure.reason}`,
            `Approved by: ${departure.approvedBy}`,
          ]),
    ].join('\n'),
  )
  const actions = record.actions.map(({ what, why, who, by }) => `Action: ${what}\n${who}, by ${day(by)}. Why: ${why}`)
  const against = disagreements.map(({ by, words }) => `Where ${by} disagrees: ${words}`)
  const signed =
    record.template.key === oversightTemplate
      ? `Written and sealed by ${record.facts.find(({ key }) => key === 'oversight.by')?.value ?? 'one person'}. Nobody signs it.`
      : stamp === null
        ? 'Not signed by all.'
        : `Signed by ${signatures.map(({ name }) => name).join(' and ')}. Fingerprint ${stamp.fingerprint}.`
  const facts = record.facts.map(({ label, value }) => `${label}: ${value}`).join('\n')
  return [facts, ...answers, ...decisions, ...actions, ...against, signed].filter((part) => part !== '').join('\n\n')
}

const day = (iso: string): string => dayWithYear(Temporal.PlainDate.from(iso)).replaceAll('\u00a0', ' ')
