import { existsSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder of package.json. What is read at run time (migrations, typefaces, the built browser files) is named from
 * there, because a built module lies elsewhere than its source.
 */
export function packageRoot(): string {
  root ??= findFrom(path.dirname(fileURLToPath(import.meta.url)))
  return root
}

let root: string | undefined

function findFrom(folder: string): string {
  if (existsSync(path.join(folder, 'package.json'))) return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error('There is no package.json above this module')
  return findFrom(parent)
}
