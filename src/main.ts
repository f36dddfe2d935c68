// What `npm start` runs. With --demo it is the demonstration.
import { compose } from './compose.ts'
import { start } from './start.ts'

process.exit(await start({ demo: process.argv.includes('--demo'), compose }))
