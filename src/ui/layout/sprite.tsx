import type { VNode } from 'preact'
import { writeHtml } from './write-html.ts'

// Ink is `currentColor` and paper is `Canvas`, so that forced colours reach the marks. A child's direction keeps its own.
const LETTER = { 'text-anchor': 'middle', 'font-family': 'Arial, sans-serif', 'font-weight': '700' } as const
const OPEN = { fill: 'none', stroke: 'currentColor' } as const
const HOLLOW = { fill: 'Canvas', stroke: 'currentColor' } as const

const SYMBOLS = {
  'rag-r': (
    <>
      <path d="M0 1.5h24L12 23.5z" fill="#a3201a" />
      <text x="12" y="12.4" font-size="12" fill="#fff" {...LETTER}>
        R
      </text>
    </>
  ),
  'rag-a': (
    <>
      <rect x="2.2" y="2.2" width="19.6" height="19.6" fill="#f0b429" stroke="#17212b" stroke-width="1.6" />
      <text x="12" y="16.4" font-size="12.5" fill="#17212b" {...LETTER}>
        A
      </text>
    </>
  ),
  'rag-g': (
    <>
      <circle cx="12" cy="12" r="10" fill="#fff" stroke="#1f6b45" stroke-width="2.6" />
      <text x="12" y="16.3" font-size="12" fill="#1f6b45" {...LETTER}>
        G
      </text>
    </>
  ),
  'rag-n': <circle cx="12" cy="12" r="10" stroke-width="1.6" stroke-dasharray="3 2.6" {...OPEN} />,
  'st-met': <path d="M2 8.6l4 4L14 3.6" stroke-width="2.2" {...OPEN} />,
  'st-upcoming': <circle cx="8" cy="8" r="5.6" stroke-width="1.8" {...OPEN} />,
  'st-due': (
    <>
      <circle cx="8" cy="8" r="6" stroke-width="1.8" {...OPEN} />
      <path d="M8 2a6 6 0 0 1 0 12z" fill="currentColor" />
    </>
  ),
  'st-overdue': (
    <>
      <path d="M8 1v9" stroke-width="2.6" {...OPEN} />
      <circle cx="8" cy="13.4" r="1.7" fill="currentColor" />
    </>
  ),
  'st-breached': <path d="M3 3l10 10M13 3L3 13" stroke-width="2.4" {...OPEN} />,
  'st-paused': <path d="M5 3v10M11 3v10" stroke-width="2.2" {...OPEN} />,
  'st-not-applicable': <path d="M3 8h10" stroke-width="2.2" {...OPEN} />,
  'st-undetermined': (
    <>
      <circle cx="8" cy="8" r="6.4" stroke-width="1.4" stroke-dasharray="2.4 2" {...OPEN} />
      <text x="8" y="11.6" font-size="10" fill="currentColor" {...LETTER}>
        ?
      </text>
    </>
  ),
  'ev-held': <circle cx="8" cy="8" r="6.4" fill="currentColor" />,
  'ev-missed': (
    <>
      <rect x="1.6" y="1.6" width="12.8" height="12.8" fill="currentColor" />
      <path d="M4.8 4.8l6.4 6.4M11.2 4.8l-6.4 6.4" stroke="Canvas" stroke-width="2" />
    </>
  ),
  'ev-cancelled': (
    <>
      <circle cx="8" cy="8" r="6" stroke-width="1.8" {...HOLLOW} />
      <path d="M3.6 12.4l8.8-8.8" stroke-width="1.8" {...OPEN} />
    </>
  ),
  'ev-booked': <circle cx="8" cy="8" r="5.6" stroke-width="2.4" {...HOLLOW} />,
  'ev-forecast': <circle cx="8" cy="8" r="6" stroke-width="1.6" stroke-dasharray="2.6 2" {...HOLLOW} />,
  'ev-over': <rect x="0" y="4" width="16" height="8" fill="currentColor" />,
  'ev-today': <path d="M7 0h2v4.4l1.6.8 1.4 2.2L8 16 4 7.4l1.4-2.2L7 4.4z" fill="#a06c12" />,
  'ev-limit': <path d="M8 1v14M4 1h8M4 15h8" stroke-width="2" {...OPEN} />,
  'ev-decision': <path d="M8 1l7 7-7 7-7-7z" fill="currentColor" />,
  'ev-review': <path d="M8 .8l7.6 13.8H.4z" fill="currentColor" />,
  'ev-meeting': <path d="M8 1.5l6.8 12.4H1.2z" stroke-width="1.8" {...HOLLOW} />,
  'ev-meeting-ahead': <path d="M8 1.5l6.8 12.4H1.2z" stroke-width="1.8" stroke-dasharray="2.6 2" {...HOLLOW} />,
  'ev-meeting-off': (
    <>
      <path d="M8 1.5l6.8 12.4H1.2z" stroke-width="1.4" {...HOLLOW} />
      <path d="M2 3.4l12 10" stroke-width="1.8" {...OPEN} />
    </>
  ),
  'ev-status': <rect x="1" y="4" width="14" height="8" stroke-width="1.8" {...HOLLOW} />,
  'ev-action': <path d="M1 8h14" stroke-width="5" {...OPEN} />,
} satisfies Record<string, VNode>

export type SymbolId = keyof typeof SYMBOLS

export const SYMBOL_IDS = Object.keys(SYMBOLS) as SymbolId[]

const viewBox = (id: SymbolId): string => (id.startsWith('rag-') ? '0 0 24 24' : '0 0 16 16')

const OPENING = '<svg class="pl-sprite" width="0" height="0" aria-hidden="true" focusable="false">'

/** Where the marks of a page go. They are put in by `withMarks`, once it is known which of them the page uses. */
export function Sprite() {
  return <svg class="pl-sprite" width="0" height="0" aria-hidden="true" focusable="false"></svg>
}

const DRAWN = new Map(
  SYMBOL_IDS.map((id) => [
    id,
    writeHtml(
      <symbol id={id} viewBox={viewBox(id)}>
        {SYMBOLS[id]}
      </symbol>,
    ),
  ]),
)

/**
 * A page with the marks that it uses in its sprite, each drawn once for the whole life of the process.
 * @param used what the page's `<use>` elements refer to, such as "#st-met"
 */
export function withMarks(page: string, used: ReadonlySet<string>): string {
  const at = page.indexOf(OPENING) + OPENING.length
  if (used.size === 0 || at < OPENING.length) return page
  const marks = Array.from(used, (reference) => DRAWN.get(reference.slice(1) as SymbolId) ?? '')
  return page.slice(0, at) + marks.join('') + page.slice(at)
}
