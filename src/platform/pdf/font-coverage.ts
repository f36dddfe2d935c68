/** Inclusive ranges of code points. */
export type Ranges = readonly (readonly [first: number, last: number])[]

const CMAP = 0x636d6170

/**
 * The code points a TrueType or OpenType font has a glyph for, read from its character map (OpenType specification,
 * "cmap", formats 4 and 12). A page may not hold a missing glyph (PDF/A-2, 6.2.11.8), so this has to be known before.
 */
export function codePointsOf(font: Uint8Array): Set<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableAt(view, CMAP)
  const points = new Set<number>()
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const subtable = cmap + view.getUint32(cmap + 4 + index * 8 + 4)
    const format = view.getUint16(subtable)
    if (format === 4) addFormat4(view, subtable, points)
    if (format === 12) addFormat12(view, subtable, points)
  }
  return points
}

/** Every code point of some ranges. */
export function pointsIn(ranges: Ranges): Set<number> {
  const points = new Set<number>()
  for (const [first, last] of ranges) for (let point = first; point <= last; point++) points.add(point)
  return points
}

function tableAt(view: DataView, tag: number): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + index * 16
    if (view.getUint32(record) === tag) return view.getUint32(record + 8)
  }
  throw new Error('The font has no character map')
}

function addFormat4(view: DataView, at: number, points: Set<number>): void {
  const twice = view.getUint16(at + 6)
  for (let offset = 0; offset < twice; offset += 2) {
    const last = view.getUint16(at + 14 + offset)
    const first = view.getUint16(at + 16 + twice + offset)
    const delta = view.getUint16(at + 16 + 2 * twice + offset)
    const rangeAt = at + 16 + 3 * twice + offset
    const range = view.getUint16(rangeAt)
    for (let point = first; point <= last && point !== 0xffff; point++) {
      const glyph = range === 0 ? point : view.getUint16(rangeAt + range + (point - first) * 2)
      if (glyph !== 0 && ((glyph + delta) & 0xffff) !== 0) points.add(point)
    }
  }
}

function addFormat12(view: DataView, at: number, points: Set<number>): void {
  for (let index = 0; index < view.getUint32(at + 12); index++) {
    const group = at + 16 + index * 12
    const first = view.getUint32(group)
    const last = view.getUint32(group + 4)
    for (let point = first; point <= last; point++)
      if (view.getUint32(group + 8) + point - first !== 0) points.add(point)
  }
}
