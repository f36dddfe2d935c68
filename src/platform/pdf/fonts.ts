import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dejaVuSansMono } from './dejavu-sans-mono.ts'
import { codePointsOf, pointsIn } from './font-coverage.ts'

/**
 * The two voices: families in the order they are tried, the files to load, and which code points all of it can draw.
 */
export type Faces = {
  readonly sans: readonly string[]
  readonly serif: readonly string[]
  readonly sansScale: number
  readonly serifScale: number
  readonly files: readonly Buffer[]
  readonly draws: (codePoint: number) => boolean
}

/** Compiled into the Typst compiler, so always there. It has Greek, Cyrillic, Arabic and signs that the others lack. */
export const LAST_RESORT = 'DejaVu Sans Mono'

const SANS_FILES = [
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
]
const SERIF_FILES = ['@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf']

/**
 * The faces to print with: Source Sans 3 for facts and Source Serif 4 for narrative (SIL Open Font License), from npm
 * packages. While they are not installed, the compiler's own: DejaVu Sans Mono and Libertinus Serif. The machine's
 * fonts are never used: a page must be the same bytes wherever it is made.
 */
export function loadFaces(resolve: (file: string) => string = createRequire(import.meta.url).resolve): Faces {
  const packaged = readAll([...SANS_FILES, ...SERIF_FILES], resolve)
  return packaged ? packagedFaces(packaged) : bundledFaces()
}

function packagedFaces(files: readonly Buffer[]): Faces {
  const sets = files.map(codePointsOf)
  const last = pointsIn(dejaVuSansMono)
  return {
    sans: ['Source Sans 3', LAST_RESORT],
    serif: ['Source Serif 4', LAST_RESORT],
    sansScale: 1,
    serifScale: 1,
    files,
    draws: (point) => last.has(point) || sets.every((points) => points.has(point)),
  }
}

function bundledFaces(): Faces {
  const last = pointsIn(dejaVuSansMono)
  return {
    sans: [LAST_RESORT],
    serif: ['Libertinus Serif', LAST_RESORT],
    sansScale: 0.84,
    serifScale: 1.08,
    files: [],
    draws: (point) => last.has(point),
  }
}

function readAll(files: readonly string[], resolve: (file: string) => string): Buffer[] | undefined {
  try {
    return files.map((file) => readFileSync(resolve(file)))
  } catch {
    return undefined
  }
}
