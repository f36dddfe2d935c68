import { cleanLine, cleanText, type Paragraph, paragraphsOf } from './clean-text.ts'
import { type Faces, LAST_RESORT } from './fonts.ts'
import type {
  Fact,
  FormBlock,
  FormChecklist,
  FormSimpleBlock,
  PrintBlock,
  PrintColumn,
  PrintDecision,
  PrintDocument,
  PrintForm,
  PrintProof,
  PrintSignature,
} from './print-document.ts'

const HOW_TO_CHECK =
  'To check that not a letter has changed, ask for the proof file of this document and run “plumbline verify” on it. ' +
  'It needs no server. The fingerprint it shows is the one printed here.'

const DECISION_LABELS = {
  decision: 'We decided',
  why: 'Because',
  departure: 'Where procedure was not followed',
  reason: 'Reason for that',
  approved: 'Approved by',
}

/** Makes text fit for the page; what every part below is given. */
type Clean = {
  readonly line: (text: string) => string
  readonly lineOrNone: (text: string | undefined) => string | null
  readonly text: (text: string) => Paragraph[]
  /** Nothing, and nothing but spaces, is a blank to write in. */
  readonly textOrNone: (text: string | undefined) => Paragraph[] | null
}

/**
 * What the template reads, as JSON. Every string in it has been through `cleanText`; the template sets them as plain
 * strings. Absent parts are null, because Typst has no optional members.
 */
export function templateData(print: PrintDocument | PrintForm, faces: Faces): string {
  const clean = cleanWith(faces)
  const { documentId, version } = print
  const marks = [
    documentId === undefined ? print.organisation : `Document ${documentId}`,
    ...(version === undefined ? [] : [`Version ${version}`]),
    ...(print.proof ? [print.proof.fingerprint] : []),
  ]
  return JSON.stringify({
    title: clean.line(print.title) || 'Untitled',
    author: clean.line(print.author),
    organisation: clean.line(print.organisation),
    date: { year: print.date.year, month: print.date.month, day: print.date.day },
    standing: clean.line(print.standing ?? ''),
    running: clean.line(print.title),
    stamp: marks.map(clean.line).join(' · '),
    sans: faces.sans,
    serif: faces.serif,
    sansScale: faces.sansScale,
    serifScale: faces.serifScale,
    ticks: LAST_RESORT,
    tick: '✓',
    proof: print.proof ? proofData(print.proof, clean) : null,
    ...(print.kind === 'document' ? documentData(print, clean) : formData(print, clean)),
  })
}

function cleanWith({ draws }: Faces): Clean {
  const text = (value: string) => paragraphsOf(value, draws)
  return {
    line: (value) => cleanLine(value, draws),
    lineOrNone: (value) => (value === undefined ? null : cleanLine(value, draws) || null),
    text,
    textOrNone: (value) => (value === undefined || cleanText(value, draws).trim() === '' ? null : text(value)),
  }
}

function documentData(print: PrintDocument, clean: Clean): object {
  return {
    landscape: false,
    boundFor: clean.lineOrNone(print.boundFor),
    facts: factsData(print.facts, clean),
    sections: print.sections.map(({ heading, blocks }) => ({
      heading: clean.line(heading) || 'Untitled',
      blocks: blocks.map((block) => blockData(block, clean)),
    })),
    form: [],
    signatures: (print.signatures ?? []).map((signature) => signatureData(signature, clean)),
  }
}

function formData(print: PrintForm, clean: Clean): object {
  return {
    landscape: print.orientation === 'landscape',
    boundFor: null,
    facts: [],
    sections: [],
    form: inOrder(print.blocks).map((block) => formBlockData(block, clean)),
    signatures: [],
  }
}

function factsData(facts: readonly Fact[], clean: Clean): object[] {
  return facts.map(({ label, value }) => ({ label: clean.line(label), value: clean.text(value) }))
}

function signatureData({ name, role, when, how, disagreement }: PrintSignature, clean: Clean): object {
  return {
    name: clean.text(name),
    role: clean.text(role),
    when: clean.text(when),
    how: clean.text(how),
    disagreement: clean.textOrNone(disagreement),
  }
}

function proofData({ fingerprint, shortDigest, digest, check }: PrintProof, clean: Clean): object {
  return {
    fingerprint: clean.line(fingerprint),
    shortDigest: clean.line(shortDigest),
    digest: cleanLine(digest, () => true).replaceAll('\u200b', ''),
    check: clean.line(check ?? HOW_TO_CHECK),
  }
}

