import type { Field } from '../shape.ts'
import type { Source } from '../source.ts'
import { ours } from '../source.ts'
import { beforehand, date, long, needed, rag, short } from './make.ts'

/** The first question on every child's page. */
export const eventsSince = (source: Source): Field =>
  long('events_since', 'What has happened since {lastDate}', source, {
    ...beforehand,
    ...needed('Write what has happened for {child} since {lastDate}'),
  })

/** The second question on every child's page, and never the last. */
export const voice = (source: Source): Field =>
  long('voice', 'What {child} says and shows us', source, {
    ...needed('Write what {child} has said or shown, or why you do not know'),
    when: 'before',
    hint: 'Words, drawings, play, silences. What is an ordinary day like for {child}?',
  })

export const seenAlone = (source: Source = ours('E3')): Field[] => [
  date('last_seen_alone', 'When {child} was last seen and heard alone', source, {
    ...beforehand,
    hint: 'Leave this empty if it has not happened',
  }),
  short('last_seen_alone_by', 'Who saw {child} alone', source, beforehand),
]

/** Which way things are going. A direction for the child, never a grade for the worker. */
export const direction = (source: Source = ours('E3'), required = false): Field =>
  rag('direction', 'Which way are things going for {child}?', source, {
    ...(required ? needed('Choose which way things are going for {child}') : {}),
    hint: 'Red is getting worse, amber is the same, green is improving',
  })

/** Asked only when drift was found, or when things are getting worse. */
export const difference = (source: Source = ours('E3')): Field =>
  long('difference', 'What will be different this time?', source, {
    ...needed('Write what will be different for {child} this time'),
    showWhen: { anyOf: [{ fact: 'drift' }, { field: 'direction', equals: 'red' }] },
  })

/** How identity bears on what is happening: about the child, so it belongs on the child's page. */
export const identity = (source: Source = ours('E3')): Field =>
  long('identity', 'Who {child} and the family are', source, {
    hint: 'How faith, race, language, disability, sex or class bears on risk, and on how the family meets services',
  })
