import type { TextEncoding } from './sheet.ts'

/**
 * Text of a file whose encoding nobody told: by its byte order mark, by the zeros of UTF-16, as UTF-8 when it is valid,
 * else as GB18030, which holds GBK and GB2312 (GB 18030-2022). `null`: these are no words in any of them.
 */
export function decodeText(
  bytes: Uint8Array<ArrayBuffer>,
): { readonly encoding: TextEncoding; readonly text: string } | null {
  const encoding = encodingOf(bytes)
  if (encoding === null) return null
  const text = new TextDecoder(encoding).decode(bytes)
  // A text has no zeros, and hardly any place where the bytes are no character.
  const wrong = text.slice(0, 100_000).match(/[\uFFFD\0]/g)?.length ?? 0
  return wrong > Math.min(text.length, 100_000) / 50 ? null : { encoding, text }
}

function encodingOf(bytes: Uint8Array<ArrayBuffer>): TextEncoding | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  const begin = bytes.subarray(0, 4096)
  const zeros = [0, 0]
  for (const [at, byte] of begin.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  // Line breaks, commas and digits of UTF-16 have a zero byte; in Chinese text they are a tenth at least.
  if (even + odd > 0) {
    if (odd > even * 4 && odd > begin.length / 50) return 'utf-16le'
    if (even > odd * 4 && even > begin.length / 50) return 'utf-16be'
    return null
  }
  return isUtf8(bytes) ? 'utf-8' : 'gb18030'
}

function isUtf8(bytes: Uint8Array<ArrayBuffer>): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    // What the decoder throws is the answer.
    return false
  }
}
