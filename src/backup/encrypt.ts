import type { Bytes } from '../vault/bytes.ts'
import { encryptToAge } from './age-file.ts'
import type { PreparedArchive } from './archive.ts'

export interface EncryptedArchive {
  /** Length of the file to come. */
  readonly bytes: number
  /** In pieces of about a megabyte. Little is read from the tables before it is taken from here. */
  readonly stream: ReadableStream<Bytes>
}

/** Encrypts the archive to all recipients (`age1…`); no secret is needed for it. */
export async function encryptArchive(
  archive: PreparedArchive,
  recipients: readonly string[],
): Promise<EncryptedArchive> {
  const { stream, size } = await encryptToAge(archive.stream(), recipients)
  return { bytes: size(archive.bytes), stream }
}
