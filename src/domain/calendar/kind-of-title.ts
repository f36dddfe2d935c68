import type { PeriodKind } from './calendar-types.ts'

/** What an event of a school's calendar says about the term, by its title. */
export type TitleMeaning =
  | { readonly says: 'period'; readonly kind: PeriodKind }
  /** one end of a term or half-term, as "Autumn term starts": the other end is an event of its own */
  | { readonly says: 'starts' | 'ends'; readonly of: string }
  | { readonly says: 'nothing' }

const edge =
  /^(?:school )?(?<of>.*?\b(?:half[\s-]?term|term)(?:\s*\d)?)\s*(?<which>starts?|begins?|ends?|finish(?:es)?|opens|closes)\b/i
const firstOrLastDay = /^(?<which>first|start|last|end)(?: day)? of (?<of>.*?\b(?:half[\s-]?term|term)(?:\s*\d)?)\b/i

/**
 * Reads the title of a calendar event as schools write them: "INSET day", "Half-term holiday", "Autumn term", "Spring term
 * ends". Half-term alone is the holiday, as everybody says it. What speaks of no term date says nothing: most of a school's
 * calendar is concerts and trips.
 */
export function kindOfTitle(title: string): TitleMeaning {
  const plain = title.trim().replaceAll(/\s+/g, ' ')
  const found = edge.exec(plain)?.groups ?? firstOrLastDay.exec(plain)?.groups
  if (found) {
    const says = /^(?:start|begin|first|open)/i.test(found['which'] ?? '') ? 'starts' : 'ends'
    return { says, of: (found['of'] ?? '').toLowerCase() }
  }
  const kind = kinds.find(([words]) => words.test(plain))?.[1]
  return kind === undefined ? { says: 'nothing' } : { says: 'period', kind }
}

/** The first that fits counts: "half-term holiday" is a holiday before it is a half-term. */
const kinds: readonly (readonly [words: RegExp, kind: PeriodKind])[] = [
  [/\b(?:inset|staff training|training day|non[- ]pupil day|teacher day|professional development day)\b/i, 'inset'],
  [/\b(?:school|office|site|nursery|college)s? (?:is |are )?closed\b|\bclosure\b/i, 'closure'],
  [/\b(?:holidays?|half[\s-]?term(?: break)?$|(?:christmas|easter|summer|half[\s-]?term) break)\b/i, 'holiday'],
  [/^(?:autumn|spring|summer|michaelmas|lent|trinity) (?:term )?\d$|\bhalf[\s-]?term \d\b/i, 'half_term'],
  [/^(?:autumn|spring|summer|michaelmas|lent|trinity) term$|^term \d$/i, 'term'],
]
