import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  TRAIL_END,
  trailLineSchema,
  trailPageSchema,
  type TrailLine,
  type TrailPage,
} from '../../../src/domain/trail.ts'
import { restoredTrail } from '../../../src/storage/restored-trail.ts'
import { sealTrailLine, trailChanges, trailLines, TRAIL_START, type TrailNote } from '../../../src/storage/trail.ts'
import { resealTrail, verifyTrail, type TrailFault } from '../../../src/storage/verify-trail.ts'
import { deriveStationKeys, type StationKeys } from '../../../src/vault/station-keys.ts'

type Trail = ReadonlyMap<string, TrailPage>

const STATION = '000102030405060708090a0b0c0d0e0f'
const keyOf = (from: number) => Uint8Array.from({ length: 32 }, (_, at) => from + at)

let keys: StationKeys
let others: StationKeys
/** Twelve lines on three sheets. */
let trail: Trail

function note(at: number): TrailNote {
  return {
    at: new Date(Date.UTC(2026, 10, 23, 1, at)).toISOString(),
    staffId: at % 2 === 0 ? 'staff-1' : null,
    act: at % 3 === 0 ? 'opened' : 'changed',
    childId: `c-${String(at)}`,
    documentId: null,
    detail: { verb: 'updateFacts', count: at },
  }
}

async function grown(sheets: readonly number[]): Promise<Trail> {
  let grownTrail: Trail = new Map()
  let at = 0
  for (const count of sheets) {
    const notes = Array.from({ length: count }, () => note((at += 1)))
    for (const { id, value } of await trailChanges(keys, grownTrail, notes)) {
      if (value !== null) grownTrail = new Map(grownTrail).set(id, value)
    }
  }
  return grownTrail
}

beforeAll(async () => {
  keys = await deriveStationKeys(STATION, keyOf(0x40))
  others = await deriveStationKeys(STATION, keyOf(0x60))
  trail = await grown([5, 1, 6])
})

/** The same trail with other lines on its sheets. */
function withLines(change: (lines: readonly TrailLine[], id: string) => readonly TrailLine[]): Trail {
  return new Map(
    [...trail].flatMap(([id, page]): [string, TrailPage][] => {
      const lines = [...change(page.lines, id)]
      return lines.length === 0 ? [] : [[id, { id, lines }]]
    }),
  )
}

async function faults(of: Trail): Promise<readonly TrailFault[]> {
  return (await verifyTrail(keys, of)).faults
}

function lineAt(seq: number): TrailLine {
  const line = trailLines(trail).find((each) => each.seq === seq)
  if (line === undefined) throw new Error('no line')
  return line
}

/** A line as it reads, without what chains it. */
function words(line: Partial<TrailLine>): Omit<TrailLine, 'mac' | 'before'> {
  const { mac, before, ...rest } = trailLineSchema.parse(line)
  if (mac === before) throw new Error('a line sealed with itself')
  return rest
}

function unsealed(seq: number) {
  return words(lineAt(seq))
}

