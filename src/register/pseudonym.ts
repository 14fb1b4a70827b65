/**
 * A code that stands for a child or a household in copies without names: the same in every copy, and nothing that can be
 * counted back. Ids are random (122 bits), so nobody without the station's own records can find whose code it is.
 * SHA-256 over `xingchen/pseudonym/v1/` and the id; 50 bits in Crockford's letters, which hold no I, L, O, U.
 */
export async function pseudonymOf(kind: 'child' | 'household', id: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`xingchen/pseudonym/v1/${kind}/${id}`))
  const letters = Array.from(new Uint8Array(hash).slice(0, 10), (byte) => LETTERS[byte % 32] ?? '').join('')
  return `${kind === 'child' ? 'C' : 'H'}-${letters.slice(0, 5)}-${letters.slice(5)}`
}

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
