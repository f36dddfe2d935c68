import type { DecisionFile, FileReference } from './decision-file.ts'
import { decisionText } from './decision-text.ts'
import { oversightTemplate } from './oversight-file.ts'
import { csvText } from './csv-text.ts'

/** A row of the table: a decision record, with the names of the files that go with it; '' where there is none. */
export interface CsvRecord {
  readonly file: DecisionFile
  readonly pdfFile: string
  readonly jsonFile: string
  /** the day of the session, as 2026-03-12; '' when it is not known */
  readonly sessionOn: string
}

type Column = readonly [head: string, of: (record: CsvRecord) => string]

const reference =
  (kind: FileReference['kind']) =>
  ({ file }: CsvRecord): string =>
    file.child.references
      .filter((each) => each.kind === kind)
      .map(({ value }) => value)
      .join('; ')

/** In this order for good: a new column comes last, so that what was set up to read the table goes on reading it. */
const columns: readonly Column[] = [
  ['document_id', ({ file }) => file.documentId],
  ['version', ({ file }) => `${file.version}`],
  ['child_id', ({ file }) => file.child.id],
  ['given_name', ({ file }) => file.child.givenName],
  ['family_name', ({ file }) => file.child.familyName],
  ['date_of_birth', ({ file }) => file.child.bornOn ?? ''],
  ['reference', reference('own')],
  ['upn', reference('upn')],
  ['social_care_number', reference('social_care')],
  ['nhs_number', reference('nhs')],
  ['other_reference', reference('other')],
  ['organisation', ({ file }) => file.organisation.name],
  ['session_date', ({ sessionOn }) => sessionOn],
  ['supervisee', ({ file }) => factOf(file, 'supervisee.name')],
  ['supervisor', ({ file }) => factOf(file, 'supervisor.name')],
  ['direction', ({ file }) => file.record.direction ?? ''],
  ['decisions', ({ file }) => numbered(file.record.decisions.map(({ what }) => what))],
  ['reasons', ({ file }) => numbered(file.record.decisions.map(({ why }) => why))],
  [
    'departures',
    ({ file }) =>
      numbered(
        file.record.decisions.flatMap(({ departure }) =>
          departure === undefined
            ? []
            : [`${departure.what} Reason: ${departure.reason} Approved by: ${departure.approvedBy}`],
        ),
      ),
  ],
  [
    'actions',
    ({ file }) =>
      numbered(file.record.actions.map(({ what, who, by, why }) => `${what} ${who}, by ${by}. Why: ${why}`)),
  ],
  ['text', ({ file }) => decisionText(file)],
  ['signed_by', ({ file }) => file.signatures.map(({ name, role }) => `${name} (${role})`).join('; ')],
  [
    'signed_at',
    ({ file }) =>
      file.signatures
        .map(({ at }) => at)
        .toSorted()
        .at(-1) ?? '',
  ],
  ['fingerprint', ({ file }) => file.stamp?.fingerprint ?? ''],
  ['digest', ({ file }) => file.stamp?.digest ?? ''],
  ['pdf_file', ({ pdfFile }) => pdfFile],
  ['json_file', ({ jsonFile }) => jsonFile],
  ['kind', ({ file }) => (file.record.template.key === oversightTemplate ? 'oversight' : 'decision_record')],
  ['written_by', (record) => factOf(record.file, 'oversight.by')],
]

export const csvHeads: readonly string[] = columns.map(([head]) => head)

/** The table of these records, one row each: docs/decision-record-file.md says what each column holds. */
export function decisionCsv(records: readonly CsvRecord[]): string {
  return csvText(
    csvHeads,
    records.map((record) => columns.map(([, of]) => of(record))),
  )
}

const numbered = (texts: readonly string[]): string =>
  texts.length === 1 ? (texts[0] ?? '') : texts.map((text, index) => `${index + 1}. ${text}`).join('\n')

const factOf = ({ record }: DecisionFile, key: string): string =>
  record.facts.find((fact) => fact.key === key)?.value ?? ''
