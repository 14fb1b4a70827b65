import type { Bytes } from '../vault/bytes.ts'
import { encryptToAge } from './age-file.ts'
import { inPiecesOf } from './byte-streams.ts'
import type { PreparedArchive } from './archive.ts'

/** Bytes of ciphertext handed on at a time. */
export const CIPHER_PIECE_BYTES = 2 ** 20

export interface EncryptedArchive {
  /** Length of the file to come. */
  readonly bytes: number
  /** In pieces of `CIPHER_PIECE_BYTES`. Nothing is read from the tables faster than it is taken from here. */
  readonly stream: ReadableStream<Bytes>
}

/** Encrypts the archive to all recipients (`age1…`); no secret is needed for it. */
export async function encryptArchive(
  archive: PreparedArchive,
  recipients: readonly string[],
): Promise<EncryptedArchive> {
  const { stream, size } = await encryptToAge(archive.stream(), recipients)
  return { bytes: size(archive.bytes), stream: stream.pipeThrough(inPiecesOf(CIPHER_PIECE_BYTES)) }
}
