import type { JournalFrame, JournalHead } from '../../../src/contract/journal-frame.ts'
import type { OutsideFailure } from '../../../src/contract/ipc.ts'
import { fail, succeed } from '../../../src/domain/result.ts'
import { genesisHead, nextHead } from '../../../src/main/journal/chain.ts'
import type { StationFiles } from '../../../src/storage/journal.ts'

interface HeldFrame extends JournalFrame {
  body: Uint8Array<ArrayBuffer> | null
}

/**
 * A station's files in memory: the journal's rules without its disk. What the disk does to them is proved on
 * src/main/journal itself.
 */
export class MemoryFiles {
  marker: string | null = null
  meta: unknown = null
  frames: HeldFrame[] = []
  head: JournalHead | null = null
  rotations = 0
  asides = 0
  /** When set, the next writes fail with it. */
  refuse: OutsideFailure | null = null

  readonly files: StationFiles = {
    'folder.look': () =>
      Promise.resolve(
        succeed({
          marker: this.marker,
          journal: {
            head: this.head,
            meta: this.meta as null,
            segments:
              this.head === null
                ? []
                : [
                    {
                      name: '000001.journal',
                      firstSeq: this.frames[0]?.seq ?? this.head.seq + 1,
                      lastSeq: this.head.seq,
                      bytes: 0,
                      damagedBytes: 0,
                    },
                  ],
          },
          snapshots: [],
          space: { freeBytes: 10 ** 10, floorBytes: 10 ** 8 },
        }),
      ),
    'folder.mark': ({ marker }) => {
      if (this.refuse !== null) return Promise.resolve(fail(this.refuse))
      this.marker = marker
      return Promise.resolve(succeed(null))
    },
    'journal.begin': ({ stationId, meta }) => {
      if (this.refuse !== null) return Promise.resolve(fail(this.refuse))
      if (this.head !== null) return Promise.resolve(fail({ kind: 'exists', detail: 'journal' }))
      this.head = genesisHead(stationId)
      this.meta = meta
      return Promise.resolve(succeed(this.head))
    },
    'journal.append': ({ after, body }) => {
      if (this.refuse !== null) return Promise.resolve(fail(this.refuse))
      if (this.head?.seq !== after.seq || this.head.hash !== after.hash) {
        return Promise.resolve(fail({ kind: 'stale', detail: 'journal' }))
      }
      const next = nextHead(after, body)
      const hash = Buffer.from(next.hash).toString('hex')
      this.frames.push({ seq: next.seq, before: after.hash, hash, body: new Uint8Array(body), damaged: false })
      this.head = { seq: next.seq, hash }
      return Promise.resolve(succeed(this.head))
    },
    'journal.rotate': ({ after, meta }) => {
      if (this.refuse !== null) return Promise.resolve(fail(this.refuse))
      this.rotations += 1
      this.head = after
      this.meta = meta
      return Promise.resolve(succeed(after))
    },
    'journal.read': ({ seq }) =>
      Promise.resolve(succeed({ frames: this.frames.filter((frame) => frame.seq >= seq).slice(0, 3) })),
    'journal.prune': ({ seqs }) => {
      for (const frame of this.frames) if (seqs.includes(frame.seq)) frame.body = null
      return Promise.resolve(succeed({ freedBytes: 0 }))
    },
    'journal.setAside': () => {
      this.asides += 1
      this.frames = []
      this.head = null
      this.meta = null
      return Promise.resolve(succeed(null))
    },
  }
}
