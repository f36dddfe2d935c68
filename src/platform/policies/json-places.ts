import type { Path } from '../../domain/policy/problems-of-shape.ts'

/** Where the parts of a JSON text stand. */
export interface JsonPlaces {
  /** the offset of the value at a path, or of its key; of what is nearest above when it is not there */
  offset(path: Path, onKey: boolean): number
  /** keys that stand twice in one object, of which JSON.parse keeps the last without a word */
  readonly twice: readonly { readonly key: string; readonly offset: number }[]
}

interface Node {
  readonly key: number
  readonly value: number
  readonly children: Map<string | number, Node>
}

const skip = /[\s,:]*/y
const plain = /[^\s,:\]}]*/y

/** Finds the places in a text that is JSON (JSON.parse took it): nothing here checks that. */
export function jsonPlaces(text: string): JsonPlaces {
  const twice: { key: string; offset: number }[] = []
  let at = 0
  const jump = (pattern: RegExp) => {
    pattern.lastIndex = at
    pattern.test(text)
    at = pattern.lastIndex
  }
  const string = (): string => {
    const start = at
    do at = text.indexOf('"', at + 1)
    while (backslashesBefore(text, at) % 2 === 1)
    at++
    return text.slice(start, at)
  }
  const read = (key: number): Node => {
    jump(skip)
    const node: Node = { key, value: at, children: new Map() }
    const opening = text[at]
    if (opening === '"') string()
    else if (opening === '{' || opening === '[') {
      at++
      for (jump(skip); text[at] !== '}' && text[at] !== ']' && at < text.length; jump(skip)) {
        if (opening === '[') {
          node.children.set(node.children.size, read(at))
          continue
        }
        const offset = at
        const name = JSON.parse(string()) as string
        if (node.children.has(name)) twice.push({ key: name, offset })
        node.children.set(name, read(offset))
      }
      at++
    } else jump(plain)
    return node
  }
  const root = read(0)
  const offset = (path: Path, onKey: boolean): number => {
    let node = root
    for (const step of path) {
      const next = node.children.get(step)
      if (next === undefined) return node.value
      node = next
    }
    return onKey ? node.key : node.value
  }
  return { offset, twice }
}

function backslashesBefore(text: string, at: number): number {
  let count = 0
  while (text[at - 1 - count] === '\\') count++
  return count
}

/** Line and column, both from 1, of an offset. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  const lastBreak = before.lastIndexOf('\n')
  let line = 1
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) line++
  return { line, column: offset - lastBreak }
}
