import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../src/platform/files/package-root.ts'

// `npm run mutate` is no part of `npm test`, and loads the tests of the engine in its own way. A file of a kind that it
// cannot load would be noticed months later.
test('what plants faults can still load what the tests of the engine stand on', () => {
  const root = packageRoot()
  const program = `
    import { Modules } from ${JSON.stringify(path.join(root, 'scripts/mutate/modules.mjs'))}
    const support = (name) => new Modules(${JSON.stringify(root)}, {}).load(${JSON.stringify(root)} + '/test/support/' + name)
    const { policyCases, bankHolidays } = support('policy-cases.ts')
    support('compliance.ts')
    console.log(policyCases().length, bankHolidays('england_and_wales', 2026, 2026).length)`
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: root, encoding: 'utf8' })
  expect(said.trim()).toBe('8 8')
}, 30_000)
