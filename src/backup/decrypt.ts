import { fail, succeed, type Result } from '../domain/result.ts'
import { decryptAge } from './age-file.ts'
import { TAR_RECORD_BYTES } from './archive.ts'
import { peek, watch } from './byte-streams.ts'
import type { BackupFailure } from './failures.ts'

const MAGIC = new TextEncoder().encode('age-encryption.org/v1\n')

/** A decrypted stream, and what to say when reading it failed. */
export interface Decryption {
  readonly plain: ReadableStream<Uint8Array>
  /**
   * Why `plain` failed, or `null` when it did not (then the fault is in what was inside). `expectedBytes` is the length
   * of the archive by its manifest, when that was read already.
   */
  readonly failure: (expectedBytes: number | null) => BackupFailure | null
}

/**
 * Opens the age file. The stream gives out the start before the end is verified: the caller keeps what it reads to
 * itself until the stream has ended well and the manifest agrees.
 */
export async function decryptStream(
  cipher: ReadableStream<Uint8Array>,
  identities: readonly string[],
): Promise<Result<Decryption, BackupFailure>> {
  let bytes = 0
  let ended = false
  let readError: Error | null = null
  const source = watch(cipher, {
    piece: (piece) => (bytes += piece.length),
    end: () => (ended = true),
    failure: (error) => (readError = error instanceof Error ? error : new Error(String(error))),
  })
  const unreadable = (): BackupFailure | null =>
    readError === null ? null : { kind: 'unreadable', detail: readError.message }

  try {
    const { start, rest } = await peek(source, MAGIC.length)
    if (!start.every((byte, at) => byte === MAGIC[at])) {
      await rest.cancel()
      return fail({ kind: 'notABackup' })
    }
    const plain = await decryptAge(rest, identities)
    let failed = false
    return succeed({
      plain: watch(plain.stream, { failure: () => (failed = true) }),
      failure: (expectedBytes) => {
        if (readError !== null || !failed) return unreadable()
        return {
          kind:
            ended && isShort((cipherBytes) => plain.size(cipherBytes), bytes, expectedBytes) ? 'truncated' : 'tampered',
        }
      },
    })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return fail(unreadable() ?? headerFailure(error, ended))
  }
}

/**
 * age's own check fails alike for a missing end and for changed bits. The length tells them apart: an archive is a
 * multiple of `TAR_RECORD_BYTES`, and the manifest, which comes first, says of which length.
 */
function isShort(size: (cipherBytes: number) => number, cipherBytes: number, expectedBytes: number | null): boolean {
  try {
    const plainBytes = size(cipherBytes)
    return expectedBytes === null ? plainBytes % TAR_RECORD_BYTES !== 0 : plainBytes < expectedBytes
  } catch (error) {
    // No plaintext has such a ciphertext length: it was cut within a chunk's tag.
    if (error instanceof Error) return true
    throw error
  }
}

function headerFailure(error: Error, ended: boolean): BackupFailure {
  if (error.message.includes('no identity matched')) return { kind: 'wrongKey' }
  return { kind: ended ? 'truncated' : 'tampered' }
}
