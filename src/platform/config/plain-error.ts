/**
 * Something the person who runs Plumbline can act on. Its message is one or more whole sentences in plain English, and it
 * is printed alone: no stack trace, because there is no fault in the program to find.
 */
export class PlainError extends Error {
  readonly exitCode: number

  /** `exitCode` is what the process ends with: 2 for a wrong setting or command, 1 for everything else. */
  constructor(message: string, exitCode = 1, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PlainError'
    this.exitCode = exitCode
  }
}
