import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { packageRoot } from '../files/package-root.ts'
import { builtInPacks } from './built-in-packs.ts'

// docs/policies/packs/: where each place of a policy is carried. A rule that stands in none of its tables came from nowhere.
describe.each(builtInPacks().map((pack) => ({ id: pack.id, rules: pack.rules ?? [] })))('$id', ({ id, rules }) => {
  test('every rule stands in the page that says what was read how', () => {
    const page = readFileSync(path.join(packageRoot(), `docs/policies/packs/${id}.md`), 'utf8')
    expect(rules.map((rule) => rule.id).filter((rule) => !page.includes(`\`${rule}\``))).toEqual([])
  })
})
