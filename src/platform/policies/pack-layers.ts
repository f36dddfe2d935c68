import { resolvePack } from '../../domain/policy/follow.ts'
import { followingPackSchema, packSchema, type FollowingPack, type Pack } from '../../domain/policy/pack.ts'
import { packProblems } from '../../domain/policy/problems.ts'
import { problemsOfShape, type ShapeProblem } from '../../domain/policy/problems-of-shape.ts'
import { packNameOf, type PackName, type PackProblem, type ResolvedPack } from '../../domain/policy/resolved.ts'
import { readYaml, type FilePlace, type YamlFile } from './read-yaml.ts'

/** Something wrong, or worth a look, in a file. */
export interface FileProblem extends FilePlace {
  readonly severity: 'error' | 'warning'
  readonly says: string
  readonly instead: string | null
}

/** A pack that was read with everything it follows. `resolved` is null when there are errors. */
export interface PackReading {
  readonly resolved: ResolvedPack | null
  /** in the order of the file; errors may stand in a file that is followed, warnings only in this one */
  readonly problems: readonly FileProblem[]
  /** where something of the resolved pack stands, for who finds more to say about it */
  readonly placeOf: (problem: Pick<PackProblem, 'places' | 'onKey'>) => FilePlace
}

/** Longer chains of packs that follow each other nobody could read. */
export const longestChain = 10

/** A pack as it stands in its file; without the file where it is known already. */
export interface Layer {
  readonly pack: Pack | FollowingPack
  readonly yaml: YamlFile | null
}

/** A pack by itself from the bytes of its file, or what is wrong with its YAML or shape. `shown` is the name of the file. */
export function layerOf(
  shown: string,
  bytes: Uint8Array,
): { readonly pack: Pack | FollowingPack; readonly yaml: YamlFile } | { readonly problems: readonly FileProblem[] } {
  const yaml = readYaml(shown, bytes)
  if ('problems' in yaml) return { problems: yaml.problems.map((problem) => ({ severity: 'error', ...problem })) }
  const { value } = yaml
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const says = 'this is not a pack'
    return {
      problems: [
        { severity: 'error', file: shown, line: 1, column: 1, says, instead: 'begin with “plumbline: pack/1”' },
      ],
    }
  }
  const follows = 'extends' in value
  const wrong = problemsOfShape(follows ? followingPackSchema : packSchema, value).map((problem) => {
    const { whole: _, ...place } = yaml.place(problem.path, problem.onKey)
    return { severity: 'error' as const, ...place, ...asWritten(problem, yaml, follows) }
  })
  wrong.push(...yaml.oddKeys.map((problem) => ({ severity: 'error' as const, ...problem })))
  return wrong.length > 0 ? { problems: inOrder(wrong) } : { pack: value as Pack | FollowingPack, yaml }
}

/** Packs that follow one another, laid together, with everything that is wrong across them. The first is `file`. */
export function laidTogether(
  layers: readonly Layer[],
  file: string,
  readings: Readonly<Record<string, string>> = {},
): PackReading {
  const { resolved, problems: apart } = resolvePack(
    layers.map(({ pack }) => pack),
    readings,
  )
  const files = new Map(layers.flatMap(({ pack, yaml }) => (yaml === null ? [] : [[packNameOf(pack), yaml] as const])))
  const placeOf = placerOf(files, file)
  const found = resolved === null ? apart : packProblems(resolved)
  const own = layers[0]?.yaml?.file
  const problems = found
    .map(({ severity, says, instead, places, onKey }) => ({ severity, says, instead, ...placeOf({ places, onKey }) }))
    .filter(({ severity, file: where }) => severity === 'error' || where === own)
  const sound = !problems.some(({ severity }) => severity === 'error')
  return { resolved: sound ? resolved : null, problems: inOrder(problems), placeOf }
}

/** What comes of a pack that could not be read far enough to be laid over another. */
export const unread = (file: string, problems: readonly FileProblem[]): PackReading => ({
  resolved: null,
  problems,
  placeOf: () => ({ file, line: 1, column: 1 }),
})

/** In the order in which they stand in their files, each once. */
export function inOrder(problems: readonly FileProblem[]): FileProblem[] {
  const seen = new Set<string>()
  return problems
    .filter(({ file, line, column, says }) => {
      const key = `${file}:${line}:${column}:${says}`
      return !seen.has(key) && seen.add(key)
    })
    .sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : 0))
}

function placerOf(files: ReadonlyMap<PackName, YamlFile>, file: string): PackReading['placeOf'] {
  return ({ places, onKey }) => {
    let nearest: FilePlace = { file, line: 1, column: 1 }
    for (const place of places) {
      const { whole, ...at } = files.get(place.pack)?.place(place.path, onKey) ?? { whole: false, ...nearest }
      if (whole) return at
      nearest = at
    }
    return nearest
  }
}

/** What is told of the shape, in the words of the file: 2.10 is read as the number 2.1, and must not come back as that. */
function asWritten({ path, says, instead }: ShapeProblem, yaml: YamlFile, follows: boolean) {
  const [key] = path
  if (!follows && path.length === 1 && (key === 'vary' || key === 'readings')) {
    return { says, instead: 'only a pack that follows another has it: add “extends: id@version”' }
  }
  const written = yaml.written(path)
  return instead?.startsWith('put it in quotes') && written !== null
    ? { says: says.replace(/^\S+/, written), instead: `put it in quotes: "${written}"` }
    : { says, instead }
}
