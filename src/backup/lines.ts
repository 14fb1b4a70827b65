/** A record of more bytes than this is refused: reading must not need more memory than one line. */
export const MAX_LINE_BYTES = 32 * 2 ** 20

const NEWLINE = 10

/** Cuts bytes into lines of UTF-8 text without ever holding more than one unfinished line. */
export class LineSplitter {
  #rest: Uint8Array[] = []
  #restBytes = 0
  readonly #decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

  /**
   * The lines that end in this piece, without their newline.
   * @throws TypeError when a line is not UTF-8, RangeError when it is longer than `MAX_LINE_BYTES`.
   */
  push(piece: Uint8Array): string[] {
    const lines: string[] = []
    let start = 0
    for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, start)) {
      lines.push(this.#line(piece.subarray(start, end)))
      start = end + 1
    }
    if (start < piece.length) {
      this.#restBytes += piece.length - start
      if (this.#restBytes > MAX_LINE_BYTES) throw new RangeError('line too long')
      this.#rest.push(piece.slice(start))
    }
    return lines
  }

  /** Whether the last line was ended by a newline. */
  get isComplete(): boolean {
    return this.#restBytes === 0
  }

  #line(end: Uint8Array): string {
    if (this.#restBytes === 0) return this.#decoder.decode(end)
    const line = new Uint8Array(this.#restBytes + end.length)
    let at = 0
    for (const part of [...this.#rest, end]) {
      line.set(part, at)
      at += part.length
    }
    this.#rest = []
    this.#restBytes = 0
    return this.#decoder.decode(line)
  }
}
