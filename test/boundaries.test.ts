import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../src/platform/files/package-root.ts'

// Each planted file breaks one wall; the others are allowed, and must not be told of.
const PLANTED: Readonly<Record<string, string>> = {
  'src/domain/actions/uses-platform.ts': `import { readConfig } from '../../platform/config/config.ts'\nexport const a = readConfig`,
  'src/domain/actions/uses-type.ts': `import type { Config } from '../../platform/config/config.ts'\nexport type A = Config`,
  'src/domain/actions/uses-package.ts': `import { z } from 'zod'\nexport const a = z`,
  'src/domain/actions/uses-node.ts': `import { readFileSync } from 'node:fs'\nexport const a = readFileSync`,
  'src/platform/config/config.ts': `export const readConfig = 1\nexport type Config = number`,
  'src/platform/uses-feature.ts': `import { home } from '../features/home/public.ts'\nexport const a = home`,
  'src/platform/database/pool.ts': `export const pool = 1`,
  'src/ui/uses-platform.tsx': `import { readConfig } from '../platform/config/config.ts'\nexport const A = () => <p>{readConfig}</p>`,
  'src/ui/lazily.ts': `export const a = () => import('../features/home/public.ts')`,
  'src/features/home/public.ts': `export const home = 1`,
  'src/features/home/inside.ts': `export const inside = 1`,
  'src/features/people/good.ts': `import { home } from '../home/public.ts'\nexport const a = home`,
  'src/features/people/reaches-inside.ts': `import { inside } from '../home/inside.ts'\nexport const a = inside`,
  'src/features/people/list.page.tsx': `import { pool } from '../../platform/database/pool.ts'\nexport const A = () => <p>{pool}</p>`,
  'src/cli/policy.command.ts': `import { a } from '../platform/by-way-of.ts'\nexport const b = a`,
  'src/platform/by-way-of.ts': `import { pool } from './database/pool.ts'\nexport const a = pool`,
  'src/domain/circle/one.ts': `import { two } from './two.ts'\nexport const one = () => two`,
  'src/domain/circle/two.ts': `import { one } from './one.ts'\nexport const two = () => one`,
  'src/browser/live.ts': `import { pool } from '../platform/database/pool.ts'\nexport const a = pool`,
  'src/domain/actions/missing.ts': `import { a } from './nowhere.ts'\nexport const b = a`,
  'src/features/home/uses-test.ts': `import { a } from './home.test.ts'\nexport const b = a`,
  'src/features/home/home.test.ts': `export const a = 1`,
}

let folder: string
let found: string[]

type Report = { summary: { violations: { from: string; rule: { name: string } }[] } }

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'plumbline-boundaries-'))
  for (const [file, content] of Object.entries(PLANTED)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
    writeFileSync(path.join(folder, file), content)
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(path.join(packageRoot(), file), path.join(folder, file))
  }
  symlinkSync(path.join(packageRoot(), 'node_modules'), path.join(folder, 'node_modules'))
  const report = JSON.parse(await cruise(folder)) as Report
  found = report.summary.violations.map(({ from, rule }) => `${from} ${rule.name}`)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The same command as `npm run check` has, in another folder. It ends with a count of errors as its exit code. */
function cruise(cwd: string): Promise<string> {
  const program = path.join(packageRoot(), 'scripts/cruise.mjs')
  const { promise, resolve } = Promise.withResolvers<string>()
  const args = [program, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'src']
  execFile(process.execPath, args, { cwd, maxBuffer: 20_000_000 }, (_, output) => resolve(output))
  return promise
}

describe('the walls between the rooms', () => {
  test('every planted violation is found, and nothing else is told', () => {
    expect(new Set(found)).toEqual(
      new Set([
        'src/browser/live.ts browser-is-apart',
        'src/cli/policy.command.ts policies-need-no-server',
        'src/domain/actions/missing.ts domain-is-pure',
        'src/domain/actions/missing.ts no-missing-file',
        'src/domain/actions/uses-node.ts domain-is-pure',
        'src/domain/actions/uses-package.ts domain-is-pure',
        'src/domain/actions/uses-platform.ts domain-is-pure',
        'src/domain/actions/uses-type.ts domain-is-pure',
        'src/domain/circle/one.ts no-circle',
        'src/features/home/uses-test.ts no-test-in-product',
        'src/features/people/list.page.tsx page-has-no-database',
        'src/features/people/reaches-inside.ts features-meet-at-public',
        'src/platform/uses-feature.ts platform-knows-no-feature',
        'src/ui/lazily.ts ui-takes-props',
        'src/ui/uses-platform.tsx ui-takes-props',
      ]),
    )
  })
})