describe('the chain of the trail', () => {
  it('is whole as it was written', async () => {
    expect(await verifyTrail(keys, trail)).toEqual({ count: 12, first: 1, last: 12, faults: [] })
    expect(await verifyTrail(keys, new Map())).toEqual({ count: 0, first: 0, last: 0, faults: [] })
  })

  it('names the line when any bit of any field was changed', async () => {
    for (const line of trailLines(trail)) {
      const text = JSON.stringify(line)
      let tried = 0
      for (let at = 0; at < text.length; at += 1) {
        for (const bit of [0, 1, 2, 3, 4, 5, 6]) {
          const flipped = parsed(
            text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << bit)) + text.slice(at + 1),
          )
          // No longer a line of the trail at all: its record does not open.
          if (flipped === null) continue
          tried += 1
          const one = { ...flipped }
          const damaged = withLines((lines, id) =>
            lines.map((each) => (each.seq === line.seq && id !== TRAIL_END ? one : each)),
          )
          const found = await faults(damaged)
          expect(found.length, `${String(line.seq)} ${text.slice(0, at)}`).toBeGreaterThan(0)
          const numbers = found.flatMap((fault) => (fault.kind === 'missing' ? [fault.from, fault.to] : [fault.seq]))
          expect(numbers.some((seq) => seq === line.seq || seq === one.seq)).toBe(true)
        }
      }
      expect(tried).toBeGreaterThan(500)
    }
  })

  it('names what was taken out, wherever it stood', async () => {
    for (let seq = 1; seq <= 12; seq += 1) {
      const cut = withLines((lines, id) => (id === TRAIL_END ? lines : lines.filter((line) => line.seq !== seq)))
      expect(await faults(cut), String(seq)).toContainEqual({ kind: 'missing', from: seq, to: seq })
    }
    const sheet = new Map([...trail].filter(([id]) => id !== 'p-7'))
    expect(await faults(sheet)).toEqual([{ kind: 'missing', from: 7, to: 12 }])
    const endless = new Map([...trail].filter(([id]) => id !== TRAIL_END))
    expect(await faults(endless)).toEqual([{ kind: 'noEnd', seq: 12 }])
  })

  it('names two lines that were swapped, and one that was put in or repeated', async () => {
    for (let seq = 1; seq < 12; seq += 1) {
      const swap = (line: TrailLine) => (line.seq === seq ? lineAt(seq + 1) : line.seq === seq + 1 ? lineAt(seq) : line)
      const found = await faults(withLines((lines, id) => (id === TRAIL_END ? lines : lines.map(swap))))
      expect(found, String(seq)).toContainEqual({ kind: 'misplaced', seq })
    }
    const repeated = withLines((lines, id) =>
      id === 'p-1' ? [...lines.slice(0, 3), lineAt(2), ...lines.slice(3)] : lines,
    )
    expect(await faults(repeated)).toEqual([{ kind: 'misplaced', seq: 2 }])
    const forged = await sealTrailLine(others, { ...unsealed(3), before: lineAt(2).mac })
    expect(await faults(withLines((lines) => lines.map((line) => (line.seq === 3 ? forged : line))))).toContainEqual({
      kind: 'changed',
      seq: 3,
    })
  })

  it('names a whole line that was written after another one', async () => {
    const stranger = await sealTrailLine(keys, { ...unsealed(4), before: TRAIL_START })
    const found = await faults(withLines((lines) => lines.map((line) => (line.seq === 4 ? stranger : line))))
    expect(found).toEqual([
      { kind: 'notFollowing', seq: 4 },
      { kind: 'notFollowing', seq: 5 },
    ])
  })

  it('names a sheet under the number of another, and an end of an earlier day', async () => {
    const page = trail.get('p-6')
    if (page === undefined) throw new Error('no sheet')
    const renamed = new Map([...trail].filter(([id]) => id !== 'p-6')).set('p-9', { ...page, id: 'p-9' })
    expect(await faults(renamed)).toContainEqual({ kind: 'misplaced', seq: 6 })
    const end = new Map(trail).set(TRAIL_END, { id: TRAIL_END, lines: [lineAt(11)] })
    expect(await faults(end)).toEqual([{ kind: 'misplaced', seq: 12 }])
  })

  it('goes on after a damaged end', async () => {
    const endless = new Map([...trail].filter(([id]) => id !== TRAIL_END))
    const changes = await trailChanges(keys, endless, [note(13)])
    expect(changes.map(({ id, value }) => [id, value?.lines[0]?.seq])).toEqual([
      ['p-13', 13],
      [TRAIL_END, 13],
    ])
  })
})

describe('the trail under other keys', () => {
  const again = async (pages: Trail) =>
    new Map((await resealTrail(keys, others, pages.values())).map((page) => [page.id, page]))

  it('is the same lines, whole under the new keys and not under the old', async () => {
    const resealed = await again(trail)
    expect(await verifyTrail(others, resealed)).toEqual({ count: 12, first: 1, last: 12, faults: [] })
    expect(await faults(resealed)).toHaveLength(13)
    expect(trailLines(resealed).map(words)).toEqual(trailLines(trail).map(words))
    expect(await resealTrail(keys, keys, trail.values())).toEqual([...trail.values()].sort(endLast))
  })

  it('does not make a damaged trail whole', async () => {
    const changed = withLines((lines) => lines.map((line) => (line.seq === 4 ? { ...line, staffId: 'staff-9' } : line)))
    expect((await verifyTrail(others, await again(changed))).faults).toEqual([{ kind: 'changed', seq: 4 }])
    const cut = withLines((lines) => lines.filter(({ seq }) => seq !== 4))
    expect((await verifyTrail(others, await again(cut))).faults).toContainEqual({ kind: 'missing', from: 4, to: 4 })
    const short = withLines((lines, id) => (id === TRAIL_END ? lines : lines.filter(({ seq }) => seq !== 12)))
    expect((await verifyTrail(others, await again(short))).faults).not.toEqual([])
  })
})

