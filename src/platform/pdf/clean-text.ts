/** Text as it can stand on a page: lines of a paragraph, and whether it reads from the right. */
export type Paragraph = { readonly lines: readonly string[]; readonly rtl: boolean }

/** A run of letters longer than this gets places to break, or it would leave the page. Hand on paper never does. */
const LONGEST_RUN = 24
const BREAK_HERE = '\u200b'

/**
 * Not seen, and able to mislead who reads: controls, directional overrides, tags, private signs, halves, non-
 * characters.
 */
const NEVER = new RegExp(
  [
    String.raw`(?!\n)\p{Cc}|\p{Cs}|\p{Co}|\p{Zl}|\p{Zp}|\p{Variation_Selector}|[\u{e0000}-\u{e0fff}]`,
    String.raw`[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb]`,
  ].join('|'),
  'gu',
)
const NON_CHARACTER = /[\ufdd0-\ufdef\ufffe\uffff]|\p{Noncharacter_Code_Point}/gu
/** Joiners are spelling between letters of the scripts that use them, and nothing elsewhere. */
const STRAY_JOINER = /(?<![\p{L}\p{M}])[\u200c\u200d]|[\u200c\u200d](?![\p{L}\p{M}])/gu
const RIGHT_TO_LEFT = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const LONG_RUN = new RegExp(`[^\\s${BREAK_HERE}-]{${LONGEST_RUN}}(?=[^\\s${BREAK_HERE}-])`, 'gu')

/**
 * Text made fit for a page that may hold no control characters and no missing glyphs (PDF/A-2, 6.2.11.8). Everything a
 * person can see stays as it is; a sign that no face has is printed as its number, "[U+1F642]", never dropped in
 * silence. Only the paper is touched: what was signed is the text of the proof.
 */
export function cleanText(text: string, draws: (codePoint: number) => boolean): string {
  const plain = text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/gu, '\n')
    .replace(/\t|(?!\u00a0)\p{Zs}/gu, ' ')
    .replace(NEVER, '')
    .replace(NON_CHARACTER, '')
    .replace(STRAY_JOINER, '')
  let drawn = ''
  for (const sign of plain) {
    const point = sign.codePointAt(0) ?? 0
    drawn += point === 0x0a || draws(point) ? sign : codeOf(point)
  }
  return drawn.replace(LONG_RUN, (run) => run + BREAK_HERE)
}

/** The same on one line: for titles, labels and the file's metadata. */
export function cleanLine(text: string, draws: (codePoint: number) => boolean): string {
  return cleanText(text, draws).replace(/\s+/gu, ' ').trim()
}

/** Text in paragraphs, parted by empty lines. Line ends inside a paragraph stay, for people make lists with them. */
export function paragraphsOf(text: string, draws: (codePoint: number) => boolean): Paragraph[] {
  return cleanText(text, draws)
    .split(/\n[^\S\n]*(?:\n[^\S\n]*)+/u)
    .map((paragraph) => ({
      lines: paragraph
        .replace(/^\n+|\n+$/gu, '')
        .split('\n')
        .map((line) => line.trimEnd()),
      rtl: RIGHT_TO_LEFT.test(paragraph),
    }))
    .filter(({ lines }) => lines.some((line) => line !== ''))
}

function codeOf(point: number): string {
  return `[U+${point.toString(16).toUpperCase().padStart(4, '0')}]`
}
