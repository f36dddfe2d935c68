// Gets a checkout from "just cloned" to "ready to run": the locked dependencies, the pinned Node and the build.
// Plain JavaScript with nothing but Node's own modules, because it runs before anything is installed, on Node 20 or later.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')

const NODE_NEEDED_TO_BEGIN = 20
const NODE_NEEDED_TO_RUN = 26
const DISK_NEEDED_TO_INSTALL = 1.5e9
const LOG_LINES_SHOWN = 12

/** Prints one line about what is being done. It goes to the error stream, so that a command's own output stays clean. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

/** Ends the process with a sentence and no stack trace. */
export function fail(sentence, code = 1) {
  say(sentence)
  process.exit(code)
}

/** Refuses a machine that cannot run Plumbline at all. */
export function checkMachine() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < NODE_NEEDED_TO_BEGIN) {
    fail(`Plumbline needs Node ${NODE_NEEDED_TO_BEGIN} or later to begin. This is Node ${process.versions.node}.`)
  }
}

/** Is a file there? */
function there(...parts) {
  return fs.existsSync(path.join(root, ...parts))
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex')
}

/** Are the packages that npm says it put down the ones of the lock file? True for a folder installed by hand with `npm ci`. */
function installedMatchesLock() {
  const locked = JSON.parse(readText(path.join(root, 'package-lock.json')) ?? '{}').packages
  const placed = JSON.parse(readText(path.join(root, 'node_modules/.package-lock.json')) ?? '{}').packages
  if (!locked || !placed) return false
  return Object.entries(locked).every(([name, wanted]) => {
    if (name === '') return true
    const found = placed[name]
    if (!found) return wanted.optional === true && !forThisMachine(wanted)
    return found.version === wanted.version && (wanted.optional === true || there(name, 'package.json'))
  })
}

/** Is an optional package meant for this machine? One that names no machine is never insisted on. */
function forThisMachine(wanted) {
  if (!wanted.os && !wanted.cpu) return false
  if (wanted.libc && !wanted.libc.includes('glibc')) return false
  return (
    (wanted.os ?? [process.platform]).includes(process.platform) &&
    (wanted.cpu ?? [process.arch]).includes(process.arch)
  )
}

/** Installs what package-lock.json names, unless it is there already. */
export async function ensureInstalled() {
  const lock = readText(path.join(root, 'package-lock.json'))
  if (lock === undefined) fail(`There is no package-lock.json in ${root}: this is not a whole copy of Plumbline.`)
  const stamp = path.join(root, 'node_modules/.plumbline-stamp')
  const wanted = sha256(`${lock}\n${process.platform}-${process.arch}`)
  if (readText(stamp) === wanted) return
  await alone('install', async () => {
    if (readText(stamp) === wanted) return
    if (!installedMatchesLock()) await install()
    writeIfPossible(stamp, wanted)
  })
}

async function install() {
  const space = freeSpace()
  if (space !== undefined && space < DISK_NEEDED_TO_INSTALL) {
    fail(
      `There is not enough room on the disk of ${root}: installing needs about 1.5 GB and ${(space / 1e9).toFixed(1)} GB is free.`,
    )
  }
  say('Installing the locked dependencies (once, about a minute).')
  const npm = npmCommand()
  // Development packages are wanted even where NODE_ENV is production: the build needs them.
  const usual = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  const strict = await runQuietly(npm.file, [...npm.args, 'ci', ...usual])
  if (strict.code === 0) return
  const outcome = lacksOnlyOtherMachines(strict.output) ? await installAsLocked(npm, usual) : strict
  if (outcome.code === 0) return
  process.stderr.write(`${lastLines(outcome.output)}\n`)
  fail(whyInstallFailed(outcome.output))
}

/**
 * A lock file made where the registry serves one kind of machine has no line for the binaries of the others, and npm 11
 * refuses it for that alone (npm 10 does not). "name@" without a version is npm's way of saying that it found none.
 */
function lacksOnlyOtherMachines(output) {
  if (!/EUSAGE/.test(output) || /Invalid: /.test(output)) return false
  const missing = [...output.matchAll(/Missing: (\S+) from lock file/g)].map((match) => match[1])
  const { packages } = JSON.parse(readText(path.join(root, 'package-lock.json')))
  const optional = new Set(Object.values(packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {})))
  return missing.length > 0 && missing.every((name) => optional.has(name.slice(0, name.lastIndexOf('@'))))
}

