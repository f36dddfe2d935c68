// The faults that can be planted in a TypeScript source: what is written, what stands there instead, and where.
import { parseSync } from 'vite'

const BINARY = {
  '<': ['<='],
  '<=': ['<'],
  '>': ['>='],
  '>=': ['>'],
  '===': ['!=='],
  '!==': ['==='],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
}
const ASSIGNED = { '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=', '??=': '=' }
const MATH = { min: 'max', max: 'min', floor: 'ceil', ceil: 'floor', round: 'floor' }
/** Calls that give the list they were called on when they are left out. */
const LEFT_OUT = new Set(['filter', 'toSorted', 'toReversed', 'slice', 'flat'])
const OTHER_CALL = { some: 'every', every: 'some', at: null }
/** Where types are, which no fault touches: they are gone when the program runs. */
const TYPES = new Set(['typeAnnotation', 'typeArguments', 'typeParameters', 'returnType', 'superTypeArguments'])
const EXPRESSIONS_WITH_TYPES = new Set(['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'])
const LONGEST_SHOWN = 110

/**
 * Every fault of one file, in the order of the text. `where` is the function around it, `was` and `becomes` what a
 * reader sees, and `id` is made of these and not of line numbers, so that an explanation stays with its fault while the
 * file grows around it.
 */
