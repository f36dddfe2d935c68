// Loads TypeScript as CommonJS, so that a changed module and all that hangs on it are made anew in milliseconds. Node's
// own modules are made once and for all.
import { transformSync } from '@swc/core'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import vm from 'node:vm'

export class Modules {
  #root
  #given
  #native
  /** what a file is compiled to, by its path */
  #compiled = new Map()
  #instances = new Map()
  /** files that import a file, by its path */
  #importers = new Map()

  /** `given`: modules by name, or by their path, in place of what is there. */
  constructor(root, given) {
    this.#root = root
    this.#given = given
    this.#native = createRequire(path.join(root, 'package.json'))
  }

  /** What a file exports. */
  load(file) {
    const known = this.#instances.get(file)
    if (known) return known.exports
    const module = { exports: {} }
    this.#instances.set(file, module)
    const compiled = this.#compiled.get(file) ?? this.#compile(file, fs.readFileSync(file, 'utf8'))
    this.#compiled.set(file, compiled)
    const dirname = path.dirname(file)
    const ask = (name) => {
      if (!name.startsWith('.')) return this.#given[name] ?? this.#native(name)
      const wanted = path.resolve(dirname, name)
      if (this.#given[wanted]) return this.#given[wanted]
      // A list that is kept beside the code, as that of bank holidays: nothing is planted in it.
      if (wanted.endsWith('.json')) return this.#native(wanted)
      const importers = this.#importers.get(wanted) ?? new Set()
      this.#importers.set(wanted, importers.add(file))
      return this.load(wanted)
    }
    try {
      compiled(module.exports, ask, module, dirname)
    } catch (error) {
      this.#instances.delete(file)
      throw error
    }
    return module.exports
  }

  /** Puts a changed text in the place of a file until it is put back with the text of null. */
  plant(file, text) {
    if (text === null) this.#compiled.delete(file)
    else this.#compiled.set(file, this.#compile(file, text))
    this.renew(file)
  }

  /** Makes a file and all that hangs on it anew when it is next loaded. */
  renew(file) {
    for (const stale of this.#dependents(file)) this.#instances.delete(stale)
  }

  /** Makes one file anew when it is next loaded, and nothing that it imports. */
  forget(file) {
    this.#instances.delete(file)
  }

  /** The file and every file that imports it, near or far, of those loaded so far. */
  #dependents(file, found = new Set()) {
    if (found.has(file)) return found
    found.add(file)
    for (const importer of this.#importers.get(file) ?? []) this.#dependents(importer, found)
    return found
  }

  #compile(file, text) {
    const { code } = transformSync(text.replaceAll('import.meta.dirname', '__dirname'), {
      filename: path.relative(this.#root, file),
      swcrc: false,
      configFile: false,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'commonjs' },
    })
    return vm.runInThisContext(`(function (exports, require, module, __dirname) {${code}\n})`, { filename: file })
  }
}
