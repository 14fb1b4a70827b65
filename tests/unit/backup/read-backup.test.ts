import fc from 'fast-check'
import { Encrypter } from 'age-encryption'
import { packTar } from 'modern-tar'
import { beforeAll, describe, expect, test } from 'vitest'
import { backupSentence, type BackupFailure } from '../../../src/backup/failures.ts'
import { readBackup, scanBackup } from '../../../src/backup/read-backup.ts'
import { makeBackup, rows, SCHEMA, streamOf, testStation, type TestStation } from './sample-backup.ts'

let station: TestStation
let large: Uint8Array<ArrayBuffer>
let small: Uint8Array<ArrayBuffer>

beforeAll(async () => {
  station = await testStation()
  large = await makeBackup(station, { station: rows(1), children: rows(900), documents: rows(400) })
  small = await makeBackup(station, { station: rows(1) })
})

async function failureOf(bytes: Uint8Array, identity = station.identity): Promise<BackupFailure['kind'] | 'opened'> {
  const read = await readBackup(streamOf(bytes), [identity], SCHEMA)
  return read.ok ? 'opened' : read.failure.kind
}

/** A foreign archive, encrypted to this station's key all the same. */
async function encrypted(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const entries = Object.entries(files).map(([name, body]) => ({
    header: { name, size: new TextEncoder().encode(body).length, type: 'file' as const },
    body,
  }))
  const encrypter = new Encrypter()
  encrypter.addRecipient(station.recipients[0] ?? '')
  return encrypter.encrypt(await packTar(entries))
}

describe('a round trip', () => {
  test('gives back every record of every table, in order, for any text', async () => {
    const row = fc.record({
      id: fc.uuid(),
      text: fc.string({ unit: 'binary', maxLength: 300 }),
      n: fc.double({ noNaN: true }),
    })
    const tables = fc.record({ station: fc.array(row, { maxLength: 3 }), children: fc.array(row, { maxLength: 40 }) })
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 70_000 }), async (given, size) => {
        const bytes = await makeBackup(station, given)
        const read = await readBackup(streamOf(bytes, size), [station.identity], SCHEMA)
        if (!read.ok) throw new Error(read.failure.kind)
        const json = JSON.parse(JSON.stringify(given)) as unknown
        expect(Object.fromEntries(read.value.tables)).toEqual(json)
        expect(read.value.vault).toEqual(station.vault)
      }),
      { numRuns: 40 },
    )
  })

  test('opens with the station identity and with the recovery key', async () => {
    expect(await failureOf(large)).toBe('opened')
    expect(await failureOf(large, station.recoveryKey)).toBe('opened')
  })

  test('the manifest names station, time, versions and the count of each table', async () => {
    const read = await scanBackup(streamOf(large), [station.identity], SCHEMA)
    expect(read.ok && read.value.manifest).toMatchObject({
      format: 'xingchen-backup',
      formatVersion: 1,
      schemaVersion: 1,
      stationName: '秀英街道社会工作站',
      madeAt: '2026-11-23T09:42:00.000Z',
      tables: [
        { name: 'station', records: 1 },
        { name: 'children', records: 900 },
        { name: 'documents', records: 400 },
      ],
    })
  })
})

describe('a damaged file', () => {
  test('is named truncated wherever it ends, once it can be told from a foreign file', async () => {
    const cuts = [1, 10, 21, 22, 100, 200, 300, 330, 400, 20_000, 65_900, 66_000, 131_500]
    for (const cut of [...cuts, ...cuts.map((back) => large.length - back).filter((cut) => cut > 0)]) {
      expect([cut, await failureOf(large.subarray(0, cut))]).toEqual([cut, 'truncated'])
    }
  })

  test('is named truncated when it ends between two chunks of age', async () => {
    const header = new TextDecoder('latin1').decode(large.subarray(0, 1000)).indexOf('\n--- ')
    const payload = header + 5 + 43 + 1 + 16
    for (let chunks = 1; payload + chunks * 65_552 < large.length; chunks += 1) {
      expect(await failureOf(large.subarray(0, payload + chunks * 65_552))).toBe('truncated')
    }
  })

  test('of one chunk only is named truncated too', async () => {
    for (const cut of [1, 16, 17, 511, 512, 4000, 9000]) {
      expect([cut, await failureOf(small.subarray(0, small.length - cut))]).toEqual([cut, 'truncated'])
    }
  })

  test('never opens with any one bit flipped', async () => {
    const payloadAt = 420
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: payloadAt, max: large.length - 1 }), fc.nat(7), async (at, bit) => {
        const flipped = large.slice()
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        expect(await failureOf(flipped)).toBe('tampered')
      }),
      { numRuns: 60 },
    )
    for (let at = 0; at < payloadAt; at += 1) {
      const flipped = small.slice()
      flipped[at] = (flipped[at] ?? 0) ^ 1
      expect(await failureOf(flipped)).not.toBe('opened')
    }
  })

  test('with something appended is named tampered', async () => {
    expect(await failureOf(new Uint8Array([...large, 0]))).toBe('tampered')
    expect(await failureOf(new Uint8Array([...large, ...small]))).toBe('tampered')
    expect(await failureOf(new Uint8Array([...small, ...small]))).not.toBe('opened')
  })

  test('whose medium fails while reading is named unreadable, with the words of the system', async () => {
    let pieces = 0
    const failing = new ReadableStream<Uint8Array>({
      pull(controller) {
        pieces += 1
        if (pieces === 3) controller.error(new Error('EIO'))
        else controller.enqueue(large.slice((pieces - 1) * 50_000, pieces * 50_000))
      },
    })
    const read = await scanBackup(failing, [station.identity], SCHEMA)
    expect(read).toEqual({ ok: false, failure: { kind: 'unreadable', detail: 'EIO' } })
  })
})

