import type {
  AgreementContent,
  CaseDiscussionContent,
  Decision,
  SealedAction,
  SealedField,
  WorkContent,
} from '../../../domain/templates/content.ts'
import type { FactKey } from '../../../domain/templates/facts.ts'
import { fillLabel } from '../../../domain/templates/fill-label.ts'
import type { ContentFrom } from '../../../domain/templates/paper-shape.ts'
import { sealedDay } from '../sealed/entries.ts'

/** An earlier action as a paper form asks after it. */
export interface EarlierAction {
  what: string
  why: string
  who: string
  by: string
  /** what came of it, in words */
  done: string
  isOpen: boolean
  child: string
}

/** Everything a filled form may be filled with. What the printer may not read is simply not here, and stays blank. */
export interface FormContent {
  caseDiscussions: readonly CaseDiscussionContent[]
  work?: WorkContent
  agreement?: AgreementContent
  /** the organisation's name, '' on a blank */
  organisation: string
  agenda: readonly string[]
  /** null for a printer who may not see them */
  lastActions: readonly EarlierAction[] | null
  signatures: Readonly<Partial<Record<'supervisor' | 'supervisee', { signed: string; date: string }>>>
}

export const nothingFilled: FormContent = {
  caseDiscussions: [],
  organisation: '',
  agenda: [],
  lastActions: null,
  signatures: {},
}

/** A row of a table, by what its columns may show. */
export interface FormRow {
  what?: string
  why?: string
  who?: string
  by?: string
  child?: string
  done?: string
  departure?: string
}

/** What one place of a form says; '' leaves it to be written by hand. `child` is the page that is being laid out. */
export function textFrom(
  from: readonly ContentFrom[],
  content: FormContent,
  child: CaseDiscussionContent | undefined,
  between = '\n',
): string {
  return from
    .map((one) => textOfOne(one, content, child))
    .filter((text) => text !== '')
    .join(between)
}

function textOfOne(one: ContentFrom, content: FormContent, child: CaseDiscussionContent | undefined): string {
  if ('document' in one) {
    const document = one.document === 'case_discussion' ? child : content.work
    return valueOf(document?.fields.find((field) => field.key === one.field))
  }
  if ('fact' in one) return factFrom(one.fact, content, child)
  if ('clause' in one) return clauseOf(one.clause, content.agreement)
  if ('agenda' in one) return content.agenda.join('\n')
  if ('apart' in one) return 'Kept apart from this sheet'
  return ''
}

function valueOf(field: SealedField | undefined): string {
  if (field === undefined || field.value === '') return ''
  if (field.kind === 'date') return sealedDay(field.value)
  return field.said ?? field.value
}

function factFrom(key: FactKey, content: FormContent, child: CaseDiscussionContent | undefined): string {
  const party = partyFact(key, content.agreement)
  if (party !== undefined) return party
  const sealed = [child, content.work, ...content.caseDiscussions]
  for (const document of key.startsWith('child.') || key === 'family.name' ? [child] : sealed) {
    const found = (document?.facts as readonly { key: string; value: string }[] | undefined)?.find(
      (fact) => fact.key === key,
    )
    if (found !== undefined) return found.value
  }
  return key === 'organisation.name' ? content.organisation : ''
}

function partyFact(key: FactKey, agreement: AgreementContent | undefined): string | undefined {
  if (agreement === undefined) return undefined
  const { supervisor, supervisee } = agreement.parties
  switch (key) {
    case 'supervisor.name':
      return supervisor.name
    case 'supervisor.post':
      return supervisor.post
    case 'supervisee.name':
      return supervisee.name
    case 'supervisee.post':
      return supervisee.post
    default:
      return undefined
  }
}

function clauseOf(key: string, agreement: AgreementContent | undefined): string {
  const clause = agreement?.parts.flatMap((part) => part.clauses).find((each) => each.key === key)
  if (clause === undefined || clause.said === '') return ''
  return clause.kind === 'date' ? sealedDay(clause.said) : clause.said
}

/** The rows of a table; null when what it is filled from is not the printer's to read, and it stays blank. */
export function rowsFrom(
  from: readonly ContentFrom[],
  content: FormContent,
  child: CaseDiscussionContent | undefined,
): FormRow[] | null {
  const found = from.map((one) => rowsOfOne(one, content, child)).filter((rows) => rows !== undefined)
  return found.length === 0 ? null : found.flat()
}

function rowsOfOne(
  one: ContentFrom,
  content: FormContent,
  child: CaseDiscussionContent | undefined,
): FormRow[] | undefined {
  if ('decisions' in one) return child?.decisions.map(decisionRow)
  if (!('actions' in one)) return undefined
  switch (one.actions) {
    case 'this_child':
      return child?.actions.map(actionRow)
    case 'work':
      return content.work?.actions.map(actionRow)
    case 'last_session':
      return content.lastActions?.map((action) => ({ ...action }))
    case 'outstanding':
      return content.lastActions?.filter((action) => action.isOpen).map((action) => ({ ...action }))
  }
}

const decisionRow = ({ what, why, departure }: Decision): FormRow => ({
  what,
  why,
  departure:
    departure === undefined ? 'None' : `${departure.what}\n${departure.reason}\nApproved by ${departure.approvedBy}`,
})

const actionRow = ({ what, why, who, by }: SealedAction): FormRow => ({ what, why, who, by: sealedDay(by) })

/** A label of a form, with the child it is about. */
export function labelFor(text: string, content: FormContent, child: CaseDiscussionContent | undefined): string {
  const name = child?.facts.find((fact) => fact.key === 'child.names')?.value.split(' ')[0]
  return fillLabel(text, {
    ...(name === undefined ? {} : { child: name }),
    supervisor: factFrom('supervisor.name', content, child) || 'the supervisor',
    supervisee: factFrom('supervisee.name', content, child) || 'the supervisee',
    lastDate: factFrom('session.last_date', content, child) || null,
  })
}
