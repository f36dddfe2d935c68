// Prints docs/policies/README.md with its examples as the program answers them now: what follows "$ npx plumbline …" in a
// console block. `npm run check` fails when the page says otherwise. To bring it up to date:
//   node scripts/run-policy-examples.mjs --write
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const page = path.resolve('docs/policies/README.md')
const folder = path.resolve('docs/policies/example')
const program = path.resolve('src/cli/main.ts')

function shown(words) {
  const args = ['--disable-warning=ExperimentalWarning', program, ...words.split(' ')]
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env: {}, encoding: 'utf8' })
  return `${stderr}${stdout}`.trimEnd()
}

const text = fs
  .readFileSync(page, 'utf8')
  .replaceAll(/```console\n\$ npx plumbline ([^\n]+)\n[^]*?```/g, (_, words) => {
    return `\`\`\`console\n$ npx plumbline ${words}\n${shown(words)}\n\`\`\``
  })
if (process.argv[2] === '--write') fs.writeFileSync(page, text)
else process.stdout.write(text)
