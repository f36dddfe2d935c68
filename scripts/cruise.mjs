// Runs dependency-cruiser so that it can read our files. TypeScript 7 has no parser it could call, and its swc parser does
// not know JSX: swc is told, file by file, whether it is there.
import { createRequire } from 'node:module'

const swc = createRequire(import.meta.url)('@swc/core')
const { parseFileSync } = swc
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') })

await import('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
