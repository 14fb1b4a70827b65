/**
 * As much of XML as the parts of a workbook need: elements, attributes, text. No document type, no entities of its own,
 * nothing that could be fetched or could grow while it is read. Quick enough for 20 MB.
 */
export interface XmlListener {
  /** An element begins; `name` is without prefix. `attributes` are read only when asked for. */
  readonly open: (name: string, attributes: () => ReadonlyMap<string, string>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** @returns whether it was well-formed as far as anybody here looks */
export function readXml(xml: string, { open, close, text }: XmlListener): boolean {
  let at = 0
  let depth = 0
  while (at < xml.length) {
    const begin = xml.indexOf('<', at)
    if (begin === -1) return depth === 0
    if (begin > at && depth > 0) text(decodeEntities(xml.slice(at, begin)))
    const second = xml[begin + 1]
    if (second === '!' || second === '?') {
      const skipped = skip(xml, begin, text)
      if (skipped === null) return false
      at = skipped
      continue
    }
    const end = endOfTag(xml, begin)
    if (end === -1) return false
    if (second === '/') {
      close(localName(xml.slice(begin + 2, end).trim()))
      depth -= 1
    } else {
      const empty = xml[end - 1] === '/'
      const tag = xml.slice(begin + 1, empty ? end - 1 : end)
      const nameEnd = tag.search(/\s/)
      const name = localName(nameEnd === -1 ? tag : tag.slice(0, nameEnd))
      open(name, () => attributesOf(nameEnd === -1 ? '' : tag.slice(nameEnd)))
      if (empty) close(name)
      else depth += 1
    }
    at = end + 1
  }
  return depth === 0
}

/** Comments, CDATA, declarations: where they end, or `null`. A document type is refused: no part of a workbook has one. */
function skip(xml: string, begin: number, text: XmlListener['text']): number | null {
  if (xml.startsWith('<![CDATA[', begin)) {
    const end = xml.indexOf(']]>', begin)
    if (end === -1) return null
    text(xml.slice(begin + 9, end))
    return end + 3
  }
  const closing = xml.startsWith('<!--', begin) ? '-->' : xml.startsWith('<?', begin) ? '?>' : null
  if (closing === null) return null
  const end = xml.indexOf(closing, begin)
  return end === -1 ? null : end + closing.length
}

/** The > of this tag; one inside quotation marks is none. */
function endOfTag(xml: string, begin: number): number {
  let end = xml.indexOf('>', begin)
  while (end !== -1) {
    const quotes = xml.slice(begin, end)
    const open = quotes.includes('"') ? quotes.split('"').length % 2 === 0 : quotes.split("'").length % 2 === 0
    if (!open) return end
    end = xml.indexOf('>', end + 1)
  }
  return -1
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** By name with its prefix: `r:id`. */
function attributesOf(text: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>()
  for (const match of text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes.set(match[1] ?? '', decodeEntities(match[2] ?? match[3] ?? ''))
  }
  return attributes
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const hex = name[1] === 'x' || name[1] === 'X'
    const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** For text and attributes that are written. Characters XML 1.0 has no place for are left out. */
export function encodeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
}
