import type { AgreementContent } from '../../domain/templates/content.ts'
import type { Door, Purpose } from '../../platform/documents/door.ts'
import { openAgreement, type OpenedAgreement, type VersionRow } from './agreement.queries.ts'

export interface Compared extends OpenedAgreement {
  /** what it is compared with; null for a first version, and for one in force or from before */
  before: AgreementContent | null
}

/**
 * The words of a version, and for a proposal those that it would change: the version in force, or else the proposal
 * before it. Null when they are not this reader's to read.
 */
export async function openCompared(
  door: Door,
  documentId: string,
  version: VersionRow,
  versions: readonly VersionRow[],
  purpose: Purpose,
): Promise<Compared | null> {
  const opened = await openAgreement(door, documentId, version.versionNo, purpose)
  if (opened === null) return null
  const base = version.state === 'proposed' ? comparedWith(version, versions) : null
  const before = base === null ? null : await openAgreement(door, documentId, base.versionNo, 'to compare')
  return { ...opened, before: before?.content ?? null }
}

export function comparedWith(version: VersionRow, versions: readonly VersionRow[]): VersionRow | null {
  const earlier = versions.filter((each) => each.versionNo < version.versionNo)
  return earlier.find((each) => each.state === 'signed') ?? earlier[0] ?? null
}
