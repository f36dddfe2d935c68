import { parseArgs } from 'node:util'
import type { Contradiction } from '../domain/policy/contradiction.ts'
import { contradictions } from '../domain/policy/contradictions.ts'
import { differenceOf } from '../domain/policy/difference.ts'
import type { ResolvedPack } from '../domain/policy/resolved.ts'
import { countOf } from '../domain/text/dates.ts'
import { PlainError } from '../platform/config/plain-error.ts'
import { readPack } from '../platform/policies/read-pack.ts'
import { differenceLines } from './policy-difference.ts'
import { explained, explanationLines } from './policy-explanation.ts'
import { problemLine, wrapped } from './print-lines.ts'
import { soundPack } from './read-for-command.ts'

const usage = {
  check: 'plumbline policy check PACK…',
  explain: 'plumbline policy explain PACK [--json]',
  diff: 'plumbline policy diff A B [--json]',
} as const

/** `plumbline policy check|explain|diff`: packs are files, and nothing else is needed. */
export async function policyCommand(words: readonly string[]): Promise<number> {
  const [what = '', ...rest] = words
  if (!Object.hasOwn(usage, what)) {
    throw new PlainError(`Say what to do with the pack:\n  ${Object.values(usage).join('\n  ')}`, 2)
  }
  const { files, json } = read(what as keyof typeof usage, rest)
  switch (what) {
    case 'check':
      return check(files)
    case 'explain':
      return explain(files[0] ?? '', json)
    default:
      return diff(files[0] ?? '', files[1] ?? '', json)
  }
}

function read(what: keyof typeof usage, words: readonly string[]): { files: string[]; json: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args: [...words],
      options: what === 'check' ? {} : { json: { type: 'boolean' } },
      allowPositionals: true,
    })
    const right = { check: positionals.length > 0, explain: positionals.length === 1, diff: positionals.length === 2 }
    if (right[what]) return { files: positionals, json: 'json' in values && values.json === true }
  } catch {
    // Told below.
  }
  throw new PlainError(
    `Name ${{ check: 'one pack or several', explain: 'one pack', diff: 'two packs' }[what]}: ${usage[what]}`,
    2,
  )
}

/** Every pack is checked, whatever is wrong with the one before; 1 when one has errors. */
async function check(files: readonly string[]): Promise<number> {
  let failed = false
  for (const file of files) {
    const { resolved, problems } = await readPack(file)
    for (const problem of problems) console.log(problemLine(problem))
    failed ||= resolved === null
    if (resolved === null)
      console.log(`${file}: ${countOf(problems.filter(({ severity }) => severity === 'error').length, 'error')}.`)
    else for (const line of summary(file, resolved)) console.log(line)
  }
  return failed ? 1 : 0
}

function summary(file: string, { pack, name, chain }: ResolvedPack): string[] {
  const rules = countOf(pack.rules?.length ?? 0, 'rule')
  const clauses = countOf(Object.keys(pack.clauses).length, 'clause')
  const follows = chain.length > 1 ? `, following ${chain.slice(1).join(' and ')},` : ''
  const found = contradictions(pack)
  const told = ({ weight, kind, says, settled }: Contradiction) =>
    settled === null
      ? wrapped(says, '    ', `  ${weight === 'contradiction' ? kind : weight}: `)
      : wrapped(`${says} Both stand, on purpose: ${settled.reason}`, '    ', `  settled: `)
  const wrong = found.filter(({ kind }) => kind === 'never_met' || kind === 'never_binds').length
  // What nobody can keep is no mistake of spelling, and nothing to call sound.
  const stands = wrong === 0 ? 'is sound' : `can be read, with ${countOf(wrong, 'thing')} to look at`
  return [`${file}: ${name}${follows} ${stands}: ${rules} from ${clauses}.`, ...found.flatMap(told)]
}

async function explain(file: string, json: boolean): Promise<number> {
  const explanation = explained(await soundPack(file))
  console.log(json ? JSON.stringify(explanation, null, 2) : explanationLines(explanation).join('\n'))
  return 0
}

async function diff(first: string, second: string, json: boolean): Promise<number> {
  const [a, b] = [await soundPack(first), await soundPack(second)]
  const difference = differenceOf(a, b)
  console.log(json ? JSON.stringify(difference, null, 2) : differenceLines(difference, a, b).join('\n'))
  return 0
}
