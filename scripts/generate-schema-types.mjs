// Writes src/platform/database/schema.ts from a migrated database: node scripts/generate-schema-types.mjs URL [--verify]
import { spawnSync } from 'node:child_process'

const [url, verify] = process.argv.slice(2)
const types = { timestamptz: 'Temporal.Instant', date: 'Temporal.PlainDate', int8: 'number' }
const result = spawnSync(
  'node_modules/.bin/kysely-codegen',
  [
    '--dialect',
    'postgres',
    '--url',
    url,
    '--default-schema',
    'app',
    '--include-pattern',
    'app.*',
    '--type-mapping',
    JSON.stringify(types),
    '--out-file',
    'src/platform/database/schema.ts',
    '--log-level',
    'warn',
    ...(verify ? ['--verify'] : []),
  ],
  { stdio: 'inherit' },
)
process.exit(result.status ?? 1)
