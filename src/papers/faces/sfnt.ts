/**
 * TrueType and OpenType files as bags of tables: what is needed to know which characters a face has, how wide they are,
 * and to cut out a small face with only the characters of one paper. Table layouts: ISO/IEC 14496-22.
 */
export interface Sfnt {
  /** 0x00010000 for TrueType outlines, `OTTO` for CFF. */
  readonly flavour: number
  readonly tables: ReadonlyMap<string, Uint8Array>
}

const COLLECTION = 0x74746366
/** In a face cut out by us: what a PDF needs, and nothing that reorders or kerns. */
const PLAIN_TABLES = ['head', 'hhea', 'hmtx', 'maxp', 'cmap', 'loca', 'glyf', 'CFF ', 'name', 'OS/2', 'post']

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function tableOf(sfnt: Sfnt, tag: string): Uint8Array {
  const table = sfnt.tables.get(tag)
  if (table === undefined) throw new Error(`font without table ${tag}`)
  return table
}

/** Throws on bytes that are no font. `index` picks a face of a collection (.ttc). */
export function readSfnt(file: Uint8Array, index = 0): Sfnt {
  // A Buffer's slice() shares its memory where a Uint8Array's copies: the tables must be of the copying kind.
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength)
  const data = view(bytes)
  const start = data.getUint32(0) === COLLECTION ? data.getUint32(12 + 4 * index) : 0
  const tables = new Map<string, Uint8Array>()
  const count = data.getUint16(start + 4)
  for (let i = 0; i < count; i += 1) {
    const entry = start + 12 + 16 * i
    const tag = String.fromCharCode(...bytes.subarray(entry, entry + 4))
    const offset = data.getUint32(entry + 8)
    tables.set(tag, bytes.subarray(offset, offset + data.getUint32(entry + 12)))
  }
  return { flavour: data.getUint32(start), tables }
}

function checksum(table: Uint8Array): number {
  const data = view(table)
  let sum = 0
  let at = 0
  for (; at + 4 <= table.length; at += 4) sum = (sum + data.getUint32(at)) >>> 0
  for (let shift = 24; at < table.length; at += 1, shift -= 8) sum = (sum + ((table[at] ?? 0) << shift)) >>> 0
  return sum
}

/** The tables in one file, sorted by tag, with the checksums filled in. */
export function writeSfnt(sfnt: Sfnt): Uint8Array {
  const tables = [...sfnt.tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const padded = (length: number) => (length + 3) & ~3
  const directory = 12 + 16 * tables.length
  const out = new Uint8Array(tables.reduce((sum, [, table]) => sum + padded(table.length), directory))
  const data = view(out)
  const power = Math.floor(Math.log2(tables.length))
  data.setUint32(0, sfnt.flavour)
  data.setUint16(4, tables.length)
  data.setUint16(6, 16 * 2 ** power)
  data.setUint16(8, power)
  data.setUint16(10, 16 * (tables.length - 2 ** power))
  let offset = directory
  let headOffset = 0
  for (const [i, [tag, table]] of tables.entries()) {
    const entry = 12 + 16 * i
    for (let c = 0; c < 4; c += 1) out[entry + c] = tag.charCodeAt(c)
    out.set(table, offset)
    if (tag === 'head') {
      headOffset = offset
      data.setUint32(offset + 8, 0)
    }
    data.setUint32(entry + 4, checksum(out.subarray(offset, offset + padded(table.length))))
    data.setUint32(entry + 8, offset)
    data.setUint32(entry + 12, table.length)
    offset += padded(table.length)
  }
  if (headOffset > 0) data.setUint32(headOffset + 8, (0xb1b0afba - checksum(out)) >>> 0)
  return out
}

/** Code point → glyph, from the widest Unicode subtable (format 12, else 4). */
export function readCharacterMap(sfnt: Sfnt): Map<number, number> {
  const data = view(tableOf(sfnt, 'cmap'))
  const found = new Map<number, number>()
  for (let i = 0; i < data.getUint16(2); i += 1) {
    const at = data.getUint32(4 + 8 * i + 4)
    found.set(data.getUint16(at), at)
  }
  const wide = found.get(12)
  const basic = found.get(4)
  if (wide !== undefined) return readFormat12(data, wide)
  if (basic !== undefined) return readFormat4(data, basic)
  throw new Error('font without a Unicode character map')
}

function readFormat12(data: DataView, at: number): Map<number, number> {
  const map = new Map<number, number>()
  const groups = data.getUint32(at + 12)
  for (let g = 0; g < groups; g += 1) {
    const entry = at + 16 + 12 * g
    const first = data.getUint32(entry)
    const last = data.getUint32(entry + 4)
    const glyph = data.getUint32(entry + 8)
    for (let point = first; point <= last; point += 1) if (glyph + point > first) map.set(point, glyph + point - first)
  }
  return map
}

function readFormat4(data: DataView, at: number): Map<number, number> {
  const map = new Map<number, number>()
  const twice = data.getUint16(at + 6)
  for (let s = 0; s < twice; s += 2) {
    const last = data.getUint16(at + 14 + s)
    const first = data.getUint16(at + 16 + twice + s)
    const delta = data.getInt16(at + 16 + 2 * twice + s)
    const rangeAt = at + 16 + 3 * twice + s
    const range = data.getUint16(rangeAt)
    for (let point = first; point <= last && point < 0xffff; point += 1) {
      const listed = range === 0 ? point : data.getUint16(rangeAt + range + 2 * (point - first))
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + delta) & 0xffff
      if (glyph > 0) map.set(point, glyph)
    }
  }
  return map
}

