/** Takes many bytes out of a value that is made a text, and gives them back: they travel beside it. */
export interface Apart {
  /** @returns the name they are known by from now on */
  readonly put: (bytes: Uint8Array) => string
  readonly take: (name: string) => Uint8Array | undefined
}

export interface Codec {
  readonly toBase64: (bytes: Uint8Array) => string
  readonly encode: (value: unknown, apart?: Apart) => string
  readonly decode: (text: string, apart?: Apart) => unknown
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

  const toBase64 = (bytes: Uint8Array & { toBase64?: () => string }): string => {
    if (typeof Buffer !== 'undefined')
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    // Chromium's own (from 140 on) is a hundred times as fast.
    if (bytes.toBase64 !== undefined) return bytes.toBase64()
    let text = ''
    const step = 32_768
    for (let at = 0; at < bytes.length; at += step) text += String.fromCharCode(...bytes.subarray(at, at + step))
    return btoa(text)
  }
  const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
    if (typeof Buffer !== 'undefined') return new Uint8Array(Buffer.from(text, 'base64'))
    const binary = atob(text)
    const bytes = new Uint8Array(binary.length)
    for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i)
    return bytes
  }

  const pack = (value: unknown, above: ReadonlySet<object>, apart?: Apart): unknown => {
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
        : marked('apart', apart.put(bytes))
    }
    if (value instanceof ArrayBuffer || value instanceof Promise) throw new Error('stand-in: send a Uint8Array')
    return marked('record', Object.fromEntries(Object.entries(value).map(([key, item]) => [key, packed(item)])))
  }

  const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
  const unpack = (value: unknown, apart?: Apart): unknown => {
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
        return apart?.take(String(v))
      case 'record':
        return Object.fromEntries(Object.entries(v ?? {}).map(([key, item]) => [key, unpacked(item)]))
    }
  }

  return {
    toBase64,
    encode: (value, apart) => JSON.stringify(pack(value, new Set(), apart)),
    decode: (text, apart) => unpack(JSON.parse(text), apart),
  }
}
