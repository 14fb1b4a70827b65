/**
 * Why an attachment cannot be shown: not readable, a PDF with a password of its own, or more inside than this PC is asked
 * to unpack.
 */
export type PictureFailure = 'damaged' | 'locked' | 'tooManyPixels' | 'tooManyPages' | 'tooMuchInside' | 'tookTooLong'

/** A file from outside that asks for too much, on its way out of its decoder. */
export class PictureTrouble extends Error {
  readonly kind: PictureFailure

  constructor(kind: PictureFailure) {
    super(kind)
    this.kind = kind
  }
}

/**
 * The failure a decoder's error stands for. Both decoders throw for what they cannot read, each with errors of its own.
 * @throws what is no error of a decoder
 */
export function pictureFailure(error: unknown): PictureFailure {
  if (error instanceof PictureTrouble) return error.kind
  if (!(error instanceof Error)) throw error
  return error.name === 'PasswordException' ? 'locked' : 'damaged'
}
