import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { packSchema, type Pack } from '../../domain/policy/pack.ts'
import { packageRoot } from '../files/package-root.ts'
import { readYaml } from './read-yaml.ts'

/** The packs that ship, in the order in which pages list them. */
const shipped = ['schools-and-clusters', 'integrated', 'college', 'primary-and-nursery', 'partnership'] as const

interface Built {
  /** of the texts it was made from */
  digest: string
  packs: Pack[]
}

/** Beside the built server, made by `vite.server.config.ts`. */
const builtFile = 'packs.json'

/**
 * The packs that ship. Reading YAML takes a quarter of a second and 60 MB, so the build leaves them as JSON; that is taken
 * where it was made from exactly these texts, and the texts themselves are read where it was not.
 * @throws when one of them is not a pack: they are checked in the repository, so it is a fault
 */
export function builtInPacks(): readonly Pack[] {
  const texts = textsOfPacks()
  const file = path.join(packageRoot(), 'dist', 'server', builtFile)
  const built = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Built) : null
  return built !== null && built.digest === digestOf(texts) ? built.packs : readTexts(texts)
}

/** What the build puts beside the server: the name of the file, and its content. */
export function builtPacksFile(): { name: string; content: string } {
  const texts = textsOfPacks()
  const built: Built = { digest: digestOf(texts), packs: readTexts(texts) }
  return { name: builtFile, content: JSON.stringify(built) }
}

const textsOfPacks = (): string[] =>
  shipped.map((id) => readFileSync(path.join(packageRoot(), 'policies', `${id}.yaml`), 'utf8'))

const digestOf = (texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('base64url')

function readTexts(texts: readonly string[]): Pack[] {
  return texts.map((text, index) => {
    const file = `policies/${shipped[index]}.yaml`
    const yaml = readYaml(file, Buffer.from(text))
    if ('problems' in yaml) throw new Error(`${file}:${yaml.problems[0]?.line}: ${yaml.problems[0]?.says}`)
    const reading = packSchema.safeParse(yaml.value)
    if (reading.success) return reading.data
    const [first] = reading.error.issues
    throw new Error(`${file}: ${first?.path.join('.')}: ${first?.message}`)
  })
}
