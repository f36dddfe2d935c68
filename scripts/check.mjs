// `npm run check`: types, lint, format, boundaries, dead code and generated files, each counted as one test.
import fs from 'node:fs'
import path from 'node:path'
import { pinnedNode, root, runQuietly, say } from './bootstrap.mjs'

const CHECKS = [
  { name: 'types', args: ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.json'] },
  { name: 'lint', args: ['node_modules/oxlint/bin/oxlint', '--deny-warnings'] },
  { name: 'format', args: ['node_modules/oxfmt/bin/oxfmt', '--check'] },
  {
    name: 'boundaries',
    args: ['scripts/cruise.mjs', '--config', '.dependency-cruiser.cjs', 'src'],
  },
  { name: 'dead code', args: ['node_modules/knip/bin/knip.js', '--no-progress'] },
]

/** Files that a program writes, and the program that prints what they should hold. */
const GENERATED = [
  { file: 'docs/settings.md', args: ['src/platform/config/print-settings.ts'] },
  { file: 'policies/schema.json', args: ['scripts/generate-policy-schemas.mjs', 'pack'] },
  { file: 'policies/facts.schema.json', args: ['scripts/generate-policy-schemas.mjs', 'facts'] },
  { file: 'policies/obligations.schema.json', args: ['scripts/generate-policy-schemas.mjs', 'obligations'] },
  { file: 'src/platform/calendar/bank-holidays.json', args: ['scripts/generate-bank-holidays.mjs'] },
  { file: 'docs/policies/README.md', args: ['scripts/run-policy-examples.mjs'] },
]

/** Runs every check, two at a time, and prints those that fail with what they said. */
export async function check() {
  const node = pinnedNode()
  const waiting = [...CHECKS.map((one) => () => runCheck(node, one)), () => generatedFiles(node)]
  const results = []
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results.push(await next())
  }
  await Promise.all([worker(), worker()])
  const failed = results.filter((result) => !result.passed)
  for (const { name, output } of failed) say(`\n${output.trim()}\nCheck failed: ${name}.`)
  const passed = results.length - failed.length
  say(failed.length === 0 ? `All ${passed} checks pass.` : `\nFailed: ${failed.map(({ name }) => name).join(', ')}.`)
  return { passed, failed: failed.length }
}

async function runCheck(node, { name, args }) {
  const { code, output } = await runQuietly(node, args)
  return { name, passed: code === 0, output }
}

async function generatedFiles(node) {
  const stale = []
  for (const { file, args } of GENERATED) {
    const { code, output } = await runQuietly(node, ['--disable-warning=ExperimentalWarning', ...args])
    const kept = fs.existsSync(path.join(root, file)) ? fs.readFileSync(path.join(root, file), 'utf8') : ''
    if (code !== 0 || kept !== output)
      stale.push(`${file} is not what ${args.join(' ')} prints${code === 0 ? '' : `: ${output}`}`)
  }
  return { name: 'generated files', passed: stale.length === 0, output: stale.join('\n') }
}
