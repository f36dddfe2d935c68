import { isAfter } from '../../../domain/calendar/days.ts'
import { textOf } from '../../../platform/http/posted-form.ts'
import type { FormValues } from '../../../platform/http/route.ts'
import { dateFieldValues, readDateField } from '../../../ui/form/read-date-field.ts'
import type { ActionToReview, ActionToReviewNow } from '../../actions/public.ts'

const outcomes = ['done', 'carried', 'dropped'] as const
type Outcome = (typeof outcomes)[number]

export interface ReviewsRead {
  reviews: Omit<ActionToReviewNow, 'sessionId'>[]
  errors: Record<string, string>
}

/**
 * What a page opens with: what was already said of each.
 * @param nextDay of the next session that is planned: what is carried forward is mostly looked at then
 */
export function reviewValues(
  actions: readonly ActionToReview[],
  nextDay: Temporal.PlainDate | null,
): Record<string, string> {
  return Object.assign(
    {},
    ...actions.map(({ actionId, review }) => ({
      [`outcome.${actionId}`]: review?.outcome ?? '',
      [`done.${actionId}`]: review?.outcome === 'done' ? review.note : '',
      [`dropped.${actionId}`]: review?.outcome === 'dropped' ? review.note : '',
      ...dateFieldValues(`due.${actionId}`, (review?.newDueOn ?? nextDay)?.toString()),
    })),
  ) as Record<string, string>
}

/**
 * Read what was said of each action. One that nothing was said of is left for later; one that the other has meanwhile
 * spoken of is asked again, so that neither overwrites the other unseen (`seen.<id>` is what the page showed).
 */
export function readReviews(
  form: FormValues,
  actions: readonly ActionToReview[],
  today: Temporal.PlainDate,
): ReviewsRead {
  const read: ReviewsRead = { reviews: [], errors: {} }
  for (const action of actions) {
    const id = action.actionId
    const outcome = textOf(form, `outcome.${id}`)
    if (!isOutcome(outcome)) continue
    const one = readOne(form, action, outcome, today)
    if ('errors' in one) {
      Object.assign(read.errors, one.errors)
      continue
    }
    const same =
      action.review?.outcome === outcome &&
      action.review.note === one.note &&
      sameDay(action.review.newDueOn, one.newDueOn)
    if (same) continue
    if (textOf(form, `seen.${id}`) !== seenOf(action)) {
      read.errors[`outcome.${id}`] =
        'Somebody has said something of this action since you opened the page. Look at it again.'
    } else {
      read.reviews.push({ actionId: id, outcome, note: one.note, newDueOn: one.newDueOn })
    }
  }
  return read
}

/** What a page showed of an action, in few letters. */
export const seenOf = ({ review }: ActionToReview): string =>
  review === null ? '' : `${review.outcome}:${review.newDueOn?.toString() ?? ''}:${review.note.length}`

function readOne(
  form: FormValues,
  { actionId, childName }: ActionToReview,
  outcome: Outcome,
  today: Temporal.PlainDate,
): { note: string; newDueOn: Temporal.PlainDate | null } | { errors: Record<string, string> } {
  if (outcome === 'carried') {
    const { date } = readDateField(form, `due.${actionId}`)
    if (date === undefined) return { errors: { [`due.${actionId}`]: 'Give the new date it will be done by' } }
    const newDueOn = Temporal.PlainDate.from(date)
    if (!isAfter(newDueOn, today)) return { errors: { [`due.${actionId}`]: 'The new date must be after today' } }
    if (isAfter(newDueOn, today.add({ years: 3 })))
      return { errors: { [`due.${actionId}`]: 'Give a date within 3 years' } }
    return { note: '', newDueOn }
  }
  const note = textOf(form, `${outcome}.${actionId}`).trim()
  const missing =
    outcome === 'done' ? `Write what came of it${childName === null ? '' : ' for the child'}` : 'Say why it is dropped'
  if (note === '') return { errors: { [`${outcome}.${actionId}`]: missing } }
  if (note.length > 500) return { errors: { [`${outcome}.${actionId}`]: 'Use 500 characters or fewer' } }
  return { note, newDueOn: null }
}

const isOutcome = (text: string): text is Outcome => (outcomes as readonly string[]).includes(text)
const sameDay = (a: Temporal.PlainDate | null, b: Temporal.PlainDate | null) =>
  a === null || b === null ? a === b : a.equals(b)
