import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { encryptToAge } from '../../../src/backup/age-file.ts'
import type { Manifest } from '../../../src/backup/manifest.ts'
import { scanBackup, type BackupListener } from '../../../src/backup/read-backup.ts'
import type { Bytes } from '../../../src/vault/bytes.ts'
import { headOf, SCHEMA, testStation, type TestStation } from './sample-backup.ts'

/*
 * Backups that somebody who knows the station's public key has made by hand: age says they are whole. What is inside lies
 * about its lengths, or never ends. Each is refused after a few megabytes, whatever it says it has.
 */
let station: TestStation
let vaultText: Bytes

beforeAll(async () => {
  station = await testStation()
  vaultText = utf8(JSON.stringify(station.vault))
})

const MIB = 2 ** 20

function utf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

function sha256(bytes: Bytes): string {
  return createHash('sha256').update(bytes).digest('hex')
}

interface Entry {
  readonly name: string
  readonly body: Bytes | (() => Generator<Bytes, void>)
  /** What its header says; the body's own length without it. */
  readonly says?: number
  readonly type?: string
}

/** A tar header (ustar); sizes that need more than eleven octal digits are written in binary, as GNU tar does. */
function tarHeader({ name, body, says, type = '0' }: Entry): Bytes {
  const header = new Uint8Array(512)
  const put = (at: number, text: string) => header.set(utf8(text), at)
  const size = says ?? (typeof body === 'function' ? 0 : body.length)
  put(0, name)
  put(100, '0000644\0')
  put(108, '0000000\0')
  put(116, '0000000\0')
  if (size < 8 ** 11) put(124, size.toString(8).padStart(11, '0'))
  else {
    header[124] = 0x80
    new DataView(header.buffer).setBigUint64(128, BigInt(size))
  }
  put(136, '00000000000\0')
  put(156, type)
  put(257, 'ustar\u000000')
  put(148, '        ')
  const sum = header.reduce((total, byte) => total + byte, 0)
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `)
  return header
}

function* tarOf(entries: readonly Entry[]): Generator<Bytes, void> {
  for (const entry of entries) {
    yield tarHeader(entry)
    if (typeof entry.body === 'function') {
      yield* entry.body()
      continue
    }
    yield entry.body
    yield new Uint8Array(-entry.body.length & 511)
  }
  yield new Uint8Array(1024)
}

function* endless(piece: Bytes): Generator<Bytes, void> {
  for (;;) yield piece.slice()
}

function manifestOf(tables: Manifest['tables'], more: Record<string, unknown> = {}): Entry {
  const vault = { bytes: vaultText.length, sha256: sha256(vaultText) }
  const head = { format: 'xingchen-backup', formatVersion: 1, ...headOf(station), vault, tables, ...more }
  return { name: 'manifest.json', body: utf8(JSON.stringify(head)) }
}

function vaultFile(): Entry {
  return { name: 'vault.json', body: vaultText }
}

function tableOf(lines: string, says: Partial<Manifest['tables'][number]> = {}): Manifest['tables'] {
  const body = utf8(lines)
  return [
    { name: 'children', records: lines.split('\n').length - 1, bytes: body.length, sha256: sha256(body), ...says },
  ]
}

/** What it came to, and how many bytes were asked for until it was clear. */
async function scanned(entries: readonly Entry[], listener: BackupListener = {}) {
  const tar = tarOf(entries)
  let bytes = 0
  const plain = new ReadableStream<Bytes>({
    pull(controller) {
      const { done, value } = tar.next()
      if (done === true) controller.close()
      else {
        bytes += value.length
        controller.enqueue(value)
      }
    },
  })
  const { stream } = await encryptToAge(plain, station.recipients)
  const scan = await scanBackup(stream, [station.identity], SCHEMA, listener)
  return { came: scan.ok ? 'opened' : scan.failure.kind, bytes }
}

const RECORD = '{"id":"a"}\n'

test('one that does not lie opens: the attacks below fail for what they say they do', async () => {
  const children: Entry = { name: 'tables/children.ndjson', body: utf8(RECORD) }
  expect((await scanned([manifestOf(tableOf(RECORD)), vaultFile(), children])).came).toBe('opened')
})

describe('lengths that lie', () => {
  test.each([
    ['a manifest of four exabytes', [{ name: 'manifest.json', body: utf8('{'), says: 2 ** 62 }]],
    ['a manifest of 40 MB', [{ name: 'manifest.json', body: () => endless(new Uint8Array(MIB)), says: 40 * MIB }]],
    ['a manifest longer than the archive', [{ name: 'manifest.json', body: utf8('{}'), says: 5000 }]],
    ['a link instead of a manifest', [{ name: 'manifest.json', body: utf8(''), type: '2' }]],
    [
      'a name of two megabytes',
      [{ name: 'x', body: () => endless(new Uint8Array(MIB).fill(120)), says: 2 * MIB, type: 'L' }],
    ],
  ] as const)('%s', async (_, entries) => {
    const { came, bytes } = await scanned(entries)
    expect(['notABackup', 'inconsistent', 'truncated']).toContain(came)
    expect(bytes).toBeLessThan(8 * MIB)
  })

  test('a table longer or shorter than the manifest says, in either header', async () => {
    for (const [listed, says] of [
      [RECORD.length + 1, RECORD.length],
      [RECORD.length, RECORD.length + 512],
      [2 ** 31, 2 ** 31],
      [RECORD.length, 2 ** 60],
    ] as const) {
      const children: Entry = { name: 'tables/children.ndjson', body: utf8(RECORD), says }
      const { came } = await scanned([manifestOf(tableOf(RECORD, { bytes: listed })), vaultFile(), children])
      expect([listed, came]).toEqual([listed, 'inconsistent'])
    }
  })

  test('a billion records, or a petabyte, are refused by the manifest alone', async () => {
    for (const says of [{ records: 1e9 }, { bytes: 2 ** 50 }]) {
      let opened = false
      const entries = [manifestOf(tableOf(RECORD, says)), vaultFile()]
      const { came } = await scanned(entries, { opened: () => void (opened = true) })
      expect({ came, opened }).toEqual({ came: 'inconsistent', opened: false })
    }
  })
})

describe('what never ends', () => {
  const children = (piece: string): Entry => ({
    name: 'tables/children.ndjson',
    body: () => endless(utf8(piece)),
    says: 2 ** 31,
  })

  test('a record of gigabytes', async () => {
    const entries = [manifestOf(tableOf('', { records: 1, bytes: 2 ** 31 })), vaultFile(), children('x'.repeat(MIB))]
    const { came, bytes } = await scanned(entries)
    expect(came).toBe('inconsistent')
    expect(bytes).toBeLessThan(48 * MIB)
  })

  test('more records than the manifest says', async () => {
    const entries = [
      manifestOf(tableOf('', { records: 3, bytes: 2 ** 31 })),
      vaultFile(),
      children(RECORD.repeat(1000)),
    ]
    let heard = 0
    const { came, bytes } = await scanned(entries, { lines: (_, lines) => void (heard += lines.length) })
    expect({ came, heard }).toEqual({ came: 'inconsistent', heard: 0 })
    expect(bytes).toBeLessThan(8 * MIB)
  })

  test('files nobody listed', async () => {
    const more: Entry = { name: 'more', body: () => endless(new Uint8Array(MIB)), says: 2 ** 40 }
    const { came, bytes } = await scanned([manifestOf([]), vaultFile(), more])
    expect(came).toBe('inconsistent')
    expect(bytes).toBeLessThan(16 * MIB)
  })
})

describe('what is in a record', () => {
  const childrenOf = async (line: string) =>
    scanned([
      manifestOf(tableOf(`${line}\n`)),
      vaultFile(),
      { name: 'tables/children.ndjson', body: utf8(`${line}\n`) },
    ])

  test('nests as deep as records do, not as deep as a stack', async () => {
    const nested = (depth: number) => `{"id":"a","x":${'['.repeat(depth)}${']'.repeat(depth)}}`
    expect((await childrenOf(nested(20))).came).toBe('opened')
    for (const depth of [200, 20_000, 2_000_000]) expect((await childrenOf(nested(depth))).came).toBe('inconsistent')
  })

  test('is no JSON, or no record', async () => {
    for (const line of ['', 'null', '[]', '"a"', '{"id":1}', '{"id":"a"', `{"id":"a"} {"id":"b"}`, '{"ID":"a"}'])
      expect([line, (await childrenOf(line)).came]).toEqual([line, 'inconsistent'])
  })

  test('reaches no other object by its name', async () => {
    expect(
      (await childrenOf('{"id":"a","__proto__":{"reached":1},"constructor":{"prototype":{"reached":1}}}')).came,
    ).toBe('opened')
    expect('reached' in {}).toBe(false)
  })
})
