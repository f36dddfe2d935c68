/** How the saving of a page stands. */
export type Standing =
  | { is: 'saving' }
  | { is: 'saved'; at: string }
  | { is: 'offline'; since: Date; kept: boolean }
  | { is: 'signed-out'; kept: boolean }
  | { is: 'refused'; words: string }

/** "4.09pm", in the time of this browser. */
export function timeWords(moment: Date): string {
  const [hour, minute] = [moment.getHours(), moment.getMinutes()]
  if (minute === 0 && hour === 0) return 'midnight'
  if (minute === 0 && hour === 12) return 'midday'
  const clock = hour % 12 === 0 ? 12 : hour % 12
  return `${clock}${minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`}${hour < 12 ? 'am' : 'pm'}`
}

/** What the strip says. Nothing is disabled, and nothing is alarming. */
export function standingWords(standing: Standing): string {
  switch (standing.is) {
    case 'saving':
      return 'Saving'
    case 'saved':
      return `Saved at ${standing.at}`
    case 'offline':
      return `No connection since ${timeWords(standing.since)}. Keep this page open.${standing.kept ? ' Your words are kept in this browser too.' : ''}`
    case 'signed-out':
      return `You were signed out. Your words are kept ${standing.kept ? 'in this browser' : 'on this page: keep it open'}.`
    case 'refused':
      return standing.words
  }
}

/** Milliseconds to wait before a try: 1, 2, 4 and so on to 30 seconds, a little apart from others who wait too. */
export function waitBefore(tries: number, chance: number): number {
  return Math.round(Math.min(30_000, 1_000 * 2 ** Math.min(tries, 10)) * (0.75 + chance / 2))
}

/** Three typed parts as a date (ISO 8601): '' when all are empty, null while they are no date yet. */
export function dateFrom(day: string, month: string, year: string): string | null {
  const parts = [day, month, year].map((part) => part.trim())
  if (parts.every((part) => part === '')) return ''
  const [d, m, y] = parts.map((part) => (/^\d{1,4}$/.test(part) ? Number(part) : Number.NaN))
  if (d === undefined || m === undefined || y === undefined || !(y >= 1000)) return null
  const date = new Date(Date.UTC(y, m - 1, d))
  const isReal = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
  return isReal ? date.toISOString().slice(0, 10) : null
}

/** Whether a question is asked, from "direction=red|services_refused=yes" and the answers there are. */
export function isAskedNow(condition: string, answer: (key: string) => string): boolean {
  return condition.split('|').some((one) => {
    const at = one.indexOf('=')
    return at > 0 && answer(one.slice(0, at)) === one.slice(at + 1)
  })
}

const day = 86_400_000

/** Words kept in the browser are dropped after 24 hours. */
export const expiresAt = (now: number): number => now + day
export const isExpired = (expires: number, now: number): boolean => expires <= now || expires > now + day
