import { fail, succeed, type Result } from '../domain/result.ts'
import { crc32 } from './crc32.ts'
import { MOST_UNPACKED_BYTES } from './sheet.ts'

/** The parts of a ZIP file by name, each unpacked when it is asked for. */
export interface ZipParts {
  readonly names: readonly string[]
  /** `null`: there is no such part. */
  readonly read: (name: string) => Promise<Result<Uint8Array<ArrayBuffer> | null, 'damaged' | 'bomb'>>
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/** XML of a sheet packs about twenty to one, a column of equal cells a few hundred to one; a bomb a thousand. */
const MOST_RATIO = 600
/** Below this a part may be as dense as it likes. */
const RATIO_COUNTS_FROM = 16 * 1024 * 1024
const MOST_PARTS = 5000

/**
 * Reads the directory at the end of a ZIP file. What it says of the sizes is checked before anything is unpacked, and
 * while unpacking no more is taken than it said, so that a bomb costs nothing.
 */
export function readZip(bytes: Uint8Array<ArrayBuffer>): Result<ZipParts, 'damaged' | 'bomb'> {
  const entries = readDirectory(bytes)
  if (entries === null) return fail('damaged')
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const dense = entries.some(
    (entry) => entry.unpacked > RATIO_COUNTS_FROM && entry.unpacked > entry.packed * MOST_RATIO,
  )
  if (unpacked > MOST_UNPACKED_BYTES || dense || entries.length > MOST_PARTS) return fail('bomb')
  const byName = new Map(entries.map((entry) => [entry.name, entry]))
  return succeed({
    names: [...byName.keys()],
    read: async (name) => {
      const entry = byName.get(name)
      return entry === undefined ? succeed(null) : unpack(bytes, entry)
    },
  })
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LOCAL_BYTES = 30
/** Bit 0 of the flags: the entry is encrypted. */
const ENCRYPTED = 1

function readDirectory(bytes: Uint8Array<ArrayBuffer>): readonly Entry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: Entry[] = []
  const decoder = new TextDecoder()
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_BYTES > bytes.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null
    const nameBytes = view.getUint16(at + 28, true)
    const nameEnd = at + ENTRY_BYTES + nameBytes
    if (nameEnd > bytes.byteLength || (view.getUint16(at + 8, true) & ENCRYPTED) !== 0) return null
    entries.push({
      // Some Windows programs write backslashes, some a leading one.
      name: decoder
        .decode(bytes.subarray(at + ENTRY_BYTES, nameEnd))
        .replaceAll('\\', '/')
        .replace(/^\//, ''),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

/** The end record stands at the very end, before a comment of at most 64 KiB. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - END_BYTES - 0xffff)
  for (let at = view.byteLength - END_BYTES; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  return null
}

async function unpack(
  bytes: Uint8Array<ArrayBuffer>,
  entry: Entry,
): Promise<Result<Uint8Array<ArrayBuffer>, 'damaged' | 'bomb'>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.offset + LOCAL_BYTES > bytes.byteLength || view.getUint32(entry.offset, true) !== LOCAL_HEADER)
    return fail('damaged')
  const begin =
    entry.offset + LOCAL_BYTES + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(begin, begin + entry.packed)
  if (packed.byteLength !== entry.packed) return fail('damaged')
  const stored = entry.method === 0
  if (!stored && entry.method !== 8) return fail('damaged')
  const unpacked = stored ? succeed(packed) : await inflate(packed, entry.unpacked)
  if (!unpacked.ok) return unpacked
  const whole = unpacked.value.byteLength === entry.unpacked && crc32(unpacked.value) === entry.crc
  return whole ? unpacked : fail('damaged')
}

/** Stops as soon as more comes out than the directory said. */
async function inflate(
  packed: Uint8Array<ArrayBuffer>,
  unpackedBytes: number,
): Promise<Result<Uint8Array<ArrayBuffer>, 'damaged' | 'bomb'>> {
  const out = new Uint8Array(unpackedBytes)
  let length = 0
  try {
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    for await (const piece of stream) {
      if (length + piece.byteLength > unpackedBytes) return fail('bomb')
      out.set(piece, length)
      length += piece.byteLength
    }
  } catch {
    // The one thing that can go wrong here: these bytes are no deflate stream.
    return fail('damaged')
  }
  return succeed(out.subarray(0, length))
}
