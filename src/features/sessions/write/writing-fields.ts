import { draftKey, labelOf, longest, type DraftKey } from '../../../domain/sessions/draft-fields.ts'
import { decisionParts, draftDecisionsFrom, keyOfDecision } from '../../../domain/sessions/decisions.ts'
import { runOf } from '../../../domain/sessions/rag-history.ts'
import { most } from '../../../domain/templates/content.ts'
import type { DocumentKind } from '../../../domain/templates/facts.ts'
import { isAsked, optionsOf } from '../../../domain/templates/field-values.ts'
import { fillLabel } from '../../../domain/templates/fill-label.ts'
import type { Condition, Field } from '../../../domain/templates/shape.ts'
import { dayInWords, londonDay, timeOfInstant } from '../../../domain/text/dates.ts'
import { textsIn, type Draft, type DraftValue } from '../facts/draft.queries.ts'
import type { SessionChild, SessionFacts } from '../facts/session-facts.ts'
import { conditionsFor, namesFor } from '../facts/session-words.ts'
import { markOf } from '../save-fields/posted-fields.form.ts'

export type WritingKind = Field['kind']

/** One question as a page asks it: what is there, who wrote it, and from which revision one goes on. */
export interface WritingField {
  key: string
  kind: WritingKind
  label: string
  hint: string
  options: { value: string; label: string }[]
  maxLength: number
  text: string
  revision: number
  /** mark of the text that was there */
  was: string
  /** false while the answer that it depends on is another */
  asked: boolean
  /** "direction=red|services_refused=yes": the answers it depends on, for the script */
  askedWhen: string | null
}

export interface WritingSection {
  key: string
  heading: string | null
  fields: WritingField[]
}

export interface WritingDecision {
  no: number
  what: WritingField
  why: WritingField
  departure: { label: string; open: boolean; fields: WritingField[] }
}

export interface WhoWrites {
  session: SessionFacts
  child: SessionChild | null
  kind: DocumentKind
  draft: Draft
  /** the one who looks at the page */
  me: string
  today: Temporal.PlainDate
}

/** The sections of a document with the questions that a page asks of it; a section without any is left out. */
export function writingSections(page: WhoWrites, wanted: (field: Field) => boolean): WritingSection[] {
  const template = page.session.recordTemplate
  const names = namesFor(page.session, page.child, page.today)
  return template.documents[page.kind].sections
    .map((section) => ({
      key: section.key,
      heading: section.heading === undefined ? null : fillLabel(section.heading, names),
      fields: section.fields.filter(wanted).map((field) => writingField(page, { key: field.key, field })),
    }))
    .filter((section) => section.fields.length > 0)
}

/** The decisions of a child's page: those that are there, and at least one place to write one. */
export function writingDecisions(page: WhoWrites, atLeast: number): WritingDecision[] {
  const template = page.session.recordTemplate
  const words = template.documents.case_discussion.decisions
  const written = draftDecisionsFrom(textsIn(page.draft)).length
  const count = Math.min(most.decisions, Math.max(1, written, atLeast))
  return Array.from({ length: count }, (_, place) => {
    const no = place + 1
    const fields = decisionParts.map((part) => {
      const what = draftKey(template, 'case_discussion', keyOfDecision(no, part))
      if (what === null) throw new Error(`There is no decision ${no}`)
      return writingField(page, what)
    })
    const [what, why, ...departure] = fields
    if (what === undefined || why === undefined) throw new Error('A decision has a what and a why')
    return {
      no,
      what,
      why,
      departure: { label: words.departure.label, open: departure.some(({ text }) => text !== ''), fields: departure },
    }
  })
}

function writingField(page: WhoWrites, what: DraftKey): WritingField {
  const template = page.session.recordTemplate
  const names = namesFor(page.session, page.child, page.today)
  const value = page.draft[what.key]
  const text = value?.text ?? ''
  const { field } = what
  return {
    key: what.key,
    kind: field === null ? (what.decision.part === 'departure.approved_by' ? 'short' : 'long') : field.kind,
    label: fillLabel(labelOf(template, what), names),
    hint: [fillLabel(hintOf(page, what), names), writtenWords(page, value)].filter((words) => words !== '').join(' '),
    options:
      field === null ? [] : optionsOf(field).map(({ value, label }) => ({ value, label: fillLabel(label, names) })),
    maxLength: longest(what),
    text,
    revision: value?.revision ?? 0,
    was: markOf(text),
    asked: field === null || isAsked(field, textsIn(page.draft), conditionsFor(page.child)),
    askedWhen: field === null || conditionsFor(page.child).drift ? null : conditionInWords(field.showWhen),
  }
}

function hintOf({ child, session }: WhoWrites, what: DraftKey): string {
  const words = session.recordTemplate.documents.case_discussion.decisions
  if (what.field === null) {
    const { part } = what.decision
    const said = part === 'why' ? words.why.hint : part === 'departure.approved_by' && words.departure.approvedBy.hint
    return `${said || ''}.`.replace(/^\.$|\.\.$/, '')
  }
  const hint = what.field.hint ?? ''
  const full = hint === '' || /[.?]$/.test(hint) ? hint : `${hint}.`
  if (what.field.kind === 'rag' && child !== null) return [full, earlierInWords(child)].filter(Boolean).join(' ')
  return full
}

/** "Amber at each of the last 8 discussions." */
function earlierInWords(child: SessionChild): string {
  const newest = child.earlierRags[0]
  if (newest === undefined) return ''
  const word = newest.charAt(0).toUpperCase() + newest.slice(1)
  const run = runOf(child.earlierRags)
  return run === 1 ? `${word} last time.` : `${word} at each of the last ${run} discussions.`
}

/** "You wrote this on 24 March, before the session." */
function writtenWords({ session, me, today }: WhoWrites, value: DraftValue | undefined): string {
  if (value === undefined || value.text === '') return ''
  const who =
    value.savedBy === me
      ? 'You'
      : (session.writers.find(({ membershipId }) => membershipId === value.savedBy) ?? session.supervisor).firstName
  const day = londonDay(value.savedAt)
  const when = day.equals(today) ? `at ${timeOfInstant(value.savedAt)}` : `on ${dayInWords(day, today)}`
  const isBefore = session.openedAt !== null && Temporal.Instant.compare(value.savedAt, session.openedAt) < 0
  return `${who} wrote this ${when}${isBefore ? ', before the session' : ''}.`
}

/** The fields a condition looks at, as the script reads them. A fact does not change while a page is open. */
function conditionInWords(condition: Condition | undefined): string | null {
  if (condition === undefined) return null
  const each = 'anyOf' in condition ? condition.anyOf : [condition]
  return each.flatMap((one) => ('field' in one ? [`${one.field}=${one.equals}`] : [])).join('|')
}