/** Installs from the lock file with its digests, and then makes sure that what is there is what it names. */
async function installAsLocked(npm, usual) {
  fs.rmSync(path.join(root, 'node_modules'), { recursive: true, force: true })
  const file = path.join(root, 'package-lock.json')
  const lock = readText(file)
  const { code, output } = await runQuietly(npm.file, [...npm.args, 'install', '--no-save', ...usual])
  if (code !== 0) return { code, output }
  if (readText(file) === lock && installedMatchesLock()) return { code: 0, output }
  fs.writeFileSync(file, lock)
  return { code: 1, output: 'What npm put into node_modules is not what package-lock.json names.' }
}

/** npm as it was called, when this runs under npm, so that no other npm on the path is taken. */
function npmCommand() {
  const under = process.env.npm_execpath
  if (under && under.endsWith('npm-cli.js')) return { file: process.execPath, args: [under] }
  return { file: 'npm', args: [] }
}

const INSTALL_FAILURES = [
  [/ENOSPC/, 'The disk is full. Installing needs about 1.5 GB.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH/,
    'The package registry could not be reached. Installing needs the network once. Check the connection or npm’s proxy settings, then try again.',
  ],
  [
    /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)/,
    'The package registry’s certificate was not trusted. If a proxy inspects traffic here, name its certificate in NODE_EXTRA_CA_CERTS, then try again.',
  ],
  [
    /EINTEGRITY/,
    'A package is not the one that was locked, so nothing was installed. Try again, and if it stays so, do not go on.',
  ],
  [/E401|E403/, 'The package registry refused. Check npm’s registry settings.'],
  [/E404|ETARGET/, 'The package registry does not have a locked package. Check npm’s registry settings.'],
  [/EACCES|EPERM|EROFS/, `This account may not write in ${root}. Use a copy that belongs to it.`],
  [/spawn npm ENOENT/, 'npm was not found. It comes with Node.'],
]

function whyInstallFailed(output) {
  const known = INSTALL_FAILURES.find(([pattern]) => pattern.test(output))
  return `The dependencies could not be installed. ${known ? known[1] : 'The lines above say why.'}`
}

/** Free space in bytes, where the system says. */
function freeSpace() {
  try {
    const { bavail, bsize } = fs.statfsSync(root)
    return bavail * bsize
  } catch {
    return undefined
  }
}

function writeIfPossible(file, text) {
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  } catch {
    // A checkout that this account may not write is still one it may run.
  }
}

/** The path of the pinned Node, or of this machine's where there is none to pin and it is new enough. */
export function pinnedNode() {
  const pinned = path.join(root, `node_modules/node-${process.platform}-${process.arch}/bin/node`)
  if (fs.existsSync(pinned)) {
    const tried = spawnSync(pinned, ['--version'], { encoding: 'utf8' })
    if (tried.status === 0) return pinned
  }
  if (Number(process.versions.node.split('.')[0]) >= NODE_NEEDED_TO_RUN) return process.execPath
  return fail(
    `There is no ready Node ${NODE_NEEDED_TO_RUN} for ${process.platform} ${process.arch}. Install Node ${NODE_NEEDED_TO_RUN} or later yourself, or use Linux with glibc on x64 or arm64.`,
  )
}

/** Builds the browser's and the server's side when a source has changed since the last build. */
export async function ensureBuilt() {
  const stamp = path.join(root, 'dist/.stamp')
  const wanted = sourcesDigest()
  if (readText(stamp) === wanted) return
  await alone('build', async () => {
    if (readText(stamp) !== wanted) await build(wanted)
  })
}

const SOURCES = [
  'src',
  'demo',
  'bench',
  'test/builders',
  'test/support',
  'policies',
  'scripts/node-memory.json',
  'vite.config.ts',
  'vite.server.config.ts',
  'tsconfig.json',
  'package-lock.json',
]

function sourcesDigest() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesUnder))
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0')
  return hash.digest('hex')
}

/** Every file at or under a path of the checkout, sorted, without tests. */
function filesUnder(name) {
  const stat = fs.statSync(path.join(root, name), { throwIfNoEntry: false })
  if (!stat) return []
  if (stat.isFile()) return /\.test\.tsx?$/.test(name) ? [] : [name]
  return fs
    .readdirSync(path.join(root, name))
    .sort()
    .flatMap((child) => filesUnder(`${name}/${child}`))
}

