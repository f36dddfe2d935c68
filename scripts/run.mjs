// What `npm start`, `npm test` and the like do. See bootstrap.mjs for how a checkout is made ready.
import fs from 'node:fs'
import path from 'node:path'
import {
  become,
  checkMachine,
  ensureBuilt,
  ensureInstalled,
  fail,
  pinnedNode,
  root,
  runHere,
  say,
} from './bootstrap.mjs'
import { check } from './check.mjs'
import { test } from './test.mjs'

const WAYS = {
  start: async () => {
    await ready()
    become('main.js', process.argv.slice(3))
  },
  demo: async () => {
    await ready()
    const own = fs.existsSync(path.join(root, 'dist/server/demo.js'))
    become(own ? 'demo.js' : 'main.js', [...(own ? [] : ['--demo']), ...process.argv.slice(3)])
  },
  bench: async () => {
    await ready()
    become('bench.js', process.argv.slice(3))
  },
  build: async () => {
    await ready()
    say('Built.')
  },
  check: async () => {
    await ensureInstalled()
    process.exitCode = (await check()).failed > 0 ? 1 : 0
  },
  mutate: async () => {
    await ensureInstalled()
    process.exitCode = await runHere(pinnedNode(), ['scripts/mutate.mjs', ...process.argv.slice(3)])
  },
  test: async () => {
    await ready()
    process.exitCode = await test(process.argv.slice(3))
  },
}

async function ready() {
  await ensureInstalled()
  await ensureBuilt()
}

checkMachine()
const way = process.argv[2]
if (!Object.hasOwn(WAYS, way ?? '')) fail(`Say one of: ${Object.keys(WAYS).join(', ')}.`, 2)
await WAYS[way]()
