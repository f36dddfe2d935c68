const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/
const british = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/

/**
 * Reads a day as people write it in a sheet: 2026-09-01 or 01/09/2026 (day first, as in Britain). Null when it is
 * neither, or is no day of the calendar (30 February).
 */
export function readDate(text: string): Temporal.PlainDate | null {
  const tidy = text.trim()
  const isoParts = iso.exec(tidy)
  if (isoParts) return dateOf(isoParts[1], isoParts[2], isoParts[3])
  const britishParts = british.exec(tidy)
  return britishParts ? dateOf(britishParts[3], britishParts[2], britishParts[1]) : null
}

function dateOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
  } catch {
    return null
  }
}
