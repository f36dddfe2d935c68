import { compose } from '../compose.ts'
import { start } from '../start.ts'

/** `plumbline start` and `plumbline demo`. */
export function startCommand(demo: boolean): Promise<number> {
  return start({ demo, compose })
}
