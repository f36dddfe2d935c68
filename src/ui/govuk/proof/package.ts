import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Options of a fixture, as the package's JSON has them. */
export type Options = Record<string, unknown>

export interface Fixture {
  name: string
  options: Options
  html: string
  hidden: boolean
}

const components = join(
  dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json')),
  'dist/govuk/components',
)

/** Every component that the package ships. */
export function packageComponents(): string[] {
  const folders = readdirSync(components, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return folders.map((entry) => entry.name).toSorted()
}

/** Every fixture of a component, hidden ones too. */
export function packageFixtures(component: string): Fixture[] {
  const file = JSON.parse(readFileSync(join(components, component, 'fixtures.json'), 'utf8')) as { fixtures: Fixture[] }
  return file.fixtures
}
