/** What management oversight says, as its questions read for ever, to whoever reads it. */
export const oversightLabels = {
  looked_at: 'What was looked at, and found',
  decided: 'What was decided',
  why: 'Why',
  departure_what: 'Where procedure is not followed',
  departure_reason: 'Reason for that',
  departure_approved: 'Approved by',
  asked: 'What is asked of the worker',
}