export function faultsOf(file, source) {
  const { program, errors } = parseSync(file, source)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`)
  const faults = []
  const seen = new Map()
  walk(program, [], (node, parents) => {
    for (const { start, end, text, by = node } of changesOf(node, parents, source)) {
      const shown = shownOf(by, source)
      const was = short(source.slice(shown.start, shown.end))
      const becomes = short(`${source.slice(shown.start, start)}${text}${source.slice(end, shown.end)}`)
      const name = `${file} | ${functionOf(parents)} | ${was} → ${becomes}`
      const nth = (seen.get(name) ?? 0) + 1
      seen.set(name, nth)
      faults.push({
        id: nth === 1 ? name : `${name} (${nth})`,
        file,
        line: source.slice(0, start).split('\n').length,
        where: functionOf(parents),
        block: blockOf(file, parents),
        fault: `${was} → ${becomes}${nth === 1 ? '' : ` (${nth})`}`,
        start,
        end,
        text,
      })
    }
  })
  return faults
}

/** The source with a mark at the beginning of every block, to see which tests come there. */
export function probed(file, source) {
  const starts = []
  walk(parseSync(file, source).program, [], (node) => {
    if (node.type === 'BlockStatement') starts.push(node.start)
  })
  let text = source
  for (const start of starts.toSorted((a, b) => b - a)) {
    text = `${text.slice(0, start + 1)}globalThis.plantReached?.add('${file}:${start}');${text.slice(start + 1)}`
  }
  return text
}

/** The block a fault is in: a test that does not come there cannot find it. Null outside of every block. */
function blockOf(file, parents) {
  const block = parents.findLast(({ type }) => type === 'BlockStatement')
  return block ? `${file}:${block.start}` : null
}

/** A node alone says little when it is a number: it is shown with the expression around it. */
function shownOf(node, source) {
  let shown = node
  while (shown.parent && /Expression$|^(VariableDeclarator|Property)$/.test(shown.parent.type)) {
    if (shown.parent.end - shown.parent.start > 70 || source.slice(shown.start, shown.end).length > 24) break
    shown = shown.parent
  }
  return shown
}

function short(text) {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length <= LONGEST_SHOWN ? line : `${line.slice(0, LONGEST_SHOWN / 2)} … ${line.slice(-LONGEST_SHOWN / 2)}`
}

function functionOf(parents) {
  for (const node of parents.toReversed()) {
    const named =
      node.id?.name ?? (node.type === 'Property' || node.type === 'MethodDefinition' ? node.key?.name : null)
    const holds = /Function|^VariableDeclarator$|^Property$|^MethodDefinition$/.test(node.type)
    const isFunction = (one) => /Function/.test(one?.type ?? '')
    if (named && holds && (isFunction(node) || isFunction(node.init) || isFunction(node.value))) return named
  }
  return '(top)'
}

function walk(node, parents, visit) {
  visit(node, parents)
  const own = [...parents, node]
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent' || TYPES.has(key)) continue
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child?.type !== 'string' || isOnlyType(child)) continue
      Object.defineProperty(child, 'parent', { value: node, enumerable: false })
      walk(child, own, visit)
    }
  }
}

const isOnlyType = ({ type }) =>
  (type.startsWith('TS') && !EXPRESSIONS_WITH_TYPES.has(type)) ||
  type === 'ImportDeclaration' ||
  type === 'ExportAllDeclaration'

function changesOf(node, parents, source) {
  const textOf = (one) => source.slice(one.start, one.end)
  const whole = (text) => ({ start: node.start, end: node.end, text })
  const inPlace = (one, text) => ({ start: one.start, end: one.end, text, by: one })
  /** The sign between two operands: the one that stands alone, for a comment may stand there too. */
  const sign = (left, right, was, text) => {
    const at = source.indexOf(was, left.end)
    return at === -1 || at >= right.start ? [] : [{ start: at, end: at + was.length, text }]
  }
  switch (node.type) {
    case 'BinaryExpression':
      if ((node.operator === '+' || node.operator === '-') && isText(node)) return []
      return (BINARY[node.operator] ?? []).flatMap((text) => sign(node.left, node.right, node.operator, text))
    case 'LogicalExpression':
      if (node.operator === '??') return [whole(`(${textOf(node.left)})`), whole(`(${textOf(node.right)})`)]
      return sign(node.left, node.right, node.operator, node.operator === '&&' ? '||' : '&&')
    case 'AssignmentExpression':
      return ASSIGNED[node.operator] === undefined || isText(node)
        ? []
        : sign(node.left, node.right, node.operator, ASSIGNED[node.operator])
    case 'UnaryExpression':
      return node.operator === '!' || node.operator === '-' ? [whole(`(${textOf(node.argument)})`)] : []
    case 'UpdateExpression': {
      const text = node.operator === '++' ? '--' : '++'
      return [whole(node.prefix ? `${text}${textOf(node.argument)}` : `${textOf(node.argument)}${text}`)]
    }
    case 'Literal':
      if (typeof node.value === 'boolean') return [whole(String(!node.value))]
      if (typeof node.value !== 'number' || isKey(node)) return []
      return [whole(`${node.value + 1}`), whole(node.value === 0 ? '(-1)' : `${node.value - 1}`)]
    case 'ExpressionStatement':
      return node.expression.type === 'Literal' ? [] : [whole(';')]
    case 'IfStatement':
      return [
        inPlace(node.test, 'true'),
        inPlace(node.test, 'false'),
        ...(node.alternate
          ? [whole(`if (${textOf(node.test)}) ${textOf(node.alternate)} else ${braced(node.consequent, textOf)}`)]
          : []),
      ]
    case 'ConditionalExpression':
      return [
        inPlace(node.test, 'true'),
        inPlace(node.test, 'false'),
        {
          start: node.consequent.start,
          end: node.alternate.end,
          text: `(${textOf(node.alternate)}) : (${textOf(node.consequent)})`,
        },
      ]
    case 'WhileStatement':
      return [inPlace(node.test, 'false')]
    case 'ForStatement':
      return node.test ? [inPlace(node.test, 'false')] : []
    case 'ContinueStatement':
    case 'BreakStatement':
      return parents.at(-1)?.type === 'SwitchCase' ? [] : [whole(';')]
    case 'SpreadElement':
      return parents.at(-1)?.type === 'ArrayExpression' ? [whole('...[]')] : []
    case 'CallExpression':
      return callChanges(node, textOf)
    default:
      return []
  }
}

function callChanges(node, textOf) {
  const { callee } = node
  if (callee.type !== 'MemberExpression' || callee.computed) return []
  const { name } = callee.property
  if (callee.object.name === 'Math') {
    return MATH[name] ? [{ start: callee.property.start, end: callee.property.end, text: MATH[name] }] : []
  }
  if (LEFT_OUT.has(name)) return [{ start: node.start, end: node.end, text: `(${textOf(callee.object)})` }]
  const other = OTHER_CALL[name]
  return other ? [{ start: callee.property.start, end: callee.property.end, text: other }] : []
}

/** Then and else change places, and an `if` inside must not take the `else` of the outer one. */
const braced = (node, textOf) => (node.type === 'BlockStatement' ? textOf(node) : `{ ${textOf(node)} }`)

const isText = ({ left, right }) =>
  [left, right].some(({ type, value }) => type === 'TemplateLiteral' || typeof value === 'string')

/** A number that is the name of a property of a literal. */
const isKey = ({ parent, start }) => parent?.type === 'Property' && parent.key.start === start
