import { readTime } from '../../../domain/text/read-time.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { Move } from './move-session.command.ts'

export const moveLabels = { date: 'New date', time: 'New time', venue: 'Where', reason: 'Why it moves' }

const most = { venue: 200, reason: 500 }

export type MoveRead = { move: Move; evenSo: boolean } | { errors: Record<string, string> }

export function readMove(form: FormValues): MoveRead {
  const errors: Record<string, string> = {}
  const date = readDateField(form, 'date')
  const time = readTime(textOf(form, 'time'))
  const venue = textOf(form, 'venue').trim()
  const reason = textOf(form, 'reason').trim()
  const from = instantIn(textOf(form, 'from'))
  if (date.problem !== undefined) errors['date'] = 'Give the new day, month and year'
  if (time === null) errors['time'] = 'Give the new time, such as 3.45pm'
  if (venue.length > most.venue) errors['venue'] = `Use ${most.venue} characters or fewer`
  if (reason === '') errors['reason'] = 'Say why it moves'
  if (reason.length > most.reason) errors['reason'] = `Use ${most.reason} characters or fewer`
  if (from === null) errors[''] = 'Open this page again, then move the session'
  if (date.problem !== undefined || time === null || from === null || Object.keys(errors).length > 0) return { errors }
  const startsAt = Temporal.PlainDate.from(date.date).toPlainDateTime(time)
  return { move: { startsAt, venue, reason, from }, evenSo: textOf(form, 'even_so') === 'yes' }
}

function instantIn(text: string): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return null
  }
}
