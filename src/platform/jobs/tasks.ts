/**
 * Every job there is, with what it is given: small, and never narrative. A new one is also named in
 * `platform.add_job` (database/migrations).
 */
export interface Tasks {
  /** What the mail says is sealed: the queue is kept in the database, and a link is as good as a password. */
  send_mail: { mail: string; sealed: string }
}

export type TaskHandlers = { readonly [Name in keyof Tasks]: (payload: Tasks[Name]) => Promise<void> }
