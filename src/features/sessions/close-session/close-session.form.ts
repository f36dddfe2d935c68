import { isAfter } from '../../../domain/calendar/days.ts'
import { readTime } from '../../../domain/text/read-time.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { readDateField } from '../../../ui/form/read-date-field.ts'
import type { SessionFacts } from '../facts/session-facts.ts'
import type { NextDate, PlaceAndTime } from './close-session.command.ts'

export interface CloseRead {
  place: PlaceAndTime
  /** null when nothing was chosen */
  next: NextDate | null
  errors: Record<string, string>
}

export const placeValues = (session: SessionFacts): Record<string, string> => ({
  private: session.privateConfirmed === null ? '' : session.privateConfirmed ? 'yes' : 'no',
  minutes: session.actualMinutes?.toString() ?? '',
  interruptions: session.interruptions?.toString() ?? '',
  read_through: session.readThrough === true ? 'yes' : '',
  next: session.next?.sessionId ?? '',
  extended: session.extended ? 'yes' : '',
})

/** What the page showed of place, minutes and reading through, so that a form older than somebody else's answer is seen to be. */
export const seenPlace = (session: SessionFacts): string => Object.values(placeValues(session)).slice(0, 4).join('|')

/** Read place, minutes and next date. What is left empty is not wrong: it is only still missing. */
export function readClose(form: FormValues, today: Temporal.PlainDate): CloseRead {
  const errors: Record<string, string> = {}
  const number = (name: string, least: number, highest: number, wrong: string): number | null => {
    const text = textOf(form, name).trim()
    if (text === '') return null
    if (/^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= highest) return Number(text)
    errors[name] = wrong
    return null
  }
  const said = textOf(form, 'private')
  const place = {
    privateConfirmed: said === 'yes' ? true : said === 'no' ? false : null,
    actualMinutes: number('minutes', 1, 600, 'Give the minutes as a number from 1 to 600'),
    interruptions: number('interruptions', 0, 99, 'Give the number of interruptions, from 0 to 99'),
    readThrough: textOf(form, 'read_through') === 'yes' ? true : null,
  }
  return { place, next: readNext(form, today, errors), errors }
}

function readNext(form: FormValues, today: Temporal.PlainDate, errors: Record<string, string>): NextDate | null {
  const next = textOf(form, 'next')
  if (next === '' || next === 'none') return null
  if (next !== 'other') return { sessionId: next }
  const { date } = readDateField(form, 'next_on')
  const at = readTime(textOf(form, 'next_at'))
  const on = date === undefined ? null : Temporal.PlainDate.from(date)
  if (on === null) errors['next_on'] = 'Give the day of the next session'
  else if (!isAfter(on, today)) errors['next_on'] = 'The next session must be after today'
  else if (isAfter(on, today.add({ years: 1 }))) errors['next_on'] = 'Give a day within a year'
  if (at === null) errors['next_at'] = 'Give the time, such as 3.45pm'
  return on === null || at === null ? null : { on, at }
}
