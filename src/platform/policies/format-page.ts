import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { packageRoot } from '../files/package-root.ts'

/** The page that says how a pack is written, as it lies in the repository. */
export const packFormatPage = (): Promise<Uint8Array> =>
  readFile(path.join(packageRoot(), 'docs', 'policies', 'pack-format.md'))