function blockData(block: PrintBlock, clean: Clean): object {
  switch (block.kind) {
    case 'narrative':
      return { kind: block.kind, label: clean.lineOrNone(block.label), text: clean.text(block.text) }
    case 'statement':
      return { kind: block.kind, text: clean.text(block.text) }
    case 'facts':
      return { kind: block.kind, facts: factsData(block.facts, clean) }
    case 'rag':
      return {
        kind: block.kind,
        label: clean.lineOrNone(block.label),
        rating: block.rating,
        words: { lines: [clean.line(block.words)], rtl: false },
      }
    case 'decision':
      return decisionData(block, clean)
    case 'table':
      return { kind: block.kind, ...tableData(block.columns, block.rows, clean) }
    case 'actions':
      return {
        kind: block.kind,
        actions: block.actions.map(({ what, why, who, by, standing }) => ({
          what: clean.text(what),
          why: clean.textOrNone(why),
          who: clean.text(who),
          by: clean.text(by),
          standing: clean.text(standing ?? ''),
        })),
      }
  }
}

function decisionData({ kind, decision, why, departure }: PrintDecision, clean: Clean): object {
  return {
    kind,
    labels: DECISION_LABELS,
    decision: clean.text(decision),
    why: clean.text(why),
    departure: departure
      ? {
          what: clean.text(departure.what),
          reason: clean.text(departure.reason),
          approvedBy: clean.text(departure.approvedBy),
        }
      : null,
  }
}

/** Rows are made as long as there are columns: a short one would otherwise pull the next row's cells up into it. */
function tableData(columns: readonly PrintColumn[], rows: readonly (readonly string[])[], clean: Clean): object {
  return {
    columns: columns.map(({ label, width, voice }) => ({ label: clean.line(label), width, voice: voice ?? 'fact' })),
    rows: rows.map((row) => columns.map((_, index) => clean.text(row[index] ?? ''))),
  }
}

function formBlockData(block: FormBlock, clean: Clean): object {
  if (block.kind !== 'columns') return formSimpleData(block, clean)
  return {
    kind: block.kind,
    columns: block.columns.map(({ width, blocks }) => ({
      width,
      blocks: blocks.map((inner) => formSimpleData(inner, clean)),
    })),
  }
}

function formSimpleData(block: FormSimpleBlock, clean: Clean): object {
  switch (block.kind) {
    case 'heading':
      return { kind: block.kind, level: block.level + 1, text: clean.line(block.text) || 'Untitled' }
    case 'note':
      return { kind: block.kind, text: clean.text(block.text) }
    case 'line':
      return {
        kind: block.kind,
        label: clean.line(block.label),
        value: clean.textOrNone(block.value),
        voice: block.voice ?? 'fact',
      }
    case 'box':
      return {
        kind: block.kind,
        label: clean.line(block.label),
        height: block.height,
        value: clean.textOrNone(block.value),
        voice: block.voice ?? 'record',
      }
    case 'table':
      return {
        kind: block.kind,
        label: clean.lineOrNone(block.label),
        ...tableData(block.columns, block.rows, clean),
        blankRows: block.blankRows,
        rowHeight: block.rowHeight ?? 1,
      }
    case 'checklist':
      return checklistData(block, clean)
    case 'signatures':
      return {
        kind: block.kind,
        lines: block.lines.map(({ label, withDate, signed, date }) => ({
          label: clean.line(label),
          withDate,
          signed: clean.textOrNone(signed),
          date: clean.textOrNone(date),
        })),
      }
    case 'page_break':
      return { kind: block.kind }
  }
}

function checklistData({ kind, numbered, options, items }: FormChecklist, clean: Clean): object {
  return {
    kind,
    numbered,
    labels: { item: 'Item', answer: 'Answer' },
    options: (options ?? []).map(clean.line),
    items: items.map(({ label, value, chosen }) => ({
      label: clean.line(label),
      value: clean.textOrNone(value),
      chosen: clean.lineOrNone(chosen),
    })),
  }
}

/** Headings without a gap in their levels, which an accessible page may not have (PDF/UA-1, 7.4.2). */
function inOrder(blocks: readonly FormBlock[]): FormBlock[] {
  let deepest = 0
  const lowered = <B extends FormBlock>(block: B): B => {
    if (block.kind !== 'heading') return block
    deepest = Math.min(block.level, deepest + 1)
    return { ...block, level: deepest }
  }
  return blocks.map((block) =>
    block.kind === 'columns'
      ? { ...block, columns: block.columns.map((column) => ({ ...column, blocks: column.blocks.map(lowered) })) }
      : lowered(block),
  )
}
