export interface Codec {
  /** @param apart gets the pieces of many bytes: they go beside the text */
  readonly encode: (value: unknown, apart?: Uint8Array[]) => string
  readonly decode: (text: string, apart?: readonly Uint8Array[]) => unknown
}

/**
 * Values as text, with what JSON lacks: undefined, binary data, dates, maps, sets. Main and the preload's world both use
 * it; the latter gets it by its source text, so it may refer to nothing outside itself.
 */
export function makeCodec(): Codec {
  type Mark = 'undefined' | 'number' | 'bigint' | 'date' | 'map' | 'set' | 'error' | 'bytes' | 'apart' | 'record'
  interface Marked {
    readonly $: Mark
    readonly v?: unknown
  }
  const marked = ($: Mark, v?: unknown): Marked => (v === undefined ? { $ } : { $, v })
  const isMarked = (value: object): value is Marked => '$' in value
  /** From so many bytes on a way of their own is quicker than within the text. */
  const many = 16_384

  const toBase64 = (bytes: Uint8Array): string =>
    typeof Buffer === 'undefined'
      ? btoa(String.fromCharCode(...bytes))
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
    if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'))
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
    return bytes
  }

  const pack = (value: unknown, above: ReadonlySet<object>, apart?: Uint8Array[]): unknown => {
    if (value === undefined) return marked('undefined')
    if (typeof value === 'bigint') return marked('bigint', value.toString())
    if (typeof value === 'number') return Number.isFinite(value) ? value : marked('number', String(value))
    if (typeof value === 'function' || typeof value === 'symbol') throw new Error('An object could not be cloned.')
    if (typeof value !== 'object' || value === null) return value
    if (above.has(value)) throw new Error('stand-in: cyclic values are not carried')
    const inside = new Set(above).add(value)
    const packed = (item: unknown) => pack(item, inside, apart)
    if (Array.isArray(value)) return value.map(packed)
    if (value instanceof Date) return marked('date', value.getTime())
    if (value instanceof Map)
      return marked(
        'map',
        [...value].map(([key, item]) => [packed(key), packed(item)]),
      )
    if (value instanceof Set) return marked('set', [...value].map(packed))
    if (value instanceof Error) return marked('error', value.message)
    // Every view arrives as bytes: the app sends no other kind.
    if (ArrayBuffer.isView(value)) {
      const bytes = new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
      return apart === undefined || bytes.length < many
        ? marked('bytes', toBase64(bytes))
        : marked('apart', apart.push(bytes) - 1)
    }
    if (value instanceof ArrayBuffer || value instanceof Promise) throw new Error('stand-in: send a Uint8Array')
    return marked('record', Object.fromEntries(Object.entries(value).map(([key, item]) => [key, packed(item)])))
  }

  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  const unpack = (value: unknown, apart?: readonly Uint8Array[]): unknown => {
    const unpacked = (item: unknown) => unpack(item, apart)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map(unpacked)
    if (!isMarked(value)) throw new Error('stand-in: not one of our messages')
    const { $: mark, v } = value
    switch (mark) {
      case 'undefined':
        return undefined
      case 'number':
        return Number(v)
      case 'bigint':
        return BigInt(String(v))
      case 'date':
        return new Date(Number(v))
      case 'map':
        return new Map(list(v).map((entry) => [unpacked(list(entry)[0]), unpacked(list(entry)[1])]))
      case 'set':
        return new Set(list(v).map(unpacked))
      case 'error':
        return new Error(String(v))
      case 'bytes':
        return fromBase64(String(v))
      case 'apart':
        return apart?.[Number(v)]
      case 'record':
        return Object.fromEntries(Object.entries(v ?? {}).map(([key, item]) => [key, unpacked(item)]))
    }
  }

  return {
    encode: (value, apart) => JSON.stringify(pack(value, new Set(), apart)),
    decode: (text, apart) => unpack(JSON.parse(text), apart),
  }
}
