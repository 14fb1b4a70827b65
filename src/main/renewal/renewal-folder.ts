import { copyFile, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { renewalDoneSchema, type RenewalDone, type RenewalFrame, type RenewalSources } from '../../contract/renewal.ts'
import type { OutsideFailure } from '../../contract/ipc.ts'
import { z } from '../../domain/zod.ts'
import { fail, succeed, type Result } from '../../domain/result.ts'
import { syncFolder, writeDurably } from '../files/durable.ts'
import { systemCode } from '../files/failures.ts'
import { roomFor } from '../files/free-space.ts'
import { PartFile } from '../files/part-file.ts'
import { headOf, readFrames, scanSegment, type Segment } from '../journal/segment.ts'
import { READY, renewedFolderOf } from './settle-renewal.ts'

const VAULT = 'renewal.json'
const DONE = 'done.ndjson'
const SEGMENT = /^\d{6}\.journal$/
const JOURNAL = /^journal(-[0-9TZ-]{1,40})?$/
const ATTACHMENT = /^[0-9a-z-]{1,64}$/
/** Snapshots of each day: a new one takes their place. All others are somebody's way back. */
const DAILY = 'xingchen-backup-'
/** For the new snapshot and whatever else is small. */
const SPARE_BYTES = 16 * 2 ** 20

const goingSchema = z.object({ vault: z.string(), startedAt: z.iso.datetime() })
type Going = z.infer<typeof goingSchema>

/** `<profile>/station-renewed` while everything of `<profile>/station` is sealed anew into it. Ciphertext only. */
export class RenewalFolder {
  readonly #station: string
  readonly #renewed: string
  readonly #segments = new Map<string, Segment>()

  constructor(profile: string) {
    this.#station = join(profile, 'station')
    this.#renewed = renewedFolderOf(profile)
  }

  get snapshots(): string {
    return join(this.#renewed, 'snapshots')
  }

  /** The renewal that was begun and is not done. */
  async going(): Promise<Going | null> {
    const text = await textOf(join(this.#renewed, VAULT))
    if (text === null) return null
    try {
      const read = goingSchema.safeParse(JSON.parse(text))
      return read.success ? read.data : null
    } catch (error) {
      if (error instanceof SyntaxError) return null
      throw error
    }
  }

  /** An empty folder for these keys, when there is room for all that goes into it. */
  async begin(vault: string): Promise<Result<null, OutsideFailure>> {
    await this.drop()
    await mkdir(this.snapshots, { recursive: true })
    const room = await this.#room()
    if (!room.ok) {
      await this.drop()
      return room
    }
    await writeDurably(join(this.#renewed, VAULT), JSON.stringify({ vault, startedAt: new Date().toISOString() }))
    return succeed(null)
  }

  /** Goes on where it was left. Snapshots are always written again: they are of the last moment. */
  async goOn(): Promise<Result<null, OutsideFailure>> {
    await rm(this.snapshots, { recursive: true, force: true })
    await mkdir(this.snapshots, { recursive: true })
    return this.#room()
  }

  /** Looks again at what there is to do. */
  async sources(): Promise<RenewalSources> {
    this.#segments.clear()
    const attachments = []
    for (const id of await namesIn(join(this.#station, 'attachments'), ATTACHMENT)) {
      attachments.push({ id, bytes: (await stat(join(this.#station, 'attachments', id))).size })
    }
    const segments = []
    for (const place of (await namesIn(this.#station, JOURNAL)).sort()) {
      for (const name of (await namesIn(join(this.#station, place), SEGMENT)).sort()) {
        const segment = await this.#segment('now', place, name)
        if (await this.#isForeign(segment)) continue
        const firstSeq = segment.frames[0]?.seq ?? (headOf(segment)?.seq ?? 0) + 1
        const lastSeq = segment.frames.at(-1)?.seq ?? firstSeq - 1
        segments.push({ place, name, header: segment.header, firstSeq, lastSeq, bytes: segment.end })
      }
    }
    const keptSnapshots = (await namesIn(join(this.#station, 'snapshots'), /\.age$/)).filter(
      (name) => !name.startsWith(DAILY),
    )
    return { attachments, segments, keptSnapshots }
  }

  async done(): Promise<readonly RenewalDone[]> {
    const text = (await textOf(join(this.#renewed, DONE))) ?? ''
    return text.split('\n').flatMap((line) => {
      try {
        const read = renewalDoneSchema.safeParse(JSON.parse(line))
        return read.success ? [read.data] : []
      } catch (error) {
        // The last line, which a power cut tore: its file is made again.
        if (error instanceof SyntaxError) return []
        throw error
      }
    })
  }

  /** @param side the station in use, or the one that is being made */
  async frames(side: 'now' | 'renewed', place: string, name: string, seq: number): Promise<RenewalFrame[]> {
    const segment = await this.#segment(side, place, name)
    const hashes = new Map(segment.frames.map((frame) => [frame.seq, hex(frame.bodyHash)]))
    const frames = await readFrames(segment, seq, 4 * 2 ** 20)
    return frames.map((frame) => ({ ...frame, bodyHash: hashes.get(frame.seq) ?? '' }))
  }

  async create(place: string, name: string, bytes: number | null): Promise<Result<PartFile, OutsideFailure>> {
    const folder = join(this.#renewed, place)
    await mkdir(folder, { recursive: true })
    const room = await roomFor(folder, bytes ?? 0)
    this.#segments.delete(`renewed/${place}/${name}`)
    return room.ok ? PartFile.create(join(folder, name), { whole: bytes, over: true }) : room
  }

  /** Remembers that a file is done, so that it is not made again after a power cut. */
  async note(done: RenewalDone): Promise<void> {
    const file = await open(join(this.#renewed, DONE), 'a')
    try {
      await file.writeFile(`${JSON.stringify(done)}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
  }

  /**
   * Says that the new folder is whole, after looking whether every file of the old one has its like in it. From then on
   * it is the station (`settleRenewal`).
   */
  async ready(marker: string): Promise<Result<null, OutsideFailure>> {
    const missing = await this.#missing()
    if (missing !== null) return fail({ kind: 'badRequest', detail: missing })
    await writeDurably(join(this.#renewed, 'marker.json'), marker)
    await rm(join(this.#renewed, VAULT), { force: true })
    await rm(join(this.#renewed, DONE), { force: true })
    await syncFolder(this.#renewed)
    const mark = await open(join(this.#renewed, READY), 'w')
    await mark.sync()
    await mark.close()
    await syncFolder(this.#renewed)
    return succeed(null)
  }

  async drop(): Promise<void> {
    this.#segments.clear()
    await rm(this.#renewed, { recursive: true, force: true })
  }

  /** The first file that has no like in the new folder. What nobody has any more is taken out of the new folder. */
  async #missing(): Promise<string | null> {
    const { attachments, segments } = await this.sources()
    const kept = new Set(attachments.map(({ id }) => id))
    for (const id of await namesIn(join(this.#renewed, 'attachments'), /./)) {
      if (!kept.has(id)) await rm(join(this.#renewed, 'attachments', id), { force: true })
    }
    for (const { id, bytes } of attachments) {
      if ((await sizeOf(join(this.#renewed, 'attachments', id))) !== bytes) return `attachments/${id}`
    }
    for (const { place, name } of segments) {
      const path = join(this.#renewed, place, name)
      if ((await sizeOf(path)) === null) return `${place}/${name}`
      const [old, made] = [await this.#segment('now', place, name), await scanSegment(path)]
      if (old.frames.map(({ seq }) => seq).join() !== made.frames.map(({ seq }) => seq).join()) {
        return `${place}/${name}`
      }
    }
    if ((await namesIn(this.snapshots, /\.age$/)).length === 0) return 'snapshots'
    await this.#copyForeign()
    return null
  }

  /** A journal that another station's put aside here: these keys never opened it. */
  async #copyForeign(): Promise<void> {
    for (const place of await namesIn(this.#station, JOURNAL)) {
      for (const name of await namesIn(join(this.#station, place), SEGMENT)) {
        if (!(await this.#isForeign(await this.#segment('now', place, name)))) continue
        await mkdir(join(this.#renewed, place), { recursive: true })
        await copyFile(join(this.#station, place, name), join(this.#renewed, place, name))
      }
    }
  }

  async #isForeign({ header }: Segment): Promise<boolean> {
    const going = await this.going()
    if (header === null || going === null) return false
    const vault = z.object({ stationId: z.string() }).safeParse(JSON.parse(going.vault))
    return vault.success && vault.data.stationId !== header.stationId
  }

  async #segment(side: 'now' | 'renewed', place: string, name: string): Promise<Segment> {
    const key = `${side}/${place}/${name}`
    const known = this.#segments.get(key)
    if (known !== undefined) return known
    const scanned = await scanSegment(join(side === 'now' ? this.#station : this.#renewed, place, name))
    this.#segments.set(key, scanned)
    return scanned
  }

  /** Room for what is still to be written. */
  async #room(): Promise<Result<null, OutsideFailure>> {
    const { attachments, segments } = await this.sources()
    let bytes = SPARE_BYTES
    for (const { id, bytes: size } of attachments) {
      if ((await sizeOf(join(this.#renewed, 'attachments', id))) !== size) bytes += size
    }
    for (const segment of segments) bytes += segment.bytes
    for (const name of await namesIn(join(this.#station, 'snapshots'), /\.age$/)) {
      bytes += (await sizeOf(join(this.#station, 'snapshots', name))) ?? 0
    }
    return roomFor(this.#renewed, bytes)
  }
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}

async function namesIn(folder: string, wanted: RegExp): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => wanted.test(name))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}

/** `null`: there is no such file. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
}
