import { crc32 } from './crc32.ts'

/** One part of a ZIP file: its name and its text. */
export interface ZipPart {
  readonly name: string
  readonly text: string
}

/** A ZIP file of text parts, deflated, in this order. It carries no times and no names of users: the same in, the same out. */
export async function writeZip(parts: readonly ZipPart[]): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const directory: Uint8Array<ArrayBuffer>[] = []
  let offset = 0
  for (const { name, text } of parts) {
    const bytes = new TextEncoder().encode(text)
    const packed = await deflate(bytes)
    const nameBytes = new TextEncoder().encode(name)
    const sums = { crc: crc32(bytes), packed: packed.byteLength, unpacked: bytes.byteLength }
    const local = header(0x04034b50, 30, nameBytes, sums, 4)
    const entry = header(0x02014b50, 46, nameBytes, sums, 6)
    new DataView(entry.buffer).setUint16(4, 20, true)
    new DataView(entry.buffer).setUint32(42, offset, true)
    pieces.push(local, packed)
    directory.push(entry)
    offset += local.byteLength + packed.byteLength
  }
  const directoryBytes = directory.reduce((sum, entry) => sum + entry.byteLength, 0)
  const end = new Uint8Array(22)
  const view = new DataView(end.buffer)
  view.setUint32(0, 0x06054b50, true)
  view.setUint16(8, parts.length, true)
  view.setUint16(10, parts.length, true)
  view.setUint32(12, directoryBytes, true)
  view.setUint32(16, offset, true)
  return joined([...pieces, ...directory, end])
}

/** The fields a local header and an entry of the directory share, from `versionAt` on (APPNOTE 4.3.7, 4.3.12). */
function header(
  signature: number,
  length: number,
  name: Uint8Array,
  sums: { readonly crc: number; readonly packed: number; readonly unpacked: number },
  versionAt: number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length + name.byteLength)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, signature, true)
  view.setUint16(versionAt, 20, true)
  // Bit 11: the name is UTF-8.
  view.setUint16(versionAt + 2, 0x0800, true)
  view.setUint16(versionAt + 4, 8, true)
  // 1 January 1980, the first day a ZIP file knows.
  view.setUint16(versionAt + 8, 0x0021, true)
  view.setUint32(versionAt + 10, sums.crc, true)
  view.setUint32(versionAt + 14, sums.packed, true)
  view.setUint32(versionAt + 18, sums.unpacked, true)
  view.setUint16(versionAt + 22, name.byteLength, true)
  bytes.set(name, length)
  return bytes
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.byteLength
  }
  return whole
}
