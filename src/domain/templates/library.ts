import type { AgreementTemplate } from './agreement-shape.ts'
import { groupRecord, groupRecordOf } from '../groups/group-record.ts'
import { templatesOf, type TemplatesWritten } from './from-pack.ts'
import type { PaperForm } from './paper-shape.ts'
import { repeated, type RecordTemplate } from './shape.ts'

/** Every template of the packs in use, and those of group sessions. A key that is stored always names one: looking for another throws. */
export interface TemplateLibrary {
  /** what is written of a session, one for each policy */
  readonly records: readonly RecordTemplate[]
  /** what is agreed before the first session */
  readonly agreements: readonly AgreementTemplate[]
  /** the sheets that can be printed, filled or blank */
  readonly forms: readonly PaperForm[]
  record(key: string): RecordTemplate
  agreement(key: string): AgreementTemplate
  form(key: string): PaperForm
}

/**
 * The templates of these packs, in their order.
 * @throws when a template is wrong, or two packs have one of the same key
 */
export function templateLibrary(packs: readonly TemplatesWritten[]): TemplateLibrary {
  const all = packs.map((pack) => {
    const { templates, problems } = templatesOf(pack)
    const [first] = problems
    if (first !== undefined) throw new Error(`${pack.id}: ${first.path.join('.')}: ${first.message}`)
    return templates
  })
  const records = all.flatMap(({ record }) => (record === null ? [] : [record]))
  const agreements = all.flatMap((each) => each.agreements)
  const forms = all.flatMap((each) => each.forms)
  for (const list of [records, agreements, forms]) {
    const [twice] = repeated(list.map(({ key }) => key))
    if (twice !== undefined) throw new Error(`Two packs have a template called ${twice}`)
  }
  // What is written of a group session is ours; how a child is written about in it may be as the policy's own record has it.
  const written = [...records, groupRecord, ...records.map(groupRecordOf)]
  return { records, agreements, forms, record: finder(written), agreement: finder(agreements), form: finder(forms) }
}

function finder<T extends { readonly key: string }>(list: readonly T[]): (key: string) => T {
  const byKey = new Map(list.map((item) => [item.key, item]))
  return (key) => {
    const one = byKey.get(key)
    if (one === undefined) throw new Error(`There is no template called ${key}`)
    return one
  }
}
