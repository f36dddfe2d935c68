/**
 * Two pieces of HTML are the same page when their canonical lines are equal. What is taken away: the order of
 * attributes, the spelling of a true attribute, the spelling of a character, and white space that a browser would not
 * draw. What stays: every element, attribute, word, and whether two words have a space between them.
 */

/**
 * Text flows through these; every other element starts and ends a line of its own, as the package's styles lay it
 * out.
 */
const inline = new Set(['a', 'span', 'strong', 'em', 'b', 'i', 'small', 'code', 'abbr', 'time'])
const empty = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])
const verbatim = new Set(['pre', 'textarea'])
const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  ctdot: '⋯',
}

const token = /<!--[\s\S]*?-->|<\/([a-z][\w-]*)\s*>|<([a-z][\w-]*)((?:\s+[^\s=>/"']+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+/giy
const attribute = /([^\s=>/"']+)(?:="([^"]*)")?/g

/** The canonical lines of a piece of HTML. Refuses what it does not fully understand. */
export function canonical(html: string): string[] {
  const writer = new Writer()
  const open: string[] = []
  token.lastIndex = 0
  while (token.lastIndex < html.length) {
    const at = token.lastIndex
    const found = token.exec(html)
    if (!found) throw new Error(`Not understood at ${at}: ${html.slice(at, at + 60)}`)
    const [text, closed, opened, attributes = '', selfClosed] = found
    if (closed) {
      const last = open.pop()
      if (last !== closed) throw new Error(`</${closed}> closes <${last}> at ${at}`)
      writer.tag(closed, `</${closed}>`)
    } else if (opened) {
      writer.tag(opened, `<${[opened, ...readAttributes(attributes)].join(' ')}>`)
      if (empty.has(opened) || selfClosed) writer.tag(opened, `</${opened}>`)
      else open.push(opened)
    } else if (!text.startsWith('<!--')) {
      if (open.some((name) => verbatim.has(name))) writer.verbatim(decoded(text))
      else writer.text(decoded(text))
    }
  }
  if (open.length > 0) throw new Error(`Never closed: ${open.join(', ')}`)
  return writer.lines
}

function readAttributes(source: string): string[] {
  const pairs = [...source.matchAll(attribute)].map(([, name = '', value = '']) => {
    const plain = decoded(value)
    return [name, name === 'class' ? plain.split(/\s+/).filter(Boolean).join(' ') : plain] as const
  })
  if (new Set(pairs.map(([name]) => name)).size !== pairs.length) throw new Error(`An attribute twice in ${source}`)
  return pairs.map(([name, value]) => `${name}=${JSON.stringify(value)}`).toSorted()
}

/** The characters that a text stands for. */
function decoded(text: string): string {
  return text.replaceAll(/&(#\d+|#x[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    const character = entities[name]
    if (character === undefined) throw new Error(`Unknown character ${whole}`)
    return character
  })
}

/** Keeps a space only where it parts two words of one line, and writes it before the second. */
class Writer {
  readonly lines: string[] = []
  #space = false
  #inLine = false

  tag(name: string, line: string): void {
    if (!inline.has(name)) {
      this.#space = false
      this.#inLine = false
    }
    this.lines.push(line)
  }

  text(text: string): void {
    const words = text.split(/[ \t\r\n\f]+/)
    words.forEach((word, i) => {
      if (i > 0) this.#space = true
      if (word === '') return
      this.lines.push(`${this.#space && this.#inLine ? 'space ' : ''}${JSON.stringify(word)}`)
      this.#space = false
      this.#inLine = true
    })
  }

  verbatim(text: string): void {
    this.lines.push(`verbatim ${JSON.stringify(text)}`)
  }
}