describe('a foreign file', () => {
  test.each([
    ['nothing', ''],
    ['a text', 'hello'],
    ['a zip', 'PK\u0003\u0004'.padEnd(5000, 'x')],
    ['an armored age file', '-----BEGIN AGE ENCRYPTED FILE-----\n'],
  ])('%s is not a backup', async (_, text) => {
    const expected = text === '' ? 'truncated' : 'notABackup'
    expect(await failureOf(new TextEncoder().encode(text))).toBe(expected)
  })

  test('a backup of another station does not open', async () => {
    expect(await failureOf(await makeBackup(await testStation(), { children: rows(3) }))).toBe('wrongKey')
  })

  test('encrypted to our key, but without a manifest of ours, is not a backup', async () => {
    expect(await failureOf(await encrypted({ 'photo.txt': 'x' }))).toBe('notABackup')
    expect(await failureOf(await encrypted({ 'manifest.json': '{}' }))).toBe('notABackup')
    const encrypter = new Encrypter()
    encrypter.addRecipient(station.recipients[0] ?? '')
    expect(await failureOf(await encrypter.encrypt('no tar at all'.repeat(2000)))).toBe('notABackup')
  })
})

describe('a newer version', () => {
  test('of the format is refused and named, whatever else it holds', async () => {
    const bytes = await encrypted({
      'manifest.json': '{"format":"xingchen-backup","formatVersion":2,"new":1}',
      more: '',
    })
    const read = await readBackup(streamOf(bytes), [station.identity], SCHEMA)
    expect(read).toEqual({ ok: false, failure: { kind: 'newerVersion', what: 'format', found: 2, known: 1 } })
  })

  test('of the records is refused and named', async () => {
    const read = await readBackup(
      streamOf(await makeBackup(station, { children: rows(2000) }, { schemaVersion: 7 })),
      [station.identity],
      SCHEMA,
    )
    expect(read).toEqual({ ok: false, failure: { kind: 'newerVersion', what: 'schema', found: 7, known: 1 } })
  })
})

describe('a forged archive that decrypts well', () => {
  async function repacked(change: (files: Map<string, string>) => void): Promise<string> {
    const { unpackTar } = await import('modern-tar')
    const { Decrypter } = await import('age-encryption')
    const decrypter = new Decrypter()
    decrypter.addIdentity(station.identity)
    const entries = await unpackTar(await decrypter.decrypt(small))
    const files = new Map(entries.map((entry) => [entry.header.name, new TextDecoder().decode(entry.data)]))
    change(files)
    return failureOf(await encrypted(Object.fromEntries(files)))
  }

  test('is inconsistent when a table was changed, emptied, removed or added', async () => {
    expect(await repacked(() => undefined)).toBe('opened')
    expect(await repacked((files) => files.set('tables/station.ndjson', '{"id":"x"}\n'))).toBe('inconsistent')
    expect(await repacked((files) => files.set('tables/station.ndjson', ''))).toBe('inconsistent')
    expect(await repacked((files) => files.delete('tables/station.ndjson'))).toBe('inconsistent')
    expect(await repacked((files) => files.set('tables/children.ndjson', ''))).toBe('inconsistent')
    expect(await repacked((files) => files.set('../../evil', ''))).toBe('inconsistent')
    expect(await repacked((files) => files.set('vault.json', '{}'))).toBe('inconsistent')
  })
})

test('a listener’s own error comes through and is not taken for damage', async () => {
  const full = new Error('disk full')
  await expect(
    scanBackup(streamOf(large), [station.identity], SCHEMA, { lines: () => Promise.reject(full) }),
  ).rejects.toBe(full)
})

test('every failure has a sentence in both languages', () => {
  const failures: BackupFailure[] = [
    { kind: 'notABackup' },
    { kind: 'truncated' },
    { kind: 'tampered' },
    { kind: 'wrongKey' },
    { kind: 'newerVersion', what: 'format', found: 2, known: 1 },
    { kind: 'inconsistent', where: 'children' },
    { kind: 'unreadable', detail: '' },
  ]
  expect(new Set(failures.map((failure) => backupSentence(failure, 'zh'))).size).toBe(failures.length)
  for (const failure of failures) {
    expect(backupSentence(failure, 'zh')).toMatch(/^[\u4e00-\u9fff，。：、U]+。$/)
    expect(backupSentence(failure, 'en')).toMatch(/^[ -~]+\.$/)
  }
})
