import { dayWithYear } from '../../domain/text/dates.ts'

/** Every mail there is, as facts. No narrative and no child's name can be put into one. */
export interface InvitationMail {
  mail: 'invitation'
  to: { name: string; address: string }
  organisation: string
  link: string
  /** the last day of the link, ISO 8601 */
  until: string
}

export type Mail = InvitationMail

export interface Message {
  to: { name: string; address: string }
  subject: string
  text: string
}

/** A mail in our words, as plain text of short lines: a link in it stays whole in the file of an outbox. */
export function messageOf(mail: Mail): Message {
  const until = dayWithYear(Temporal.PlainDate.from(mail.until)).replaceAll('\u00a0', ' ')
  return {
    to: mail.to,
    subject: `Your place in Plumbline at ${mail.organisation}`,
    text: [
      wrapped(`Hello ${mail.to.name}`),
      wrapped(
        `${mail.organisation} uses Plumbline to agree, plan and record safeguarding supervision, and has made a place for you there.`,
      ),
      `Open this link to choose how you sign in:\n${mail.link}`,
      wrapped(
        `The link is for you alone and works once, until ${until}. If it has run out, ask whoever invited you for another.`,
      ),
      wrapped('If you did not expect this, do nothing: without the link nobody can use the place.'),
    ]
      .join('\n\n')
      .concat('\n'),
  }
}

const longestLine = 72

function wrapped(text: string): string {
  const lines = ['']
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1) ?? ''
    if (line === '') lines[lines.length - 1] = word
    else if (line.length + 1 + word.length <= longestLine) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}
