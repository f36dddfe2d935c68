import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../src/platform/files/package-root.ts'

const root = packageRoot()
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((name) => name !== '' && !/\.(png|pdf|ttf|otf|jpg)$/.test(name))
const read = (name: string) => {
  try {
    return readFileSync(join(root, name), 'utf8')
  } catch {
    return ''
  }
}
const source = tracked.filter((name) => /\.(ts|tsx)$/.test(name))
const offenders = (files: readonly string[], pattern: RegExp) => files.filter((name) => pattern.test(read(name)))

test('no path of a machine, no registry and no private address is in the repository', () => {
  const pattern = /\/work\/main|\/root\/\.|registry\.npmjs\.org/
  expect(
    offenders(
      tracked.filter((name) => name !== 'test/tidy.test.ts'),
      pattern,
    ),
  ).toEqual([])
})

test('e-mail addresses are only of domains that cannot be real', () => {
  const found = tracked
    .filter((name) => name !== 'package-lock.json' && name !== 'LICENSE')
    .flatMap((name) =>
      [...read(name).matchAll(/[\w.+-]+@([\w-]+\.)+[a-z]{2,}\b/gi)]
        .map((match) => match[0].toLowerCase())
        .filter(
          (address) =>
            !/@(.*\.)?(example\.(org|com)|[a-z.-]+\.test|localhost)$/.test(address) && !/^(git|npm)@/.test(address),
        )
        .map((address) => `${name}: ${address}`),
    )
  expect(found).toEqual([])
})

test('no page can put unescaped HTML in by accident', () => {
  expect(
    offenders(
      source.filter((name) => name.startsWith('src/') && !name.startsWith('src/ui/govuk/proof/')),
      /dangerouslySetInnerHTML|jsxTemplate/,
    ),
  ).toEqual([])
})

test('every answer is made where its headers are put on', () => {
  const others = source.filter(
    (name) => name.startsWith('src/') && !name.includes('.test.') && name !== 'src/platform/http/reply.ts',
  )
  // What reads a form with files makes one to read it with, which is never sent.
  expect(offenders(others, /new Response\(|Response\.(json|redirect|error)\(/)).toEqual([
    'src/platform/http/posted-form.ts',
  ])
  const served = others.filter((name) => name === 'src/app.ts' || name.startsWith('src/platform/http/'))
  expect(offenders(served, /\bc\.(json|html|text|body|redirect)\(/)).toEqual([])
})

test('no page has an inline style or handler, which the content security policy would refuse', () => {
  const pages = source.filter(
    (name) =>
      name.startsWith('src/') && name.endsWith('.tsx') && !name.includes('.test.') && !name.startsWith('src/ui/govuk/'),
  )
  expect(offenders(pages, /\s(style|onclick|onchange|onsubmit|onload)=/i)).toEqual([])
})

test('the domain knows no clock, randomness, environment or input', () => {
  const domain = source.filter((name) => name.startsWith('src/domain/') && !name.includes('.test.'))
  expect(
    offenders(domain, /Temporal\.Now|Date\.now|new Date\(|Math\.random|process\.|randomUUID|from 'node:|fetch\(/),
  ).toEqual([])
})

test('files of the source are small, and tests not much longer', () => {
  const most = (name: string) => (name.includes('.test.') ? 500 : 400)
  const long = source.filter(
    (name) =>
      name.startsWith('src/') &&
      name !== 'src/platform/database/schema.ts' &&
      read(name).split('\n').length > most(name),
  )
  expect(long).toEqual([])
})

test('the lock file names no registry and no script runs at install', () => {
  expect(read('package-lock.json')).not.toMatch(/"resolved": "http/)
  expect(read('.npmrc')).toContain('ignore-scripts=true')
})
