import { earlierOf, isAfter, isBefore, laterOf } from '../../domain/calendar/days.ts'
import type { StatusSpell } from '../../domain/children/case-history.ts'
import { inBandOrder, planAgeDays } from '../../domain/children/time-events.ts'
import type { TimeWindow } from '../../domain/children/time-window.ts'
import { statusWords } from '../../domain/sessions/child-status.ts'
import { countOf } from '../../domain/text/dates.ts'
import { type Place, widthOf } from './axis-frame.ts'

export interface Band {
  x: number
  width: number
  y: number
  status: string
  /** inside the band, below it, or nowhere: then the table has it */
  label: { text: string; x: number; y: number; inside: boolean } | null
  /** where the time to come begins, null when none of it is to come */
  ahead: number | null
  ages: { x: number; label: string | null; y: number }[]
}

export interface BandsLayout {
  bands: Band[]
  height: number
}

export const bandHeight = 30
const below = 19
const gap = 8

/** Of a word that does not fit in its band. */
const short: Readonly<Record<string, string>> = {
  child_protection_plan: 'Protection plan',
  child_in_need: 'In need',
  referred_outcome_unknown: 'Referred',
  cause_for_concern: 'Concern',
  family_support_plan: 'Family plan',
}

interface Row {
  until: Temporal.PlainDate | null
  spells: StatusSpell[]
}

/** Statuses as bands: one row, and a further one for each that holds at the same time. */
export function layOutBands(
  statuses: readonly StatusSpell[],
  { window, today, at, top }: { window: TimeWindow; today: Temporal.PlainDate; at: Place; top: number },
): BandsLayout {
  const rows: Row[] = []
  const inView = statuses.filter(
    ({ startsOn, endsOn }) => !isAfter(startsOn, window.to) && (endsOn === null || !isBefore(endsOn, window.from)),
  )
  for (const spell of inView.toSorted(inBandOrder)) {
    const row = rows.find(({ until }) => until !== null && isBefore(until, spell.startsOn))
    if (row === undefined) rows.push({ until: spell.endsOn, spells: [spell] })
    else {
      row.until = spell.endsOn
      row.spells.push(spell)
    }
  }
  let y = top
  const bands: Band[] = []
  for (const { spells } of rows) {
    const drawn = drawRow(spells, { window, today, at, y })
    bands.push(...drawn)
    const hasBelow = drawn.some(({ label, ages }) => label?.inside === false || ages.some((age) => age.label !== null))
    y += bandHeight + (hasBelow ? below : 0) + gap
  }
  return { bands, height: y - top }
}

function drawRow(
  spells: readonly StatusSpell[],
  { window, today, at, y }: { window: TimeWindow; today: Temporal.PlainDate; at: Place; y: number },
): Band[] {
  // What stands below the row, so that no two labels touch.
  const taken: { from: number; to: number }[] = []
  const free = (from: number, to: number): boolean => taken.every((each) => to < each.from || from > each.to)
  const take = (x: number, text: string, middle: boolean): boolean => {
    const from = middle ? x - widthOf(text) / 2 : x
    if (!free(from, from + widthOf(text))) return false
    taken.push({ from, to: from + widthOf(text) + 6 })
    return true
  }
  const placed = spells.map((spell): Band => {
    const x = at(laterOf(spell.startsOn, window.from))
    const end = at(earlierOf(spell.endsOn ?? window.to, window.to), 1)
    const width = Math.max(end - x - (spell.endsOn === null ? 0 : 2), 3)
    const open = spell.endsOn === null || isAfter(spell.endsOn, today)
    const now = at(today)
    return {
      x,
      width,
      y,
      status: spell.status,
      label: labelInside(spell, x, open && now > x ? Math.min(width, now - x) : width, y),
      ahead: open && now < x + width ? Math.max(now, x) : null,
      ages: [],
    }
  })
  placed.forEach((band, index) => {
    if (band.label !== null) return
    const text = short[band.status] ?? statusWords[band.status] ?? band.status
    const spell = spells[index]
    if (spell !== undefined && take(band.x, text, false))
      band.label = { text, x: band.x, y: y + bandHeight + 15, inside: false }
  })
  placed.forEach((band, index) => {
    const spell = spells[index]
    if (spell?.status !== 'child_protection_plan') return
    band.ages = planAgeDays(spell.startsOn, earlierOf(spell.endsOn ?? today, today))
      .filter(({ on }) => !isBefore(on, window.from) && !isAfter(on, window.to))
      .map(({ months, on }) => {
        const [x, text] = [at(on), countOf(months, 'month')]
        // Under today’s line it could not be read.
        const isFree = Math.abs(x - at(today)) > widthOf(text) / 2 && take(x, text, true)
        return { x, label: isFree ? text : null, y: y + bandHeight + 16 }
      })
  })
  return placed
}

/** The longest of its names that has room in a band. */
function labelInside({ status, legalBasis }: StatusSpell, x: number, width: number, y: number): Band['label'] {
  const full = statusWords[status] ?? status
  const names = [...(legalBasis === null ? [] : [`${full} (${legalBasis})`]), full, short[status] ?? full]
  const text = names.find((name) => widthOf(name, true) + 14 <= width)
  return text === undefined ? null : { text, x: x + 9, y: y + 20, inside: true }
}