/** Built aside and then put in place, so that a failed build leaves the last good one. */
async function build(digest) {
  say('Building.')
  const aside = path.join(root, '.cache/build')
  fs.rmSync(aside, { recursive: true, force: true })
  const node = pinnedNode()
  const vite = (config, folder) =>
    runQuietly(node, [
      'node_modules/vite/bin/vite.js',
      'build',
      '--config',
      config,
      '--logLevel',
      'warn',
      '--outDir',
      path.join(aside, folder),
    ])
  const sides = await Promise.all([vite('vite.config.ts', 'client'), vite('vite.server.config.ts', 'server')])
  const broken = sides.filter((side) => side.code !== 0)
  for (const side of sides) if (side.output.trim() !== '') process.stderr.write(`${side.output.trim()}\n`)
  if (broken.length > 0) fail('The build failed. The lines above say why.')
  fs.mkdirSync(aside, { recursive: true })
  fs.writeFileSync(path.join(aside, '.stamp'), digest)
  const dist = path.join(root, 'dist')
  const old = path.join(root, `.cache/old-${process.pid}`)
  if (fs.existsSync(dist)) fs.renameSync(dist, old)
  fs.renameSync(aside, dist)
  fs.rmSync(old, { recursive: true, force: true })
}

/** Runs work while no other process of this checkout does the same: two starts at once install and build once. */
async function alone(name, work) {
  const lock = path.join(root, `.cache/${name}.lock`)
  try {
    fs.mkdirSync(path.dirname(lock), { recursive: true })
  } catch {
    return work()
  }
  for (let told = false; ;) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') break
    }
    if (!processLives(Number(readText(lock)))) {
      fs.rmSync(lock, { force: true })
      continue
    }
    if (!told) say(`Waiting for another ${name} of this copy to finish.`)
    told = true
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  try {
    return await work()
  } finally {
    fs.rmSync(lock, { force: true })
  }
}

function processLives(pid) {
  // A lock that has just been made may not have its number yet; its maker is alive.
  if (pid === 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Runs a command in the checkout and gives its exit code and everything it printed. */
export function runQuietly(file, args, options = {}) {
  return new Promise((resolve) => {
    let output = ''
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options })
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

function lastLines(text) {
  return text.trim().split('\n').slice(-LOG_LINES_SHOWN).join('\n')
}

/** Runs a command with this terminal and gives its exit code. */
export function runHere(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', () => resolve(127))
    child.on('close', (code) => resolve(code ?? 1))
  })
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']
const SIGNAL_NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/**
 * What keeps the memory of the process near 200 MB (docs/performance.md). Flags: a nursery that what twenty requests at once
 * hold fits into, and old objects looked at when they have grown by a third, where V8 would wait for as much as the machine
 * has room for. Environment: for glibc, which otherwise keeps what was freed, apart for each of a dozen threads; whoever
 * starts it may say otherwise. The bench and the tests start it with the same.
 */
const MEMORY = JSON.parse(fs.readFileSync(path.join(root, 'scripts/node-memory.json'), 'utf8'))

/**
 * Runs a built program with the pinned Node in place of this process: same terminal, same signals, same exit code.
 * The program holds the far end of a pipe (its descriptor 3) that closes when this process ends in whatever way, so it
 * never stays behind unseen.
 */
export function become(program, args) {
  const file = path.join(root, 'dist/server', program)
  if (!fs.existsSync(file)) fail(`This copy has no ${program.replace(/\.js$/, '')} program yet.`)
  const child = spawn(pinnedNode(), [...MEMORY.flags, '--enable-source-maps', file, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    env: { ...MEMORY.env, ...process.env, PLUMBLINE_LAUNCHER_PIPE: '3' },
  })
  child.stdio[3].on('error', () => {})
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  whenNpmHasEnded(() => child.kill('SIGTERM'))
  child.on('error', (error) => fail(`Plumbline could not be started: ${error.message}.`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (SIGNAL_NUMBERS[signal] ?? 0)))
}

const LOOK_AT_NPM_MS = 300

/**
 * npm runs this through a shell, and when npm is told to end, the shell ends and tells nobody. So the parents are looked
 * at: npm itself, or the shell and npm above it. Without npm there is nothing to look at: a parent may well end before us.
 */
function whenNpmHasEnded(ended) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const grandparent = isNpm(parent) ? undefined : parentOf(parent)
  const above = grandparent !== undefined && isNpm(grandparent) ? grandparent : undefined
  if (above === undefined && !isNpm(parent)) return
  const timer = setInterval(() => {
    if (process.ppid === parent && (above === undefined || parentOf(parent) === above)) return
    clearInterval(timer)
    ended()
  }, LOOK_AT_NPM_MS)
  timer.unref()
}

function isNpm(pid) {
  return /npm/.test(readText(`/proc/${pid}/cmdline`)?.slice(0, 200) ?? '')
}

function parentOf(pid) {
  const stat = readText(`/proc/${pid}/stat`)
  return stat === undefined ? undefined : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
}
