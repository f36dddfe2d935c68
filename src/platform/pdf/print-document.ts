/** One fact with its label, both as they are read: "Supervisor", "Idris Falodun". Set in the sans face. */
export type Fact = { readonly label: string; readonly value: string }

/** Direction of a child: red getting worse, amber the same, green improving, none not rated. */
export type Rating = 'red' | 'amber' | 'green' | 'none'

/** Whose words they are, and so which face: facts are sans, what somebody said or wrote is serif. */
export type Voice = 'fact' | 'record'

/** One action, in words that are ready to be read. `standing`: "Open", "Done on 3 March", "Carried forward 3 times". */
export type PrintAction = {
  readonly what: string
  readonly why?: string
  readonly who: string
  readonly by: string
  readonly standing?: string
}

/** A decision never stands without its why (E3); a departure from procedure never without its reason and approver. */
export type PrintDecision = {
  readonly kind: 'decision'
  readonly decision: string
  readonly why: string
  readonly departure?: { readonly what: string; readonly reason: string; readonly approvedBy: string }
}

/** A part of a section of a record. */
export type PrintBlock =
  | { readonly kind: 'narrative'; readonly label?: string; readonly text: string }
  | { readonly kind: 'statement'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | { readonly kind: 'rag'; readonly label?: string; readonly rating: Rating; readonly words: string }
  | { readonly kind: 'actions'; readonly actions: readonly PrintAction[] }
  | { readonly kind: 'table'; readonly columns: readonly PrintColumn[]; readonly rows: readonly (readonly string[])[] }
  | PrintDecision

/** A column: `width` is its share of the whole. Its cells are facts unless it says that they are record. */
export type PrintColumn = { readonly label: string; readonly width: number; readonly voice?: Voice }

export type PrintSection = { readonly heading: string; readonly blocks: readonly PrintBlock[] }

/** Who signed: `when` and `how` in words ("11 March 2026 at 5.42pm", "With a passkey"). */
export type PrintSignature = {
  readonly name: string
  readonly role: string
  readonly when: string
  readonly how: string
  /** The words of a recorded disagreement, when there is one. */
  readonly disagreement?: string
}

/**
 * What ties the paper to the proof. All three are of `domain/evidence`: `fingerprint`, `shortDigest`, and the digest in
 * hex.
 */
export type PrintProof = {
  readonly fingerprint: string
  readonly shortDigest: string
  readonly digest: string
  /** How to check, when the usual sentence does not fit. */
  readonly check?: string
}

/** What every printed thing has. */
type Print = {
  readonly title: string
  readonly organisation: string
  /** Who is answerable for the text, for the file's metadata. */
  readonly author: string
  /** Goes into the metadata as the file's only date, so that the same document is the same bytes on any day. */
  readonly date: Temporal.PlainDate
  readonly documentId?: string
  readonly version?: number
  /** Top right of every page: "Signed by both", "Draft, not signed". */
  readonly standing?: string
  readonly proof?: PrintProof
}

/** A record, agreement or other document as a person reads it. */
export type PrintDocument = Print & {
  readonly kind: 'document'
  /** "For Tobias’s file": under the title, with the brass bar. */
  readonly boundFor?: string
  readonly facts: readonly Fact[]
  readonly sections: readonly PrintSection[]
  readonly signatures?: readonly PrintSignature[]
}

/** A block of a paper form that stands by itself. Where there is no `value`, space is left to write by hand. */
export type FormSimpleBlock =
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 | 3 }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'line'; readonly label: string; readonly value?: string; readonly voice?: Voice }
  /** `height` is in lines of handwriting. A printed box is at least that, and grows. */
  | {
      readonly kind: 'box'
      readonly label: string
      readonly height: number
      readonly value?: string
      readonly voice?: Voice
    }
  | {
      readonly kind: 'table'
      readonly label?: string
      readonly columns: readonly PrintColumn[]
      readonly rows: readonly (readonly string[])[]
      readonly blankRows: number
      /** Of a blank row, in lines of handwriting; 1 when left out. */
      readonly rowHeight?: number
    }
  | FormChecklist
  | { readonly kind: 'signatures'; readonly lines: readonly FormSignatureLine[] }
  | { readonly kind: 'page_break' }

/** With `options`, a column for each and a tick where `chosen`; without, room for an answer beside each item. */
export type FormChecklist = {
  readonly kind: 'checklist'
  readonly numbered: boolean
  readonly options?: readonly string[]
  readonly items: readonly { readonly label: string; readonly value?: string; readonly chosen?: string }[]
}

export type FormSignatureLine = {
  readonly label: string
  readonly withDate: boolean
  readonly signed?: string
  readonly date?: string
}

/** Blocks, or blocks side by side. Columns do not nest. */
export type FormBlock =
  | FormSimpleBlock
  | {
      readonly kind: 'columns'
      readonly columns: readonly { readonly width: number; readonly blocks: readonly FormSimpleBlock[] }[]
    }

/** A paper form as its policy lays it out, filled in or blank. */
export type PrintForm = Print & {
  readonly kind: 'form'
  readonly orientation: 'portrait' | 'landscape'
  readonly blocks: readonly FormBlock[]
}
