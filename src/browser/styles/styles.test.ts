import { gzipSync } from 'node:zlib'

import { expect, test } from 'vitest'

import { compileStyles } from './compile-styles.ts'

const css = compileStyles()

test('the stylesheet is at most 20 kB compressed', () => {
  expect(gzipSync(css, { level: 9 }).byteLength).toBeLessThanOrEqual(20_000)
})

test('the stylesheet fetches nothing', () => {
  expect(css).not.toMatch(/url\(|@import|@font-face/)
})

test('the stylesheet has no crown and no face of GOV.UK', () => {
  expect(css).not.toMatch(/GDS Transport|crown|crest/i)
})
