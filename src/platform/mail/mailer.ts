import { randomUUID } from 'node:crypto'
import path from 'node:path'
import nodemailer from 'nodemailer'
import { writeDurably } from '../files/write-durably.ts'
import type { Message } from './mails.ts'

export interface Mailer {
  send: (message: Message) => Promise<void>
  close: () => void
}

interface MailSettings {
  /** where mail goes; without it each mail is a file in the outbox */
  smtpUrl: string | undefined
  from: string
  /** folder of the .eml files */
  outbox: string
}

/** Sends plain text mail by SMTP, or lays it whole into the outbox folder for somebody to take from there. */
export function createMailer({ smtpUrl, from, outbox }: MailSettings): Mailer {
  if (smtpUrl !== undefined) {
    const transport = nodemailer.createTransport(smtpUrl, { from })
    return { send: async (message) => void (await transport.sendMail(message)), close: () => transport.close() }
  }
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'windows' }, { from })
  return {
    async send(message) {
      const { message: bytes } = await transport.sendMail(message)
      const name = `${new Date().toISOString().replace(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}.eml`
      writeDurably(path.join(outbox, name), bytes as Buffer, { existing: 'keep' })
    },
    close: () => {},
  }
}
