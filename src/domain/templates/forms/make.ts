import type { ContentFrom, SimpleBlock } from '../paper-shape.ts'
import type { FactKey } from '../facts.ts'

/** Shorthand for writing layouts down. What comes out is plain data. */
export const fact = (key: FactKey): ContentFrom => ({ fact: key })
export const child = (field: string): ContentFrom => ({ document: 'case_discussion', field })
export const work = (field: string): ContentFrom => ({ document: 'work', field })
export const apart: ContentFrom = { apart: 'wellbeing' }
export const clause = (key: string): ContentFrom => ({ clause: key })

export const heading = (text: string, level = 2): SimpleBlock => ({ kind: 'heading', text, level })
export const line = (label: string, ...from: ContentFrom[]): SimpleBlock => ({ kind: 'line', label, from })
export const box = (label: string, height: number, ...from: ContentFrom[]): SimpleBlock => ({
  kind: 'box',
  label,
  height,
  from,
})

type Actions = Extract<ContentFrom, { actions: unknown }>['actions']

/** Actions as the paper has them: what, who and by when, and why where there is room. */
export const actionTable = (label: string, actions: Actions, blankRows = 4): SimpleBlock => ({
  kind: 'table',
  label,
  from: [{ actions }],
  columns: [
    { label: 'What', width: 5, shows: 'what' },
    { label: 'Why', width: 3, shows: 'why' },
    { label: 'Who', width: 2, shows: 'who' },
    { label: 'By when', width: 2, shows: 'by' },
  ],
  blankRows,
})

/** What became of earlier actions. */
export const doneTable = (label: string, actions: Actions, blankRows = 4): SimpleBlock => ({
  kind: 'table',
  label,
  from: [{ actions }],
  columns: [
    { label: 'What', width: 5, shows: 'what' },
    { label: 'Who', width: 2, shows: 'who' },
    { label: 'What came of it', width: 5, shows: 'done' },
  ],
  blankRows,
})

export const decisionTable: SimpleBlock = {
  kind: 'table',
  label: 'Decisions',
  from: [{ decisions: 'this_child' }],
  columns: [
    { label: 'What we decided', width: 5, shows: 'what' },
    { label: 'Why', width: 5, shows: 'why' },
    { label: 'Departure from procedure', width: 2, shows: 'departure' },
  ],
  blankRows: 2,
}

const one = (who: 'supervisor' | 'supervisee', label: string, withDate = true) => ({ who, label, withDate })

export const bothSign: SimpleBlock = {
  kind: 'signatures',
  lines: [one('supervisee', 'Signature of supervisee'), one('supervisor', 'Signature of supervisor')],
}

export const supervisorSigns: SimpleBlock = {
  kind: 'signatures',
  lines: [one('supervisor', 'Signature of supervisor or manager')],
}
