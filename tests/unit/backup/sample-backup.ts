import { prepareArchive, type ArchiveHead, type TableSource } from '../../../src/backup/archive.ts'
import { encryptArchive } from '../../../src/backup/encrypt.ts'
import { createVault, type NewVault } from '../../../src/vault/create-vault.ts'
import { stationIdentity } from '../../../src/vault/station-identity.ts'
import { argon2, CHEAP } from '../vault/test-argon2.ts'

export const SCHEMA = { schemaVersion: 1 }

export interface Row {
  readonly id: string
  readonly [key: string]: unknown
}

export interface TestStation extends NewVault {
  readonly identity: string
  readonly recipients: readonly string[]
}

export async function testStation(): Promise<TestStation> {
  const owner = { account: 'head', initials: 'WZY', role: 'head', staffId: 'staff-1' } as const
  const made = await createVault({ ...owner, password: 'tide lamp cedar moss', argon2 }, CHEAP)
  const identity = await stationIdentity(made.keys, made.vault)
  if (!identity.ok) throw new Error('the new vault is damaged')
  return { ...made, ...identity.value }
}

export function headOf(station: TestStation): ArchiveHead {
  return {
    appVersion: '0.1.0',
    schemaVersion: 1,
    stationId: station.vault.stationId,
    stationName: '秀英街道社会工作站',
    madeAt: '2026-11-23T09:42:00.000Z',
    journal: { seq: 41, hash: 'ab'.repeat(32) },
  }
}

/** Rows as the page gives them, in batches of seven so that batches and tables do not line up. */
export function sourceOf(name: string, rows: readonly Row[]): TableSource {
  return {
    name,
    async *lines() {
      for (let at = 0; at < rows.length; at += 7) {
        yield await Promise.resolve(rows.slice(at, at + 7).map((row) => JSON.stringify(row)))
      }
    },
  }
}

export async function makeBackup(
  station: TestStation,
  tables: Readonly<Record<string, readonly Row[]>>,
  head: Partial<ArchiveHead> = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const sources = Object.entries(tables).map(([name, rows]) => sourceOf(name, rows))
  const archive = await prepareArchive({ ...headOf(station), ...head }, station.vault, sources)
  const encrypted = await encryptArchive(archive, station.recipients)
  const bytes = new Uint8Array(await new Response(encrypted.stream).arrayBuffer())
  if (bytes.length !== encrypted.bytes) throw new Error('the length was not foretold')
  return bytes
}

/** A file as it comes off a stick, in pieces of `size` bytes. */
export function streamOf<Buffer extends ArrayBufferLike>(
  bytes: Uint8Array<Buffer>,
  size = 65_536,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close()
      else controller.enqueue(bytes.slice(at, (at += size)))
    },
  })
}

export function rows(count: number, bytes = 200): Row[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `row-${String(at)}`,
    text: '秀英街道龘靐'.repeat(Math.ceil(bytes / 18)),
    at,
  }))
}
