// The tests of the engine in this process: what vitest gives to a test file, without what makes it slow to begin.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { Modules } from './modules.mjs'
import { probed } from './plant.mjs'

const FOLDERS = ['src/domain/compliance', 'src/domain/calendar', 'src/domain/policy']
const SUPPORT = 'test/support/policy-cases.ts'
/** Properties draw the same facts for every fault, and fewer than in `npm test`: there are thousands of faults. */
const PROPERTIES = { seed: 20_260_901, numRuns: 12, endOnFailure: true }
/** How much longer than without a fault a test may take before it is taken for one without an end. */
const TIMES_LONGER = 20
const LEAST_MS = 1500

export class Suite {
  #root
  #modules
  #collected = []
  /** of each test: how long it takes without a fault, and which blocks of the engine it reaches */
  #learnt = []
  /** tests that found a fault in a file, the last first: they are likely to find the next one of that file */
  #finders = new Map()

  /** `engine`: the paths of the files in which faults are planted. */
  static async in(root, engine) {
    // An asymmetric matcher asks which test is run; vitest would say it here.
    globalThis.__vitest_worker__ = { filepath: 'mutate' }
    const { expect } = await import('vitest')
    return new Suite(root, engine, expect)
  }

  constructor(root, engine, expect) {
    this.#root = root
    this.engine = engine
    const native = createRequire(path.join(root, 'package.json'))
    native('fast-check').configureGlobal(PROPERTIES)
    // Packs and cases are read from the disk once: reading them is no part of the engine.
    const support = path.join(root, SUPPORT)
    const { policyCases, packOfCases, ...others } = new Modules(root, {}).load(support)
    const yaml = native('yaml')
    this.#modules = new Modules(root, {
      vitest: { ...this.#collectors(), expect },
      yaml: { ...yaml, parse: remembered(yaml.parse) },
      [support]: { ...others, policyCases: remembered(policyCases), packOfCases: remembered(packOfCases) },
    })
  }

  /** Runs every test without a fault, each with modules made anew. Gives what was learnt, and the tests that fail. */
  learn() {
    const failed = []
    for (const file of this.engine) this.#modules.plant(this.#at(file), probed(file, this.#textOf(file)))
    for (const file of this.#testFiles()) {
      for (const name of this.#testsOf(file).keys()) {
        for (const each of this.engine) this.#modules.renew(this.#at(each))
        globalThis.plantReached = new Set()
        const began = performance.now()
        try {
          const given = this.#testsOf(file).get(name)()
          if (given instanceof Promise) throw new Error('it waits for something, and only vitest can do that')
        } catch (error) {
          failed.push(`${file}, ${name}: ${error.message}`)
        }
        this.#learnt.push({ file, name, ms: performance.now() - began, reached: [...globalThis.plantReached] })
      }
    }
    for (const file of this.engine) this.#modules.plant(this.#at(file), null)
    return { learnt: this.#learnt, failed }
  }

  /** What another process has learnt already. */
  set learnt(learnt) {
    this.#learnt = learnt
  }

  /** The first test that fails while a file has a fault: "file, name". Null when every test that reaches it passes. */
  finderOf({ file, start, end, text, block }) {
    const source = this.#textOf(file)
    const known = this.#finders.get(file) ?? []
    const tests = this.#learnt
      .filter(({ reached }) => (block === null ? reached.some((one) => one.startsWith(file)) : reached.includes(block)))
      .toSorted((a, b) => a.ms - b.ms)
    try {
      this.#modules.plant(this.#at(file), `${source.slice(0, start)}${text}${source.slice(end)}`)
      const loaded = new Map()
      for (const test of new Set([...known.filter((one) => tests.includes(one)), ...tests])) {
        if (this.#passes(test, loaded)) continue
        this.#finders.set(file, [test, ...known.filter((one) => one !== test)].slice(0, 30))
        return `${test.file}, ${test.name}`
      }
      return null
    } catch (error) {
      return `reading it: ${error.message}`
    } finally {
      this.#modules.plant(this.#at(file), null)
    }
  }

  #passes({ file, name, ms }, loaded) {
    return ends(
      () => {
        if (!loaded.has(file)) loaded.set(file, this.#testsOf(file))
        const run = loaded.get(file).get(name)
        if (run) run()
      },
      LEAST_MS + ms * TIMES_LONGER,
    )
  }

  #at = (file) => path.join(this.#root, file)
  #textOf = (file) => fs.readFileSync(this.#at(file), 'utf8')

  #testFiles() {
    return FOLDERS.flatMap((folder) =>
      fs
        .readdirSync(this.#at(folder), { recursive: true })
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => path.join(folder, name)),
    )
  }

  #testsOf(file) {
    this.#collected = new Map()
    this.#modules.forget(this.#at(file))
    this.#modules.load(this.#at(file))
    return this.#collected
  }

  #collectors() {
    const around = []
    const describe = (name, body) => {
      around.push(name)
      body()
      around.pop()
    }
    const test = (name, body) => {
      const base = [...around, name].join(' > ')
      let own = base
      for (let nth = 2; this.#collected.has(own); nth++) own = `${base} (${nth})`
      this.#collected.set(own, body)
    }
    const each = (one) => (table) => (name, body) => {
      for (const row of table) one(name, () => body(...(Array.isArray(row) ? row : [row])))
    }
    return {
      describe: Object.assign(describe, { each: each(describe) }),
      test: Object.assign(test, { each: each(test) }),
    }
  }
}

const watched = new vm.Script('globalThis.plantRun()')

/**
 * Whether work ends without an error, and in time. Where the processor was busy with something else meanwhile the time
 * is not the work's own, and it may try again.
 */
function ends(work, ms) {
  globalThis.plantRun = work
  for (;;) {
    const before = process.cpuUsage()
    try {
      watched.runInThisContext({ timeout: Math.ceil(ms) })
      return true
    } catch (error) {
      const { user, system } = process.cpuUsage(before)
      if (error?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT' || (user + system) / 1000 > ms * 0.8) return false
    }
  }
}

function remembered(work) {
  const known = new Map()
  return (...args) => {
    const key = JSON.stringify(args)
    if (!known.has(key)) known.set(key, work(...args))
    return known.get(key)
  }
}
