import { toHex } from '../vault/bytes.ts'
import { canonical } from './canonical.ts'

const AT_ONCE = 500

/**
 * SHA-256 over all records of a table in the order of their ids, as canonical text: the same records give the same
 * digest, whatever order they or their fields were written in. Chained over groups of 500, so that no table has to be one
 * text in memory.
 */
export async function tableDigest(records: Iterable<{ readonly id: string }>): Promise<string> {
  const sorted = [...records].sort((one, other) => (one.id < other.id ? -1 : 1))
  let digest = ''
  for (let at = 0; at === 0 || at < sorted.length; at += AT_ONCE) {
    const texts = sorted.slice(at, at + AT_ONCE).map(canonical)
    const bytes = new TextEncoder().encode([digest, ...texts].join('\n'))
    digest = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))
  }
  return digest
}
