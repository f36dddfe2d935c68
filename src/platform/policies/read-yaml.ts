import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type YAMLMap } from 'yaml'
import type { Path } from '../../domain/policy/problems-of-shape.ts'

/** A place in a file; lines and columns count from 1. */
export interface FilePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** A YAML file that could be read: what it says, and where everything stands. */
export interface YamlFile {
  readonly file: string
  readonly value: unknown
  /** keys that YAML does not read as they are written: 2.10 would become 2.1 */
  readonly oddKeys: readonly YamlProblem[]
  /** where a key or value stands; the nearest that is there, and whether that was the whole path */
  place(path: Path, onKey: boolean): FilePlace & { readonly whole: boolean }
  /** how a number, date or yes was written: "2.10"; null for anything else */
  written(path: Path): string | null
}

/** Something that is wrong with the file as YAML. */
export interface YamlProblem extends FilePlace {
  readonly says: string
  readonly instead: string | null
}

/** No policy is longer: the longest published ones come to a tenth of it. */
export const largestPack = 1024 * 1024
/** A pack needs no aliases at all; this is what stops a few lines from growing into gigabytes. */
const mostAliases = 100

/**
 * Reads the bytes of a YAML 1.2 file. Nothing in it can run anything or grow: aliases are limited, tags are those of the
 * core schema, keys that are no text are refused, and so are duplicates.
 */
export function readYaml(file: string, bytes: Uint8Array): YamlFile | { readonly problems: readonly YamlProblem[] } {
  const top = { file, line: 1, column: 1 }
  const refuse = (says: string, instead: string | null) => ({ problems: [{ ...top, says, instead }] })
  if (bytes.length > largestPack) {
    return refuse('the file is larger than 1 MB', 'a pack holds rules, and not the text of the policy')
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('the file is not UTF-8 text', 'save it as UTF-8')
  }
  if (text.trim() === '') return refuse('the file is empty', 'begin with “plumbline: pack/1”')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, version: '1.2' })
  const at = (offset: number): FilePlace => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(1, line), column: Math.max(1, col) }
  }
  const wrong = [...document.errors, ...document.warnings].map((error) => ({
    ...at(error.pos[0]),
    ...inWords(error.code, error.message, text, error.pos[0]),
  }))
  if (wrong.length > 0) return { problems: firstOfEachLine(wrong) }
  let value: unknown
  try {
    value = document.toJS({ maxAliasCount: mostAliases })
  } catch (error) {
    // ReferenceError is the library's word for too many aliases; an alias of a part of itself is a RangeError
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error
    return error.message.startsWith('Unresolved')
      ? refuse(
          `there is no anchor for an alias: ${error.message.replace(/^[^:]*: */, '*')}`,
          'put a text that begins with “*” in quotes',
        )
      : refuse('aliases (&, *) in the file grow without end', 'write the parts out')
  }
  return {
    file,
    value,
    oddKeys: oddKeysIn(document, at),
    place: (path, onKey) => placeOf(document, at, path, onKey),
    written: (path) => writtenAt(document, path),
  }
}

/** One mistake early in a line makes the parser complain about the rest of it too. */
function firstOfEachLine(problems: readonly YamlProblem[]): YamlProblem[] {
  const seen = new Set<number>()
  return problems.filter(({ line }) => !seen.has(line) && seen.add(line)).slice(0, 20)
}

function inWords(
  code: string,
  message: string,
  text: string,
  offset: number,
): { says: string; instead: string | null } {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  if (code === 'TAB_AS_INDENT' || /^ *\t/.test(text.slice(lineStart, offset + 1))) {
    return { says: 'a tab stands at the beginning of the line', instead: 'indent with spaces' }
  }
  switch (code) {
    case 'DUPLICATE_KEY':
      return {
        says: `“${/^[^\s:]+/.exec(text.slice(offset))?.[0] ?? 'this'}” stands here twice`,
        instead: 'take one of them away',
      }
    case 'BAD_INDENT':
      return {
        says: 'the line is not indented as the lines it belongs to',
        instead: 'begin it in the same column as they do',
      }
    case 'MULTILINE_IMPLICIT_KEY':
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        says: 'a key or a colon is not where YAML expects one',
        instead: 'put a text with a colon in it in quotes, and check the indentation',
      }
    case 'MISSING_CHAR':
      return {
        says: `something that was opened is not closed: ${message}`,
        instead: 'look for a quote or bracket that is missing',
      }
    case 'BAD_SCALAR_START':
      return { says: `a text cannot begin with “${text[offset] ?? ''}”`, instead: 'put it in quotes' }
    case 'BAD_ALIAS':
      return { says: 'a text that begins with “*” is an alias in YAML', instead: 'put it in quotes' }
    case 'TAG_RESOLVE_FAILED':
      return { says: 'a text that begins with “!” is a tag in YAML', instead: 'put it in quotes' }
    case 'MULTIPLE_DOCS':
      return { says: 'a second document begins here (---)', instead: 'write one pack in each file' }
    case 'RESOURCE_EXHAUSTION':
      return { says: 'lists and mappings are nested too deeply here', instead: 'look for a bracket that is missing' }
    default:
      return { says: `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`, instead: null }
  }
}

function oddKeysIn(document: Document, at: (offset: number) => FilePlace): YamlProblem[] {
  const problems: YamlProblem[] = []
  const look = (node: unknown): void => {
    if (isSeq(node)) for (const item of node.items) look(item)
    if (!isMap(node)) return
    for (const { key, value } of node.items) {
      const source = isScalar(key) ? (key.source ?? '') : ''
      const range = (key as { range?: readonly number[] } | null)?.range
      if (!isScalar(key) || (typeof key.value !== 'string' && String(key.value) !== source)) {
        const instead = source === '' ? 'write a word' : `put it in quotes: "${source}"`
        const says = isScalar(key)
          ? `${source === '' ? 'a key without a word' : source} is not read as it is written`
          : 'a key is a list or a mapping'
        problems.push({ ...at(range?.[0] ?? 0), says, instead })
      }
      look(value)
    }
  }
  look(document.contents)
  return problems
}

const pairAt = (map: YAMLMap, key: string | number) =>
  map.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === String(key))

function writtenAt(document: Document, path: Path): string | null {
  const node = document.getIn(path, true)
  return isScalar(node) && typeof node.value !== 'string' ? (node.source ?? null) : null
}

function placeOf(document: Document, at: (offset: number) => FilePlace, path: Path, onKey: boolean) {
  let node: unknown = document.contents
  let offset = offsetOf(node)
  for (const [depth, key] of path.entries()) {
    const last = depth === path.length - 1
    const pair = isMap(node) ? pairAt(node, key) : undefined
    const next = pair === undefined ? (isSeq(node) ? node.items[Number(key)] : undefined) : pair.value
    if (pair === undefined && next === undefined) return { ...at(offset), whole: false }
    const keyOffset = pair === undefined ? null : offsetOf(pair.key)
    // Of a mapping or list the key above it is what one looks for; of a plain value the value itself.
    const plain = isScalar(next) && next.value !== null
    offset = keyOffset !== null && ((last && onKey) || !plain) ? keyOffset : offsetOf(next) || offset
    node = next
  }
  return { ...at(offset), whole: true }
}

const offsetOf = (node: unknown): number => (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0
