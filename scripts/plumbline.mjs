#!/usr/bin/env node
// The `plumbline` command in a checkout: makes ready, then runs the command line of src/cli/ with the pinned Node.
import { become, checkMachine, ensureBuilt, ensureInstalled } from './bootstrap.mjs'

checkMachine()
await ensureInstalled()
await ensureBuilt()
become('cli.js', process.argv.slice(2))
