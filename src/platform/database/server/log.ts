/** Where the database server's supervisor tells what it does. A pino logger is one. */
export type Log = {
  readonly info: (line: string) => void
  readonly warn: (line: string) => void
  readonly error: (line: string) => void
}
