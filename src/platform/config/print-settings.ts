// Prints what docs/settings.md holds: `node src/platform/config/print-settings.ts > docs/settings.md`.
import { settingsTable } from './settings.ts'

process.stdout.write(`# Settings

Plumbline reads its settings from the environment when it starts, and refuses to start when one is wrong.
Each may also be given as its name and \`_FILE\`: the path of a file that holds the value, for secrets.

${settingsTable()}`)
