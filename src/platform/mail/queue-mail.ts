import type { Db } from '../database/scope.ts'
import { enqueue } from '../jobs/enqueue.ts'
import type { TaskHandlers } from '../jobs/tasks.ts'
import type { Mailer } from './mailer.ts'
import { messageOf, type Mail } from './mails.ts'
import { openText, sealText } from './seal.ts'

/** Queue a mail in the transaction that causes it. */
export async function queueMail(db: Db, key: Uint8Array, mail: Mail): Promise<void> {
  await enqueue(db, 'send_mail', { mail: mail.mail, sealed: sealText(key, JSON.stringify(mail)) })
}

/** The job that sends a queued mail. */
export function sendMailTask(mailer: Mailer, key: Uint8Array): TaskHandlers['send_mail'] {
  return async ({ sealed }) => mailer.send(messageOf(JSON.parse(openText(key, sealed)) as Mail))
}
