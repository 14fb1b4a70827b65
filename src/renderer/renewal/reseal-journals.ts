import type { JournalHead } from '../../contract/journal-frame.ts'
import type { RenewalFrame, RenewalSegment, RenewalSources } from '../../contract/renewal.ts'
import { resealFrame } from '../../storage/reseal-journal.ts'
import { isEntryWhole } from '../../vault/sealed-entry.ts'
import type { StationKeys } from '../../vault/station-keys.ts'
import { outside, RenewalStop, type RenewalCalls } from './renewal-calls.ts'
import type { Resealing } from './reseal-attachments.ts'

/** Where a journal ends, in the old chain and in the new one. */
export interface ChainEnd {
  readonly seq: number
  readonly old: string
  readonly renewed: string
}

const WRITE_BYTES = 2 ** 20

/**
 * Every file of the journal under the new keys, and of journals that were put aside. Numbers stay, hashes change; what
 * was missing or damaged is missing or damaged as before. Each file is read back and every entry opened.
 * @returns the end of the journal in use; `null` when it has no file
 */
export async function resealJournals(
  segments: RenewalSources['segments'],
  resealing: Resealing,
): Promise<ChainEnd | null> {
  const ends = new Map<string, ChainEnd>()
  for (const segment of segments) {
    resealing.breathe()
    const end = await resealSegment(segment, ends.get(segment.place) ?? null, resealing)
    if (end !== null) ends.set(segment.place, end)
    resealing.onBytes(segment.bytes)
  }
  return ends.get('journal') ?? null
}

async function resealSegment(
  segment: RenewalSegment,
  after: ChainEnd | null,
  { from, to, calls, done, breathe }: Resealing,
): Promise<ChainEnd | null> {
  const { place, name, header, firstSeq, lastSeq, bytes } = segment
  const mapped = (before: string) => (after !== null && before === after.old ? after.renewed : before)
  const last = lastSeq < firstSeq ? null : await lastFrame(calls, segment)
  const source = [bytes, firstSeq, lastSeq, last?.hash ?? '', after?.old ?? '', after?.renewed ?? ''].join('/')
  const begins =
    header === null ? after : { seq: header.firstSeq - 1, old: header.before, renewed: mapped(header.before) }
  const known = done.findLast((one) => one.place === place && one.name === name)
  if (known?.source === source) return last === null ? begins : { seq: lastSeq, old: last.hash, renewed: known.result }

  const { file } = await outside(calls['renewal.create']({ place, name, bytes: null }))
  const first = last === null ? null : await frameAt(calls, 'now', segment, firstSeq)
  const writing = new Buffered(calls, file)
  const line = {
    format: 'xingchen-journal',
    formatVersion: 1,
    stationId: to.stationId,
    firstSeq: header?.firstSeq ?? firstSeq,
    before: mapped(header?.before ?? first?.before ?? ''),
    startedAt: header?.startedAt ?? new Date().toISOString(),
    // The key slots are in the newest file's first line alone.
    meta: null,
  }
  await writing.add(new TextEncoder().encode(`${JSON.stringify(line)}\n`))
  let end = begins
  let whole = 0
  for await (const frame of framesOf(calls, 'now', segment)) {
    breathe()
    const before = end !== null && frame.before === end.old ? end.renewed : frame.before
    const resealed = await resealFrame(from, to, frame, before)
    await writing.add(resealed.bytes)
    end = { seq: frame.seq, old: frame.hash, renewed: resealed.hash }
    if (frame.body !== null && (await isEntryWhole(from, frame, frame.body))) whole += 1
  }
  await writing.end()
  await outside(calls['renewal.keep']({ file, source, result: end?.renewed ?? '' }))
  if ((await countWhole(calls, segment, to)) !== whole) throw new RenewalStop({ kind: 'differs' })
  return end
}

/** How many entries of the file that was just written open under the new keys. */
async function countWhole(calls: RenewalCalls, segment: RenewalSegment, keys: StationKeys): Promise<number> {
  let whole = 0
  if (segment.lastSeq < segment.firstSeq) return whole
  for await (const frame of framesOf(calls, 'renewed', segment)) {
    if (frame.body !== null && (await isEntryWhole(keys, frame, frame.body))) whole += 1
  }
  return whole
}

/** The same entry in the new chain; the old head when no file has that entry. */
export async function renewedHead(
  calls: RenewalCalls,
  segments: RenewalSources['segments'],
  head: JournalHead | null,
): Promise<JournalHead | null> {
  if (head === null) return null
  const segment = segments.find(
    ({ place, firstSeq, lastSeq }) => place === 'journal' && firstSeq <= head.seq && head.seq <= lastSeq,
  )
  const frame = segment === undefined ? null : await frameAt(calls, 'renewed', segment, head.seq)
  return frame === null ? head : { seq: head.seq, hash: frame.hash }
}

async function* framesOf(
  calls: RenewalCalls,
  side: 'now' | 'renewed',
  { place, name, firstSeq, lastSeq }: RenewalSegment,
): AsyncGenerator<RenewalFrame> {
  for (let seq = firstSeq; seq <= lastSeq;) {
    const { frames } = await outside(calls['renewal.frames']({ side, place, name, seq }))
    yield* frames
    const last = frames.at(-1)
    if (last === undefined) return
    seq = last.seq + 1
  }
}

function lastFrame(calls: RenewalCalls, segment: RenewalSegment): Promise<RenewalFrame | null> {
  return frameAt(calls, 'now', segment, segment.lastSeq)
}

async function frameAt(
  calls: RenewalCalls,
  side: 'now' | 'renewed',
  { place, name }: RenewalSegment,
  seq: number,
): Promise<RenewalFrame | null> {
  const { frames } = await outside(calls['renewal.frames']({ side, place, name, seq }))
  const [frame] = frames
  return frame?.seq === seq ? frame : null
}

/** Writes in pieces of about a megabyte: an entry is a few hundred bytes. */
class Buffered {
  readonly #calls: RenewalCalls
  readonly #file: string
  #pieces: Uint8Array[] = []
  #bytes = 0

  constructor(calls: RenewalCalls, file: string) {
    this.#calls = calls
    this.#file = file
  }

  async add(bytes: Uint8Array): Promise<void> {
    this.#pieces.push(bytes)
    this.#bytes += bytes.byteLength
    if (this.#bytes >= WRITE_BYTES) await this.end()
  }

  async end(): Promise<void> {
    if (this.#bytes === 0) return
    const all = new Uint8Array(this.#bytes)
    let at = 0
    for (const piece of this.#pieces) {
      all.set(piece, at)
      at += piece.byteLength
    }
    this.#pieces = []
    this.#bytes = 0
    await outside(this.#calls['renewal.write']({ file: this.#file, bytes: all }))
  }
}