describe('the trail of a station put in place from a backup', () => {
  const restored: TrailNote = {
    ...{ at: '2026-11-23T06:00:00.000Z', staffId: 'staff-1', act: 'restored', childId: null, documentId: null },
    detail: { madeAt: '2026-11-22T06:00:00.000Z', reason: '误删了一份档案' },
  }
  const read = (pages: readonly unknown[]): Trail =>
    new Map(pages.map((page) => trailPageSchema.parse(page)).map((page) => [page.id, page]))

  it('goes on with one line that tells of it, whole under the keys it has from now on', async () => {
    const after = read(await restoredTrail({ from: keys, to: others }, [...trail.values()], restored))
    expect(await verifyTrail(others, after)).toMatchObject({ count: 13, last: 13, faults: [] })
    expect(trailLines(after).at(-1)).toMatchObject({ seq: 13, act: 'restored', detail: restored.detail })
    expect(
      trailLines(after)
        .slice(0, 12)
        .map(({ at }) => at),
    ).toEqual(trailLines(trail).map(({ at }) => at))
  })

  it('begins with that line where the backup is older than the trail', async () => {
    const after = read(await restoredTrail({ from: keys, to: keys }, [], restored))
    expect(await verifyTrail(keys, after)).toMatchObject({ count: 1, first: 1, last: 1, faults: [] })
  })

  it('hides no damage of the backup, and leaves what is no sheet to whoever checks the records', async () => {
    const damaged = withLines((lines) => lines.filter(({ seq }) => seq !== 3))
    const after = read(await restoredTrail({ from: keys, to: others }, [...damaged.values()], restored))
    expect((await verifyTrail(others, after)).faults).toContainEqual({ kind: 'missing', from: 3, to: 3 })
    const foreign = [{ id: 'p-1', lines: 'none' }]
    expect(await restoredTrail({ from: keys, to: others }, foreign, restored)).toBe(foreign)
  })
})

describe('one line of the trail', () => {
  it('has the seal that src/vault/README.md tells', async () => {
    const line = await sealTrailLine(keys, { ...EXAMPLE, seq: 1, before: TRAIL_START })
    expect(line.mac).toBe(EXAMPLE_SEAL)
    // A second implementation, of the README's words and the audit key among its numbers.
    const text =
      '{"act":"opened","at":"2026-11-23T01:10:00.000Z","before":"' +
      '0'.repeat(64) +
      '","childId":"c-1","detail":{"reason":"代班接待"},"documentId":null,"seq":1,"staffId":"staff-1"}'
    const mac = createHmac('sha256', Buffer.from(AUDIT_KEY, 'hex'))
    for (const part of ['xingchen/trail/v1', STATION, text]) {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(Buffer.byteLength(part))
      mac.update(length).update(part)
    }
    expect(mac.digest('hex')).toBe(EXAMPLE_SEAL)
  })
})

const EXAMPLE = {
  at: '2026-11-23T01:10:00.000Z',
  staffId: 'staff-1',
  act: 'opened',
  childId: 'c-1',
  documentId: null,
  detail: { reason: '代班接待' },
} as const
const AUDIT_KEY = '5da9649e42b85aad52375f4622b99c1d1a5d2bba9249c8b8224e0d2703d952e0'
const EXAMPLE_SEAL = 'eb0787d38ffccaf7f907d6c7f30ba9082dbd548cbb83662cd72114c5b6bea1ee'

function parsed(text: string): TrailLine | null {
  try {
    const read = trailLineSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

function endLast(one: TrailPage, other: TrailPage): number {
  return Number(one.id === TRAIL_END) - Number(other.id === TRAIL_END)
}
