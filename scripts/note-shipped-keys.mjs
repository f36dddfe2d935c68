// Writes down keys that were added to templates of the packs that ship: policies/shipped-keys.json. It only ever adds, and
// refuses when a key was taken away, or the version of a record, agreement or evaluation was not raised for its new keys.
//   node scripts/note-shipped-keys.mjs
import fs from 'node:fs'
import { keysOfToday, keysThatShipped, listOfShippedKeys, withNewKeys } from '../test/support/shipped-keys.ts'

try {
  const list = withNewKeys(keysThatShipped(), keysOfToday())
  fs.writeFileSync(listOfShippedKeys, `${JSON.stringify(list, null, 2)}\n`)
} catch (error) {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
