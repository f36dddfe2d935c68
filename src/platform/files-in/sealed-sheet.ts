import { createHmac, timingSafeEqual } from 'node:crypto'
import type { SheetRow } from '../../domain/imports/sheet-row.ts'

/** A sheet between its preview and the moment somebody says yes: it travels in the form, so that nothing is stored. */
export interface SealedSheet {
  sheet: string
  /** what the preview said would become of each row */
  fates: string
  seal: string
}

interface SealedBy {
  key: Uint8Array
  /** what for and for whom: a sheet is good for nothing and nobody else */
  purpose: string
}

interface Sheet {
  headings: readonly string[]
  rows: readonly SheetRow[]
}

/** Seal a sheet as it was previewed. Columns that nobody asked for are left behind. */
export function sealSheet(
  by: SealedBy,
  { headings, rows }: Sheet,
  wanted: readonly string[],
  fates: string,
): SealedSheet {
  const kept = headings.filter((heading) => wanted.includes(heading))
  const cells = rows.map(({ row, cells }) => [row, ...kept.map((heading) => cells[heading] ?? '')])
  const sheet = JSON.stringify([kept, ...cells])
  return { sheet, fates, seal: sealOf(by, sheet, fates) }
}

/** The sheet of a form, or null when it is not one that we sealed for this purpose. */
export function openSheet(by: SealedBy, { sheet, fates, seal }: SealedSheet): Sheet | null {
  const wanted = Buffer.from(sealOf(by, sheet, fates))
  const given = Buffer.from(seal)
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null
  const [headings, ...rows] = JSON.parse(sheet) as [string[], ...[number, ...string[]][]]
  return {
    headings,
    rows: rows.map(([row, ...cells]) => ({
      row,
      cells: Object.fromEntries(headings.map((heading, at) => [heading, cells[at] ?? ''])),
    })),
  }
}

function sealOf({ key, purpose }: SealedBy, sheet: string, fates: string): string {
  return createHmac('sha256', key)
    .update(JSON.stringify(['sheet', purpose, fates, sheet]))
    .digest('base64url')
}