export interface Metrics {
  readonly unitsPerEm: number
  /** Of the em, above and below the baseline, as the PDF writer counts them. */
  readonly ascent: number
  readonly descent: number
  /** Advance of a glyph, of the em. */
  advance(glyph: number): number
}

export function readMetrics(sfnt: Sfnt): Metrics {
  const head = view(tableOf(sfnt, 'head'))
  const hhea = view(tableOf(sfnt, 'hhea'))
  const hmtx = view(tableOf(sfnt, 'hmtx'))
  const unitsPerEm = head.getUint16(18)
  const lastOwn = hhea.getUint16(34) - 1
  return {
    unitsPerEm,
    ascent: hhea.getInt16(4) / unitsPerEm,
    descent: hhea.getInt16(6) / unitsPerEm,
    advance: (glyph) => hmtx.getUint16(4 * Math.min(glyph, lastOwn)) / unitsPerEm,
  }
}

/** The same face without the tables that shape, kern or set vertically: every glyph then stands by its own advance. */
export function withoutShaping(sfnt: Sfnt): Sfnt {
  return { ...sfnt, tables: new Map([...sfnt.tables].filter(([tag]) => PLAIN_TABLES.includes(tag))) }
}

/** Offsets in `glyf` of a TrueType face, one more than it has glyphs. */
function glyphRange(sfnt: Sfnt): (glyph: number) => readonly [number, number] {
  const loca = view(tableOf(sfnt, 'loca'))
  const long = view(tableOf(sfnt, 'head')).getInt16(50) === 1
  const offset = (glyph: number) => (long ? loca.getUint32(4 * glyph) : 2 * loca.getUint16(2 * glyph))
  return (glyph) => [offset(glyph), offset(glyph + 1)]
}

const MORE_COMPONENTS = 0x20
const COMPONENT_WORDS = 0x01
const COMPONENT_SCALE = 0x08
const COMPONENT_XY_SCALE = 0x40
const COMPONENT_MATRIX = 0x80

/** Byte positions of the glyph numbers a composite glyph is made of; none for a simple one. */
function componentPositions(outline: Uint8Array): number[] {
  if (outline.length < 10) return []
  const data = view(outline)
  if (data.getInt16(0) >= 0) return []
  const positions: number[] = []
  let at = 10
  for (;;) {
    const flags = data.getUint16(at)
    positions.push(at + 2)
    at += 4 + (flags & COMPONENT_WORDS ? 4 : 2)
    if (flags & COMPONENT_SCALE) at += 2
    else if (flags & COMPONENT_XY_SCALE) at += 4
    else if (flags & COMPONENT_MATRIX) at += 8
    if (!(flags & MORE_COMPONENTS)) return positions
  }
}

/**
 * A TrueType face with only these characters (and the missing-glyph box). Characters the face does not have are left
 * out. A CFF face is not cut, only freed of its shaping tables.
 */
