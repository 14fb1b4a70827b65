import type { JournalHead } from '../contract/journal-frame.ts'
import type { SegmentLook } from '../contract/station-folder.ts'
import type { ReadEntry } from './journal.ts'

export type Span = readonly [first: number, last: number]

/** What the journal's files came to when all of them were read and opened. */
export interface JournalCheck {
  readonly id: 'journal'
  readonly good: boolean
  /** The first entry there is; 0 when there is none. Above 1 the history begins later than the station. */
  readonly startsAt: number
  readonly entries: number
  readonly opened: number
  /** Bodies erased on purpose: drafts that a later one says better. */
  readonly erased: number
  /** Numbers of entries that do not open. */
  readonly damaged: readonly number[]
  /** Numbers no file has. */
  readonly missing: readonly Span[]
  /** Entries that do not follow from the one before. */
  readonly broken: readonly number[]
  /** Bytes in the files that are no entry any more. */
  readonly damagedBytes: number
}

/** Follows the entries in order: each must open and be chained to the one before, and no number may be left out. */
export class JournalAudit {
  readonly #genesis: string
  readonly #damaged: number[] = []
  readonly #missing: Span[] = []
  readonly #broken: number[] = []
  #startsAt = 0
  #opened = 0
  #erased = 0
  #last: JournalHead | null = null

  /** @param genesis hash before the station's first entry, hexadecimal */
  constructor(genesis: string) {
    this.#genesis = genesis
  }

  /** The last entry that was seen. */
  get end(): number {
    return this.#last?.seq ?? 0
  }

  pass({ kind, seq, hash, before }: ReadEntry): void {
    const last = this.#last
    if (last === null) this.#startsAt = seq
    else if (seq > last.seq + 1) this.#missing.push([last.seq + 1, seq - 1])
    const follows = seq === 1 ? this.#genesis : last?.seq === seq - 1 ? last.hash : before
    if (before !== follows) this.#broken.push(seq)
    if (kind === 'damaged') this.#damaged.push(seq)
    if (kind === 'entry') this.#opened += 1
    if (kind === 'empty') this.#erased += 1
    this.#last = { seq, hash }
  }

  /** Whether every entry after `seq` was there, opened and in its place: what is built from them is whole. */
  isWholeAfter(seq: number): boolean {
    const after = (found: readonly number[]) => found.some((number) => number > seq)
    return !after(this.#damaged) && !after(this.#broken) && !after(this.#missing.map(([, last]) => last))
  }

  /** @param head where the next entry goes; what the files lack up to it is missing */
  result(head: JournalHead | null, segments: readonly SegmentLook[]): JournalCheck {
    const last = this.#last
    const missing = [...this.#missing]
    if (head !== null && last !== null && head.seq > last.seq) missing.push([last.seq + 1, head.seq])
    const broken = [...this.#broken]
    if (head !== null && last !== null && head.seq === last.seq && head.hash !== last.hash) broken.push(head.seq)
    const damagedBytes = segments.reduce((sum, segment) => sum + segment.damagedBytes, 0)
    const troubles = this.#damaged.length + missing.length + broken.length + damagedBytes
    return {
      id: 'journal',
      good: troubles === 0 && last !== null,
      startsAt: this.#startsAt,
      entries: this.#opened + this.#erased + this.#damaged.length,
      opened: this.#opened,
      erased: this.#erased,
      damaged: this.#damaged,
      missing,
      broken,
      damagedBytes,
    }
  }
}
