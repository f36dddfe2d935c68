import type { FormBlock, PrintDocument, PrintForm, PrintProof } from './print-document.ts'

const proof: PrintProof = {
  fingerprint: 'a94b 2f07 6c1d 88e3',
  shortDigest: '7f3a 91c0',
  digest: '7f3a91c0'.repeat(8),
}

/** A case discussion with one of everything. */
export const record: PrintDocument = {
  kind: 'document',
  title: 'Case discussion: Tobias Ellery',
  organisation: 'Wrenfold Primary School and Nursery',
  author: 'Idris Falodun',
  date: Temporal.PlainDate.from('2026-03-12'),
  documentId: '01957f0e-3c5a-7a12-9d7b-2f6d1c7f3a91',
  version: 2,
  standing: 'Signed by both, 12 March 2026',
  boundFor: 'For Tobias’s file',
  facts: [
    { label: 'Child', value: 'Tobias Ellery, 8' },
    { label: 'Session', value: 'Thursday 5 March 2026, 3.45pm, 71 minutes' },
  ],
  sections: [
    {
      heading: 'Since last time',
      blocks: [
        { kind: 'narrative', label: 'School', text: 'Attendance has held at 92%.\n\nMondays are still hardest.' },
        { kind: 'facts', facts: [{ label: 'Last seen alone', value: '3 March 2026' }] },
        { kind: 'statement', text: 'All current cases were discussed.' },
      ],
    },
    {
      heading: 'Direction',
      blocks: [
        { kind: 'rag', label: 'Now', rating: 'amber', words: 'Amber, the same, 3 times' },
        { kind: 'rag', rating: 'red', words: 'Red, getting worse' },
        { kind: 'rag', rating: 'green', words: 'Green, improving' },
        { kind: 'rag', rating: 'none', words: 'Not rated' },
      ],
    },
    {
      heading: 'Decisions and actions',
      blocks: [
        { kind: 'decision', decision: 'To keep the plan as it is.', why: 'His mother’s engagement is new.' },
        {
          kind: 'decision',
          decision: 'To see him at home.',
          why: 'He has been seen at school only.',
          departure: { what: 'Later than ten days.', reason: 'The family is away.', approvedBy: 'Gwen Abara-Holt' },
        },
        {
          kind: 'actions',
          actions: [
            {
              what: 'Ask for the contact plan',
              why: 'So that Mondays can be prepared.',
              who: 'Morwenna Tait',
              by: '9 March',
            },
            { what: 'Tell the core group', who: 'Idris Falodun', by: '2 April', standing: 'Carried forward twice' },
          ],
        },
        {
          kind: 'table',
          columns: [
            { label: 'Meeting', width: 1 },
            { label: 'What was said', width: 3, voice: 'record' },
          ],
          rows: [['Core group', 'She asked for the dates'], ['Review']],
        },
      ],
    },
  ],
  signatures: [
    { name: 'Idris Falodun', role: 'Supervisor', when: '11 March 2026 at 5.42pm', how: 'With a passkey' },
    {
      name: 'Morwenna Tait',
      role: 'Supervisee',
      when: '12 March 2026 at 4.52pm',
      how: 'With a password and a code',
      disagreement: 'I would have asked for the visit sooner.',
    },
  ],
  proof,
}

/** A paper form with one of everything, blank or with something in each place. */
export function form(written?: string): PrintForm {
  const value = written === undefined ? {} : { value: written }
  const blocks: FormBlock[] = [
    { kind: 'heading', text: 'Part A', level: 3 },
    {
      kind: 'columns',
      columns: [
        { width: 1, blocks: [{ kind: 'line', label: 'Supervisee', ...value }] },
        { width: 1, blocks: [{ kind: 'box', label: 'Agreed actions', height: 6, ...value }] },
      ],
    },
    { kind: 'box', label: 'Family discussion', height: 4, ...value },
    { kind: 'note', text: 'Put a tick in one column of each row.' },
    {
      kind: 'table',
      label: 'Actions',
      columns: [
        { label: 'What', width: 3, voice: 'record' },
        { label: 'Who', width: 1 },
      ],
      rows: written === undefined ? [] : [[written, written]],
      blankRows: 2,
    },
    {
      kind: 'checklist',
      numbered: true,
      options: ['Yes', 'No', 'Maybe'],
      items: [{ label: 'The sessions are long enough', ...(written === undefined ? {} : { chosen: 'Maybe' }) }],
    },
    { kind: 'checklist', numbered: false, items: [{ label: 'Venue', ...value }] },
    { kind: 'page_break' },
    {
      kind: 'signatures',
      lines: [
        {
          label: 'Supervisor',
          withDate: true,
          ...(written === undefined ? {} : { signed: written, date: '11 March' }),
        },
        { label: 'Supervisee', withDate: false },
      ],
    },
  ]
  return {
    kind: 'form',
    title: 'Safeguarding supervision record',
    organisation: 'Harrow Vale Partnership',
    author: 'Harrow Vale Partnership',
    date: Temporal.PlainDate.from('2026-03-12'),
    orientation: 'portrait',
    blocks,
    ...(written === undefined ? {} : { proof }),
  }
}