export function cutOut(sfnt: Sfnt, map: ReadonlyMap<number, number>, points: Iterable<number>): Sfnt {
  if (!sfnt.tables.has('glyf')) return withoutShaping(sfnt)
  const glyf = tableOf(sfnt, 'glyf')
  const range = glyphRange(sfnt)
  const metrics = readMetrics(sfnt)
  const old: number[] = [0]
  const renumbered = new Map<number, number>([[0, 0]])
  const number = (glyph: number): number => {
    const known = renumbered.get(glyph)
    if (known !== undefined) return known
    renumbered.set(glyph, old.length)
    old.push(glyph)
    return old.length - 1
  }
  const characters: [point: number, glyph: number][] = []
  for (const point of [...points].sort((a, b) => a - b)) {
    const glyph = map.get(point)
    if (glyph !== undefined) characters.push([point, number(glyph)])
  }

  const outlines: Uint8Array[] = []
  // `old` grows while it is walked: the parts of a composite glyph follow it.
  for (const glyph of old) {
    const outline = glyf.slice(...range(glyph))
    const data = view(outline)
    for (const at of componentPositions(outline)) data.setUint16(at, number(data.getUint16(at)))
    outlines.push(outline)
  }

  const tables = new Map([...withoutShaping(sfnt).tables])
  tables.set('cmap', characterMapTable(characters))
  const { loca, glyf: cut } = outlineTables(outlines)
  tables.set('loca', loca)
  tables.set('glyf', cut)
  const hmtx = new Uint8Array(4 * old.length)
  for (const [i, glyph] of old.entries())
    view(hmtx).setUint16(4 * i, Math.round(metrics.advance(glyph) * metrics.unitsPerEm))
  for (const [i, outline] of outlines.entries())
    if (outline.length > 0) view(hmtx).setInt16(4 * i + 2, view(outline).getInt16(2))
  tables.set('hmtx', hmtx)
  tables.set(
    'head',
    patched(tableOf(sfnt, 'head'), (data) => data.setInt16(50, 1)),
  )
  tables.set(
    'hhea',
    patched(tableOf(sfnt, 'hhea'), (data) => data.setUint16(34, old.length)),
  )
  tables.set(
    'maxp',
    patched(tableOf(sfnt, 'maxp'), (data) => data.setUint16(4, old.length)),
  )
  tables.set(
    'post',
    patched(tableOf(sfnt, 'post').subarray(0, 32), (data) => data.setUint32(0, 0x00030000)),
  )
  return { flavour: sfnt.flavour, tables }
}

function patched(table: Uint8Array, change: (data: DataView) => void): Uint8Array {
  const copy = table.slice()
  change(view(copy))
  return copy
}

/** `loca` (long offsets) and `glyf` of these outlines, each on a 4-byte boundary. */
export function outlineTables(outlines: readonly Uint8Array[]): { loca: Uint8Array; glyf: Uint8Array } {
  const loca = new Uint8Array(4 * (outlines.length + 1))
  const glyf = new Uint8Array(outlines.reduce((sum, outline) => sum + ((outline.length + 3) & ~3), 0))
  let offset = 0
  for (const [i, outline] of outlines.entries()) {
    glyf.set(outline, offset)
    offset += (outline.length + 3) & ~3
    view(loca).setUint32(4 * (i + 1), offset)
  }
  return { loca, glyf }
}

/** A `cmap` with one format 12 subtable; `characters` in ascending order. */
export function characterMapTable(characters: readonly (readonly [point: number, glyph: number])[]): Uint8Array {
  const groups: { first: number; last: number; glyph: number }[] = []
  for (const [point, glyph] of characters) {
    const group = groups.at(-1)
    if (group?.last === point - 1 && group.glyph + point - group.first === glyph) group.last = point
    else groups.push({ first: point, last: point, glyph })
  }
  const table = new Uint8Array(12 + 16 + 12 * groups.length)
  const data = view(table)
  data.setUint16(2, 1)
  data.setUint16(4, 3)
  data.setUint16(6, 10)
  data.setUint32(8, 12)
  data.setUint16(12, 12)
  data.setUint32(16, 16 + 12 * groups.length)
  data.setUint32(24, groups.length)
  for (const [i, { first, last, glyph }] of groups.entries()) {
    data.setUint32(28 + 12 * i, first)
    data.setUint32(32 + 12 * i, last)
    data.setUint32(36 + 12 * i, glyph)
  }
  return table
}
