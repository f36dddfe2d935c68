import { childrenToImport, importChildren } from '../src/domain/children/import-children.ts'
import { childrenToCompare } from '../src/features/children/facts/register.queries.ts'
import { whoMayHold } from '../src/features/children/facts/who-may-hold.queries.ts'
import { importChildrenFrom } from '../src/features/children/public.ts'
import { readCsv } from '../src/platform/files-in/csv.ts'
import { as, type Player, type Stage } from './stage.ts'

/** Read a sheet as the page for it does, and add those of its children who are new and sound. */
export async function importSheet(stage: Stage, lead: Player, moment: Temporal.Instant, csv: string): Promise<void> {
  const reading = readCsv(new TextEncoder().encode(csv))
  if (!reading.ok) throw new Error(`The sheet could not be read: ${reading.problems.join('. ')}`)
  await as(stage, lead, moment, async (work) => {
    const { db, actor, today } = work
    const here = await childrenToCompare(db, actor, today)
    const holders = await whoMayHold(db, actor, today)
    const preview = importChildren(reading.headings, reading.rows, { here, holders, today })
    const children = childrenToImport(preview, new Set())
    if (children.length === 0) throw new Error(`Nobody of the sheet is new: ${JSON.stringify(preview)}`)
    await importChildrenFrom(work, { children, readRows: preview.rows.length })
  })
}
