import { clausesOf, type AgreementTemplate } from './agreement-shape.ts'
import { contentOf, type ContentFrom, type PaperForm } from './paper-shape.ts'
import { fieldsOf, repeated, type RecordTemplate } from './shape.ts'

/** The templates of one pack. */
export interface PackTemplates {
  readonly record: RecordTemplate | null
  readonly agreements: readonly AgreementTemplate[]
  readonly forms: readonly PaperForm[]
}

/** Something wrong with the templates of a pack, and where in the pack. */
export interface TemplateProblem {
  readonly path: (string | number)[]
  readonly message: string
}

interface Keyed {
  readonly key: string
}

/** Keys that stand twice in a list of a pack, and agreements that an eligibility note names and that are not there. */
export function strayKeys(pack: Readonly<Record<string, unknown>>): TemplateProblem[] {
  const list = (section: string) => (pack[section] ?? []) as readonly Keyed[]
  const problems: TemplateProblem[] = []
  const once = (keyed: readonly Keyed[], path: (string | number)[]) => {
    for (const key of repeated(keyed.map((each) => each.key))) problems.push({ path, message: `${key} is there twice` })
  }
  for (const section of ['functions', 'eligibility', 'agreements', 'agenda', 'forms', 'ladders', 'retention']) {
    once(list(section), [section])
  }
  for (const [index, ladder] of (list('ladders') as readonly (Keyed & { steps: readonly Keyed[] })[]).entries()) {
    once(ladder.steps, ['ladders', index, 'steps'])
  }
  const known = list('agreements').map((agreement) => agreement.key)
  for (const [index, note] of (list('eligibility') as readonly { agreements?: readonly string[] }[]).entries()) {
    for (const key of (note.agreements ?? []).filter((key) => !known.includes(key))) {
      problems.push({ path: ['eligibility', index, 'agreements'], message: `there is no agreement ${key}` })
    }
  }
  return problems
}

/** What templates name of each other and is not there. */
export function strayNames({ record, agreements, forms }: PackTemplates): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  for (const [index, agreement] of agreements.entries()) {
    const form = forms.find((each) => each.key === agreement.paperForm)
    if (form === undefined || !('agreement' in form.of) || form.of.agreement !== agreement.key) {
      problems.push({ path: ['agreements', index, 'paper_form'], message: 'there is no form of this agreement' })
    }
    if (agreement.recordTemplate !== record?.key) {
      problems.push({ path: ['agreements', index, 'record_template'], message: 'there is no such record in this pack' })
    }
  }
  for (const [index, form] of forms.entries()) {
    for (const message of strayContent(form, record, agreements)) {
      problems.push({ path: ['forms', index], message: `${form.key}: ${message}` })
    }
  }
  return problems
}

/** What a form shows and nothing asks for. */
function strayContent(
  form: PaperForm,
  record: RecordTemplate | null,
  agreements: readonly AgreementTemplate[],
): string[] {
  const { of } = form
  if ('record' in of) {
    if (of.record !== record?.key) return [`there is no record ${of.record}`]
    return contentOf(form).flatMap((content) => strayOfRecord(content, record))
  }
  const agreement = agreements.find((each) => each.key === of.agreement)
  if (agreement === undefined) return [`there is no agreement ${of.agreement}`]
  const keys = clausesOf(agreement).map((clause) => clause.key)
  return contentOf(form).flatMap((content) => {
    if ('document' in content) return [`${content.field} is a question of a record`]
    return 'clause' in content && !keys.includes(content.clause) ? [`there is no clause ${content.clause}`] : []
  })
}

function strayOfRecord(content: ContentFrom, record: RecordTemplate): string[] {
  if ('clause' in content) return [`${content.clause} is a clause of an agreement`]
  if (!('document' in content)) return []
  const known = fieldsOf(record.documents[content.document]).some((field) => field.key === content.field)
  return known ? [] : [`the ${content.document} document does not ask ${content.field}`]
}
