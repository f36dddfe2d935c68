import type { CaseDiscussionContent } from '../../../domain/templates/content.ts'
import type { Block, PaperForm, SimpleBlock } from '../../../domain/templates/paper-shape.ts'
import type { FormBlock, FormSimpleBlock, PrintForm } from '../../../platform/pdf/print-document.ts'
import { labelFor, nothingFilled, rowsFrom, textFrom, type FormContent, type FormRow } from './form-content.ts'

export interface FormStanding {
  organisation: string
  author: string
  date: Temporal.PlainDate
  standing?: string
}

/** The form with nothing in it, to be filled in by hand. */
export const blankForm = (form: PaperForm, standing: FormStanding): PrintForm =>
  lay(form, nothingFilled, standing, false)

/**
 * The form as its policy lays it out, filled from sealed documents. A form for a child's file is given that child's
 * document and no other: whatever else it is handed is left out here (product E7).
 */
export function filledForm(form: PaperForm, content: FormContent, standing: FormStanding): PrintForm {
  return lay(form, form.boundFor === 'child_file' ? onlyOneChild(content) : content, standing, true)
}

function onlyOneChild({ caseDiscussions, signatures, organisation }: FormContent): FormContent {
  if (caseDiscussions.length > 1) throw new Error('A form for a child’s file is about one child')
  return { ...nothingFilled, caseDiscussions, signatures, organisation }
}

function lay(
  form: PaperForm,
  content: FormContent,
  { organisation, author, date, standing }: FormStanding,
  filled: boolean,
): PrintForm {
  const child = form.boundFor === 'child_file' ? content.caseDiscussions[0] : undefined
  return {
    kind: 'form',
    title: form.name,
    organisation,
    author,
    date,
    ...(standing === undefined ? {} : { standing }),
    orientation: form.orientation,
    blocks: signedOnce(form.blocks.flatMap((block) => blockOf(block, content, child, filled))),
  }
}

/** A signature stands on the first line for whoever gave it: a line after that is for another day, such as a review. */
function signedOnce(blocks: readonly FormBlock[]): FormBlock[] {
  const signed = new Set<string>()
  return blocks.map((block) => {
    if (block.kind !== 'signatures') return block
    const lines = block.lines.map((line) => {
      if (line.signed === undefined || !signed.has(line.signed)) {
        if (line.signed !== undefined) signed.add(line.signed)
        return line
      }
      return { label: line.label, withDate: line.withDate }
    })
    return { ...block, lines }
  })
}

function blockOf(
  block: Block,
  content: FormContent,
  child: CaseDiscussionContent | undefined,
  filled: boolean,
): FormBlock[] {
  if (block.kind === 'for_each_child') {
    const children = filled ? content.caseDiscussions : [undefined]
    return children.flatMap((each) => block.blocks.flatMap((inner) => blockOf(inner, content, each, filled)))
  }
  if (block.kind === 'columns') {
    const columns = block.columns.map(({ width, blocks }) => ({
      width,
      blocks: blocks.map((inner) => simpleBlock(inner, content, child, filled)),
    }))
    return [{ kind: 'columns', columns }]
  }
  return [simpleBlock(block, content, child, filled)]
}

function simpleBlock(
  block: SimpleBlock,
  content: FormContent,
  child: CaseDiscussionContent | undefined,
  filled: boolean,
): FormSimpleBlock {
  const label = (text: string) => labelFor(text, content, child)
  const value = (from: Extract<SimpleBlock, { from: unknown }>['from'], between?: string) => {
    const text = filled ? textFrom(from, content, child, between) : ''
    return text === '' ? {} : { value: text }
  }
  switch (block.kind) {
    case 'heading':
      return { ...block, text: label(block.text), level: levelOf(block.level) }
    case 'note':
      return { ...block, text: label(block.text) }
    case 'line':
      return { kind: 'line', label: label(block.label), ...value(block.from, ', ') }
    case 'box':
      return { kind: 'box', label: label(block.label), height: filled ? 1 : block.height, ...value(block.from) }
    case 'table':
      return tableOf(block, filled ? rowsFrom(block.from, content, child) : null, label)
    case 'checklist':
      return {
        kind: 'checklist',
        numbered: block.numbered,
        items: block.items.map((item) => ({ label: label(item.label), ...value(item.from) })),
      }
    case 'signatures':
      return {
        kind: 'signatures',
        lines: block.lines.map(({ who, label: text, withDate }) => {
          const by = filled ? content.signatures[who] : undefined
          return { label: label(text), withDate, ...(by === undefined ? {} : { signed: by.signed, date: by.date }) }
        }),
      }
    case 'page_break':
      return block
  }
}

type Table = Extract<SimpleBlock, { kind: 'table' }>

function tableOf(
  { label: heading, columns, blankRows }: Table,
  rows: readonly FormRow[] | null,
  label: (text: string) => string,
): FormSimpleBlock {
  const none = columns.map((_, index) => (index === 0 ? 'None' : ''))
  const cells = rows?.map((row) => columns.map(({ shows }) => row[shows] ?? ''))
  return {
    kind: 'table',
    ...(heading === undefined ? {} : { label: label(heading) }),
    columns: columns.map(({ label: text, width, shows }) => ({
      label: label(text),
      width,
      voice: shows === 'what' || shows === 'why' ? 'record' : 'fact',
    })),
    rows: cells?.length === 0 ? [none] : (cells ?? []),
    blankRows: cells === undefined ? blankRows : 0,
  }
}

const levelOf = (level: number): 1 | 2 | 3 => (level === 1 ? 1 : level === 2 ? 2 : 3)
