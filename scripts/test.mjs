// `npm test`: the checks, the tests beside the code, then the journeys in a browser; ends with "N passed, N failed".
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pinnedNode, root, runHere, runQuietly, say } from './bootstrap.mjs'
import { check } from './check.mjs'

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Runs everything. Gives the exit code. */
export async function test(args) {
  const browser = await ensureBrowser()
  const env = { ...process.env, ...(browser ? { PLUMBLINE_CHROMIUM: browser } : {}) }
  const totals = [await check(), await vitest('vitest.config.ts', args, env)]
  if (fs.existsSync(path.join(root, 'journeys'))) totals.push(await vitest('vitest.journeys.config.ts', args, env))
  const passed = totals.reduce((sum, total) => sum + total.passed, 0)
  const failed = totals.reduce((sum, total) => sum + total.failed, 0)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

async function vitest(config, args, env) {
  const results = path.join(root, `.cache/${config}.${process.pid}.json`)
  fs.rmSync(results, { force: true })
  const code = await runHere(
    pinnedNode(),
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      config,
      '--passWithNoTests',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${results}`,
      ...args,
    ],
    { env },
  )
  const total = count(results)
  fs.rmSync(results, { force: true })
  // An error outside every test, or a runner that died, is a failure too.
  return code !== 0 && total.failed === 0 ? { ...total, failed: 1 } : total
}

/** Counts tests from the JSON report. A file that could not be loaded has no test in it, and counts as one failed. */
function count(file) {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1 }
  const report = JSON.parse(fs.readFileSync(file, 'utf8'))
  const unloaded = report.testResults.filter(
    (one) => one.status === 'failed' && !one.assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length }
}

/** The path of a chromium, installed from Debian when there is none and this account may; else a sentence. */
async function ensureBrowser() {
  const named = process.env.PLUMBLINE_CHROMIUM
  if (named) return named
  const found = () => BROWSERS.find((file) => fs.existsSync(file))
  if (found()) return found()
  const apt = aptCommand()
  if (apt) {
    say('Installing chromium from Debian for the browser tests (once).')
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
    await runQuietly(apt[0], [...apt.slice(1), 'update', '-q'], options)
    await runQuietly(apt[0], [...apt.slice(1), 'install', '-y', '-q', '--no-install-recommends', 'chromium'], options)
  }
  if (!found()) {
    say(
      'The browser tests need chromium. Install it with "apt-get install chromium", or name one in PLUMBLINE_CHROMIUM.',
    )
  }
  return found()
}

function aptCommand() {
  if (!fs.existsSync('/usr/bin/apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  return spawnSync('sudo', ['-n', 'true']).status === 0 ? ['sudo', '-n', 'apt-get'] : undefined
}
