/** Text in GBK, two bytes a character: what Excel writes as CSV on a Chinese PC. Node can only decode it. */
export function encodeGbk(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const code = character.charCodeAt(0)
      return code < 0x80 ? [code] : [...(table().get(character) ?? [0x3f])]
    }),
  )
}

let made: Map<string, readonly [number, number]> | null = null

function table(): Map<string, readonly [number, number]> {
  if (made !== null) return made
  made = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if (Array.from(character).length === 1 && !made.has(character)) made.set(character, [lead, trail])
    }
  }
  return made
}

export function encodeUtf16(text: string, order: 'le' | 'be', mark = true): Uint8Array<ArrayBuffer> {
  const words = mark ? `\uFEFF${text}` : text
  const bytes = new Uint8Array(words.length * 2)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < words.length; at += 1) view.setUint16(at * 2, words.charCodeAt(at), order === 'le')
  return bytes
}
