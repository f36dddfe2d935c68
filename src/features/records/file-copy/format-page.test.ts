import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { csvHeads } from '../../../domain/file-copy/decision-csv.ts'

test('every column is in docs/decision-record-file.md, and no other', () => {
  const page = readFileSync(new URL('../../../../docs/decision-record-file.md', import.meta.url), 'utf8')
  const table = page.slice(page.indexOf('## CSV'), page.indexOf('## Sent and received'))
  const rows = table.split('\n').filter((line) => line.startsWith('| `'))
  const named = rows.flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([a-z_]+)`/g)].map(([, name]) => name))
  expect(named).toEqual(csvHeads)
})
