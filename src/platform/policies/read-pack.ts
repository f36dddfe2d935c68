import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { packNameOf } from '../../domain/policy/resolved.ts'
import { packageRoot } from '../files/package-root.ts'
import {
  laidTogether,
  layerOf,
  longestChain,
  unread,
  type FileProblem,
  type Layer,
  type PackReading,
} from './pack-layers.ts'
import { largestPack, readYaml, type YamlFile } from './read-yaml.ts'

export type { FileProblem } from './pack-layers.ts'

/**
 * Reads a pack and the packs it follows. Those are looked for beside the file and among the packs that come with
 * Plumbline, by id and version. `readings` are chosen over what the packs choose (`--reading RULE=NAME`).
 * Never throws for what is in a file, or for one that is not there: those are problems.
 */
export async function readPack(file: string, readings: Readonly<Record<string, string>> = {}): Promise<PackReading> {
  const layers: (Layer & { yaml: YamlFile })[] = []
  const failed = (problems: readonly FileProblem[]) => unread(file, problems)
  let next: string | null = file
  while (next !== null) {
    const read = await readLayer(next)
    if ('problems' in read) return failed(read.problems)
    layers.push(read)
    const { pack, yaml } = read
    if (!('extends' in pack)) break
    const wrong = (says: string, instead: string | null) =>
      failed([{ severity: 'error', ...yaml.place(['extends'], false), says, instead }])
    if (layers.length > longestChain) return wrong(`more than ${longestChain} packs follow each other`, null)
    if (layers.some((layer) => packNameOf(layer.pack) === pack.extends)) {
      return wrong(`the pack follows itself by way of ${pack.extends}`, 'name the pack that stands alone')
    }
    const found = await findPack(pack.extends, path.dirname(next))
    if (found.file === null)
      return wrong(`${pack.extends} was not found beside this file or among the packs of Plumbline`, found.instead)
    next = found.file
  }
  return laidTogether(layers, file, readings)
}

async function readLayer(file: string): Promise<ReturnType<typeof layerOf>> {
  const shown = shownPath(file)
  const refuse = (says: string, instead: string | null) => ({
    problems: [{ severity: 'error' as const, file: shown, line: 1, column: 1, says, instead }],
  })
  const bytes = await bytesOf(file)
  if (typeof bytes === 'string') return refuse(bytes, null)
  return layerOf(shown, bytes)
}

async function bytesOf(file: string): Promise<Uint8Array | string> {
  try {
    const about = await stat(file)
    if (about.isDirectory()) return 'this is a folder, and not a file'
    if (about.size > largestPack)
      return 'the file is larger than 1 MB: a pack holds rules, and not the text of the policy'
    return await readFile(file)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : 'the file cannot be read'
  }
}

/** As a person would name it: from where they stand, when it is below. */
function shownPath(file: string): string {
  const relative = path.relative(process.cwd(), file)
  return relative.startsWith('..') ? file : relative
}

/** The file of a pack, by id and version: beside the one that follows it, then among those of Plumbline. */
async function findPack(name: string, beside: string): Promise<{ file: string | null; instead: string | null }> {
  const [id = ''] = name.split('@')
  const others: string[] = []
  for (const folder of new Set([path.resolve(beside), path.join(packageRoot(), 'policies')])) {
    const files = (await readdir(folder).catch(() => [])).filter((file) => /\.ya?ml$/.test(file)).slice(0, 1000)
    files.sort((a, b) => Number(b.startsWith(id)) - Number(a.startsWith(id)) || (a < b ? -1 : 1))
    for (const file of files) {
      const there = await nameIn(path.join(folder, file), id)
      if (there === name) return { file: path.join(folder, file), instead: null }
      if (there !== null) others.push(`${there} is in ${shownPath(path.join(folder, file))}`)
    }
  }
  return { file: null, instead: others.length > 0 ? others.join('; ') : `put the file of ${name} beside this one` }
}

/** The id and version in a file, when the id is the one looked for. Most files are told apart without parsing them. */
async function nameIn(file: string, id: string): Promise<string | null> {
  const bytes = await bytesOf(file)
  if (typeof bytes === 'string' || !Buffer.from(bytes).includes(id)) return null
  const yaml = readYaml(file, bytes)
  if ('problems' in yaml || typeof yaml.value !== 'object' || yaml.value === null) return null
  const { id: there, version } = yaml.value as { id?: unknown; version?: unknown }
  return there === id ? `${id}@${String(version)}` : null
}
