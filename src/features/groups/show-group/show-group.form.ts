import { groupRoles, type GroupRole } from '../../../domain/groups/words.ts'
import { readTime } from '../../../domain/text/read-time.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import { mostTimes, type GroupSessionsToPlan } from './plan-group-sessions.command.ts'

export const planLabels = {
  date: 'First day',
  time: 'Time',
  minutes: 'Minutes',
  venue: 'Where',
  times: 'How many sessions?',
  every: 'Every how many weeks?',
  person: 'Who joins?',
  role: 'Role',
}

const isRole = (text: string): text is GroupRole => (groupRoles as readonly string[]).includes(text)

const wholeIn = (text: string, least: number, most: number): number | null =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most ? Number(text) : null

export function readPlan(form: FormValues): { plan: GroupSessionsToPlan } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {}
  const date = readDateField(form, 'date')
  const time = readTime(textOf(form, 'time'))
  const minutes = wholeIn(textOf(form, 'minutes'), 10, 480)
  const times = wholeIn(textOf(form, 'times') || '1', 1, mostTimes)
  const everyWeeks = wholeIn(textOf(form, 'every') || '1', 1, 26)
  const venue = textOf(form, 'venue').trim()
  if (date.problem !== undefined) errors['date'] = 'Give the day, month and year'
  if (time === null) errors['time'] = 'Give the time, such as 3.45pm'
  if (minutes === null) errors['minutes'] = 'Give the minutes, from 10 to 480'
  if (times === null) errors['times'] = `Give a number from 1 to ${mostTimes}`
  if (everyWeeks === null) errors['every'] = 'Give a number of weeks from 1 to 26'
  if (venue.length > 200) errors['venue'] = 'Use 200 characters or fewer'
  if (date.date === undefined || time === null || minutes === null || times === null || everyWeeks === null) {
    return { errors }
  }
  if (Object.keys(errors).length > 0) return { errors }
  const first = Temporal.PlainDate.from(date.date).toPlainDateTime(time)
  return { plan: { first, minutes, venue, times, everyWeeks } }
}

export function readMember(
  form: FormValues,
): { membershipId: string; role: GroupRole } | { errors: Record<string, string> } {
  const [membershipId, role] = [textOf(form, 'person'), textOf(form, 'role')]
  if (membershipId === '') return { errors: { person: 'Choose who joins' } }
  return isRole(role) ? { membershipId, role } : { errors: { role: 'Choose a role' } }
}
