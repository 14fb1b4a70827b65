import 'fake-indexeddb/auto'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readBackup } from '../../../../src/backup/read-backup.ts'
import { SCHEMA_VERSION } from '../../../../src/domain/schema-version.ts'
import { JournalFolder } from '../../../../src/main/journal/journal-folder.ts'
import { RenewalRun, vaultToCome, type KeysToCome } from '../../../../src/renderer/renewal/renewal-run.ts'
import { canonical } from '../../../../src/storage/canonical.ts'
import { closeSegment } from '../../../../src/storage/close-segment.ts'
import { commit } from '../../../../src/storage/commit.ts'
import { findStation } from '../../../../src/storage/find-station.ts'
import { History } from '../../../../src/storage/history.ts'
import { readMarker } from '../../../../src/storage/read-marker.ts'
import { loadWorkspace } from '../../../../src/storage/load-workspace.ts'
import { openStore, type Store } from '../../../../src/storage/store.ts'
import { TABLE_NAMES, type WorkspaceState } from '../../../../src/storage/tables.ts'
import { verifyTrail } from '../../../../src/storage/verify-trail.ts'
import { renewRecoveryKey, setPassword } from '../../../../src/vault/change-slots.ts'
import { renewStationKey } from '../../../../src/vault/renew-station-key.ts'
import {
  CHUNK_BYTES,
  CHUNK_OVERHEAD,
  chunkBytesOf,
  chunkCount,
  chunkPlace,
  EARLIER_CHUNK_BYTES,
  openChunk,
  sealChunk,
  SEALED_CHUNK_BYTES,
} from '../../../../src/vault/sealed-chunks.ts'
import { openEntry } from '../../../../src/vault/sealed-entry.ts'
import { stationIdentity } from '../../../../src/vault/station-identity.ts'
import type { StationKeys } from '../../../../src/vault/station-keys.ts'
import { unlockWithPassword, unlockWithRecoveryKey } from '../../../../src/vault/unlock.ts'
import { parseVaultFile } from '../../../../src/vault/vault-file.ts'
import { registerChild } from '../../../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../../../src/verbs/children/update-facts.ts'
import { openDesk, type Desk } from '../../../../src/verbs/desk.ts'
import { foundStation } from '../../../../src/verbs/found-station.ts'
import { startInProcess } from '../../backup/in-process-worker.ts'
import { streamOf } from '../../backup/sample-backup.ts'
import { RealFiles, realTools, writeSnapshot } from '../../storage/real-files.ts'
import { argon2, CHEAP } from '../../vault/test-argon2.ts'
import { BY_TEST, PASSWORD, value } from '../../verbs/test-station.ts'
import { realCalls, Killed } from './real-calls.ts'

const OTHER_PASSWORD = '一把旧雨伞靠在门边'
/** `old-4` was sealed when chunks were longer. */
const PHOTOS = { 'photo-1': 2_500_000, 'scan-2': 40_000, 'gone-3': 7, 'old-4': 2_500_000 }
const BEFORE_RESTORE = 'before-restore-2026-11-22-0900.age'
const DAILY = 'xingchen-backup-2026-11-23-0800.age'

interface Made {
  readonly files: RealFiles
  readonly store: Store
  readonly keys: StationKeys
  readonly desk: Desk
  readonly recoveryKey: string
  readonly childId: string
}

const profiles: string[] = []
afterEach(() => {
  for (const profile of profiles.splice(0)) rmSync(profile, { recursive: true, force: true })
})

/** A station on a real disk, with two files of the journal, one put aside, photos, and two snapshots. */
async function made(): Promise<Made> {
  const profile = mkdtempSync(join(tmpdir(), 'renewal-'))
  profiles.push(profile)
  const files = new RealFiles(profile)
  const store = value(await openStore(files.files, `renewal-${crypto.randomUUID()}`))
  const founded = value(
    await foundStation(
      {
        station: { name: '星湖街道社会工作站', letterCode: '星湖社工转', caseCode: 'XH', street: '星湖市星湖街道' },
        head: { account: 'head', name: '吴知远', password: PASSWORD },
        language: 'zh',
      },
      { store, argon2, argon2Choice: CHEAP },
    ),
  )
  const { desk, keys, recoveryKey } = founded
  const head = desk.actor
  const worker = { ...head, id: 'staff-suhe', account: 'suhe', name: '苏禾', role: 'worker' } as const
  const left = { ...head, id: 'staff-left', account: 'left', name: '何文', role: 'clerk', active: false } as const
  const staff = [worker, left].map((value) => ({ table: 'staff', id: value.id, value }) as const)
  value(await commit(store, keys, desk.workspace, staff, BY_TEST))
  for (const { id: staffId, account, role } of [worker, left]) {
    const meta = await metaOf(store)
    const owner = { staffId, account, role, initials: 'SH', password: OTHER_PASSWORD }
    await store.keepVault(await setPassword(meta.vault, keys, owner, argon2, CHEAP))
  }
  const { childId } = value(await desk.perform(registerChild, { facts: { 'child.name': '陈小满' } }))
  value(await closeSegment(store, keys, await metaOf(store), new Date()))
  value(await desk.perform(updateFacts, { childId, facts: { 'child.name': '陈小荷' } }))
  await writeSnapshot(profile, BEFORE_RESTORE, { store, keys, desk })
  await writeSnapshot(profile, DAILY, { store, keys, desk })
  await files.release()
  cpSync(join(profile, 'station/journal'), join(profile, 'station/journal-2026-11-20T08-00-00-000Z'), {
    recursive: true,
  })
  await photos(profile, keys)
  return { files, store, keys, desk, recoveryKey, childId }
}

async function photos(profile: string, keys: StationKeys): Promise<void> {
  const folder = join(profile, 'station/attachments')
  mkdirSync(folder, { recursive: true })
  for (const [id, bytes] of Object.entries(PHOTOS)) {
    const chunks: Uint8Array[] = []
    const cut = id === 'old-4' ? EARLIER_CHUNK_BYTES : CHUNK_BYTES
    for (let number = 0; number < chunkCount(bytes, cut); number += 1) {
      const plain = new Uint8Array(Math.min(cut, bytes - number * cut)).fill(number + bytes)
      chunks.push(await sealChunk(keys, chunkPlace(id, bytes, number, cut), plain))
    }
    writeFileSync(join(folder, id), Buffer.concat(chunks))
  }
}

async function metaOf(store: Store) {
  const meta = await store.readMeta()
  if (meta === null) throw new Error('no meta')
  return meta
}

async function keysToCome({ store, keys, desk }: Made): Promise<KeysToCome> {
  const { vault } = await metaOf(store)
  const owner = { staffId: desk.actor.id, account: 'head', initials: 'WZY', role: 'head', password: PASSWORD } as const
  return renewStationKey(vault, keys, owner, argon2, CHEAP)
}

function run(station: Made, renewed: KeysToCome, calls: ReturnType<typeof realCalls>['calls'], goOn = false) {
  const { desk, store, keys } = station
  const order = { desk, store, keys, renewed, goOn, appVersion: '0.1.0', flush: () => Promise.resolve(true) }
  return new RenewalRun(order, calls, startInProcess)
}

/** What the next start finds, and how the head opens it with the password. */
async function startAgain(station: Made) {
  station.store.close()
  await station.files.startAgain()
  const found = value(await findStation(station.files.files, station.store.name))
  if (found.meta === null) throw new Error('a first run')
  const { vault } = found.meta
  const { keys, staffId } = value(await unlockWithPassword(vault, 'head', PASSWORD, argon2, CHEAP))
  const desk = value(
    await openDesk({
      store: found.store,
      keys,
      staffId,
      clear: found.meta,
      rebuild: found.rebuild,
      tools: realTools(station.files.profile, keys, vault),
    }),
  )
  return { ...found, ...station, store: found.store, keys, desk, vault, meta: found.meta }
}

/** Everything but the trail's seals and what the renewal itself notes. */
function plain(state: WorkspaceState): string {
  const tables = TABLE_NAMES.filter((table) => table !== 'trail')
  return canonical(
    Object.fromEntries(
      tables.map((table) => [
        table,
        [...state[table].values()]
          .map((record) => ({ ...record, keysRenewedAt: undefined, keysToRenewSince: undefined }))
          .sort((one, other) => (one.id < other.id ? -1 : 1)),
      ]),
    ),
  )
}

async function expectPhotos(profile: string, keys: StationKeys): Promise<void> {
  for (const [id, bytes] of Object.entries(PHOTOS)) expect(await opensWith(profile, id, bytes, keys)).toBe(true)
}

async function opensWith(profile: string, id: string, bytes: number, keys: StationKeys): Promise<boolean> {
  const file = readFileSync(join(profile, 'station/attachments', id))
  const cut = chunkBytesOf(bytes, file.length) ?? 0
  const length = cut + CHUNK_OVERHEAD
  for (let number = 0; number < chunkCount(bytes, cut); number += 1) {
    const chunk = file.subarray(number * length, (number + 1) * length)
    const opened = await openChunk(keys, chunkPlace(id, bytes, number, cut), chunk)
    if (opened?.[0] !== (number + bytes) % 256) return false
  }
  return true
}

/** Bodies of a journal's entries that open with these keys, and how many there are. */
async function openedEntries(folder: string, keys: StationKeys): Promise<readonly [opened: number, all: number]> {
  const journal = await JournalFolder.open(folder)
  let [opened, all] = [0, 0]
  for (let seq = 1; ;) {
    const { frames } = value(await journal.read(seq, 2 ** 22))
    for (const { seq: at, before, body } of frames) {
      if (body === null) continue
      all += 1
      if ((await openEntry(keys, { seq: at, before }, body)) !== null) opened += 1
    }
    const last = frames.at(-1)
    if (last === undefined) break
    seq = last.seq + 1
  }
  await journal.close()
  return [opened, all]
}

describe('renewing the keys', () => {
  it('seals everything anew: all records, the whole history, photos, ways back; passwords and sheet go on', async () => {
    const station = await made()
    const before = plain(station.desk.workspace.state)
    const { profile } = station.files
    const history = value(await new History(station.store, station.keys).of('children', station.childId)).versions.map(
      ({ seq, value: record }) => ({ seq, record }),
    )
    value(await run(station, await keysToCome(station), realCalls(station.files).calls).start())

    const after = await startAgain(station)
    expect(after.rebuild).toBe(true)
    expect(after.vault.renewed?.generation).toBe(2)
    expect(after.desk.report).toMatchObject({ renewed: true, rebuiltFrom: null, missing: [], journalShort: false })
    expect(plain(after.desk.workspace.state)).toBe(before)
    expect(after.desk.workspace.state.station.get('station')).toMatchObject({
      keysRenewedAt: expect.stringMatching(/^20/) as string,
    })
    const trail = await verifyTrail(after.keys, after.desk.workspace.state.trail)
    expect(trail.faults).toEqual([])
    expect(trail.count).toBeGreaterThan(2)
    const versions = value(await new History(after.store, after.keys).of('children', station.childId))
    expect(versions.unreadable).toEqual([])
    expect(versions.versions.map(({ seq, value: record }) => ({ seq, record }))).toEqual(history)
    await expectPhotos(profile, after.keys)

    const { vault } = after
    expect((await unlockWithPassword(vault, 'suhe', OTHER_PASSWORD, argon2, CHEAP)).ok).toBe(true)
    expect(await unlockWithPassword(vault, 'left', OTHER_PASSWORD, argon2, CHEAP)).toMatchObject({
      failure: 'unknownAccount',
    })
    expect((await unlockWithRecoveryKey(vault, station.recoveryKey)).ok).toBe(true)
    const kept = await realTools(profile, after.keys, vault).readSnapshot(BEFORE_RESTORE)
    expect(kept?.tables.get('children')).toHaveLength(1)
    expect(readdirSync(join(profile, 'station/snapshots'))).not.toContain(DAILY)
    expect(readdirSync(profile)).toEqual(['station'])
    // And it goes on: a second renewal over the first.
    const again = { ...station, ...after }
    value(await run(again, await keysToCome(again), realCalls(again.files).calls).start())
    const third = await startAgain(again)
    expect(third.vault.renewed?.former).toHaveLength(2)
    expect(plain(third.desk.workspace.state)).toBe(before)
  })

  it('leaves nothing in the profile that the old key opens', async () => {
    const station = await made()
    const { profile } = station.files
    const old = station.keys
    const oldVault = (await metaOf(station.store)).vault
    const journals = () => readdirSync(join(profile, 'station')).filter((name) => name.startsWith('journal'))
    for (const name of journals()) {
      const [opened, all] = await openedEntries(join(profile, 'station', name), old)
      expect(opened).toBe(all)
    }
    value(await run(station, await keysToCome(station), realCalls(station.files).calls).start())
    const after = await startAgain(station)
    await after.files.release()

    for (const name of journals()) {
      const folder = join(profile, 'station', name)
      const [, all] = await openedEntries(folder, old)
      expect(all).toBeGreaterThan(3)
      expect((await openedEntries(folder, old))[0]).toBe(0)
      expect((await openedEntries(folder, after.keys))[0]).toBe(all)
    }
    for (const [id, bytes] of Object.entries(PHOTOS)) expect(await opensWith(profile, id, bytes, old)).toBe(false)
    const rows = await loadWorkspace(after.store, old)
    expect(TABLE_NAMES.map((table) => rows.state[table].size)).toEqual(TABLE_NAMES.map(() => 0))
    expect(rows.damaged.length).toBeGreaterThan(5)
    const identity = value(await stationIdentity(old, oldVault)).identity
    for (const name of readdirSync(join(profile, 'station/snapshots')).filter((one) => one.endsWith('.age'))) {
      const bytes = readFileSync(join(profile, 'station/snapshots', name))
      const read = await readBackup(streamOf(bytes), [identity], { schemaVersion: SCHEMA_VERSION })
      expect(read).toMatchObject({ ok: false, failure: { kind: 'wrongKey' } })
    }
    // Every vault file: its slots hold the old key for nobody.
    const marker = readMarker(readFileSync(join(profile, 'station/marker.json'), 'utf8'))
    const slots = readdirSync(join(profile, 'station/snapshots')).filter((name) => name.endsWith('.slots.json'))
    const texts = slots.map((name) => readFileSync(join(profile, 'station/snapshots', name), 'utf8'))
    const vaults = texts.map((text) => value(parseVaultFile(JSON.parse(text))))
    for (const vault of [after.meta.vault, marker?.vault, ...vaults]) {
      if (vault === undefined) throw new Error('no vault')
      expect(await stationIdentity(old, vault)).toEqual({ ok: false, failure: 'damaged' })
      expect(JSON.stringify(vault)).not.toContain(oldVault.staff[0]?.wrapped)
    }
    for (const name of journals().flatMap((folder) =>
      readdirSync(join(profile, 'station', folder)).map((file) => join(profile, 'station', folder, file)),
    )) {
      expect(readFileSync(name, 'utf8')).not.toContain(oldVault.staff[0]?.wrapped)
    }
  })

  it('stopped anywhere leaves the old station whole or the new one, and can be gone on with', async () => {
    const counting = await made()
    const whole = realCalls(counting.files)
    value(await run(counting, await keysToCome(counting), whole.calls).start())
    const total = whole.made.length
    const outcomes = new Set<string>()
    const points = Array.from({ length: 12 }, (_, at) => 1 + Math.floor((at * (total - 1)) / 11))
    for (const [nth, at] of points.entries()) {
      const station = await made()
      const before = plain(station.desk.workspace.state)
      const renewed = await keysToCome(station)
      const dying = realCalls(station.files, { at, after: nth % 2 === 1 })
      await expect(run(station, renewed, dying.calls).start()).rejects.toThrow(Killed)
      const found = await startAgain(station)
      expect(plain(found.desk.workspace.state)).toBe(before)
      expect((await verifyTrail(found.keys, found.desk.workspace.state.trail)).faults).toEqual([])
      await expectPhotos(station.files.profile, found.keys)
      expect((await unlockWithPassword(found.vault, 'suhe', OTHER_PASSWORD, argon2, CHEAP)).ok).toBe(true)
      const generation = found.vault.renewed?.generation ?? 1
      outcomes.add(`generation ${generation}`)
      if (generation === 2) continue

      const going = value(await realCalls(found.files).calls['renewal.look'](undefined)).going
      const next = { ...station, ...found }
      const vault = going === null ? null : vaultToCome(going.vault, found.vault)
      const goOn = vault !== null
      const come = goOn
        ? { vault, keys: value(await unlockWithPassword(vault, 'head', PASSWORD, argon2, CHEAP)).keys }
        : await keysToCome(next)
      const second = realCalls(next.files)
      value(await run(next, come, second.calls, goOn).start())
      const after = await startAgain(next)
      expect(after.vault.renewed?.generation).toBe(2)
      expect(plain(after.desk.workspace.state)).toBe(before)
      await expectPhotos(station.files.profile, after.keys)
    }
    expect([...outcomes].sort()).toEqual(['generation 1', 'generation 2'])
  })

  it('does no file twice when it goes on, and takes in what came meanwhile', async () => {
    const station = await made()
    const renewed = await keysToCome(station)
    const folders = readdirSync(join(station.files.profile, 'station')).filter((name) => name.startsWith('journal'))
    const journalFiles = folders.flatMap((name) => readdirSync(join(station.files.profile, 'station', name))).length
    const first = realCalls(station.files)
    const paused = run(station, renewed, first.calls)
    paused.subscribe(() => {
      if (paused.progress().stage === 'snapshots') paused.pause()
    })
    expect(await paused.start()).toEqual({ ok: false, failure: { kind: 'paused' } })
    value(await station.desk.perform(updateFacts, { childId: station.childId, facts: { 'child.name': '陈小舟' } }))
    const second = realCalls(station.files)
    value(await run(station, renewed, second.calls, true).start())
    const creates = (calls: readonly string[]) => calls.filter((name) => name === 'renewal.create').length
    expect(creates(first.made)).toBe(Object.keys(PHOTOS).length + journalFiles + 1)
    // The open file of the journal, which has grown, and the first entry after it.
    expect(creates(second.made)).toBe(2)
    const after = await startAgain(station)
    expect(after.desk.workspace.state.children.get(station.childId)?.facts['child.name']?.value).toBe('陈小舟')
  })

  it('is begun anew when the recovery sheet was renewed since', async () => {
    const station = await made()
    const { vault } = await metaOf(station.store)
    const text = JSON.stringify((await keysToCome(station)).vault)
    expect(vaultToCome(text, vault)).not.toBeNull()
    expect(vaultToCome(text, (await renewRecoveryKey(vault, station.keys)).vault)).toBeNull()
    expect(vaultToCome('{', vault)).toBeNull()
  })

  it('keeps a damaged entry and a damaged chunk damaged, by number, and everything else readable', async () => {
    const station = await made()
    const { profile } = station.files
    const photo = join(profile, 'station/attachments/photo-1')
    const bytes = readFileSync(photo)
    bytes[SEALED_CHUNK_BYTES + 100] = (bytes[SEALED_CHUNK_BYTES + 100] ?? 0) ^ 1
    writeFileSync(photo, bytes)
    const old = join(profile, 'station/attachments/old-4')
    const oldBytes = readFileSync(old)
    oldBytes[100] = (oldBytes[100] ?? 0) ^ 1
    writeFileSync(old, oldBytes)
    const journal = join(profile, 'station/journal/000001.journal')
    const entries = readFileSync(journal)
    const second = entries.indexOf('XCJE', entries.indexOf('XCJE') + 4)
    entries[second + 130] = (entries[second + 130] ?? 0) ^ 1
    writeFileSync(journal, entries)
    value(await run(station, await keysToCome(station), realCalls(station.files).calls).start())
    const after = await startAgain(station)
    const damaged: number[] = []
    for await (const read of after.store.journal.entries(after.keys, 1)) {
      if (read.kind === 'damaged') damaged.push(read.seq)
    }
    expect(damaged).toEqual([2])
    const renewed = readFileSync(photo)
    const opened = await Promise.all(
      [0, 1, 2].map(async (number) => {
        const chunk = renewed.subarray(number * SEALED_CHUNK_BYTES, (number + 1) * SEALED_CHUNK_BYTES)
        return (await openChunk(after.keys, chunkPlace('photo-1', PHOTOS['photo-1'], number), chunk)) !== null
      }),
    )
    expect(opened).toEqual([true, false, true])
    // How it is cut its first chunk does not tell.
    const renewedOld = readFileSync(old)
    const length = EARLIER_CHUNK_BYTES + CHUNK_OVERHEAD
    const openedOld = await Promise.all(
      [0, 1, 2].map(async (number) => {
        const chunk = renewedOld.subarray(number * length, (number + 1) * length)
        const place = chunkPlace('old-4', PHOTOS['old-4'], number, EARLIER_CHUNK_BYTES)
        return (await openChunk(after.keys, place, chunk)) !== null
      }),
    )
    expect(openedOld).toEqual([false, true, true])
  })
})
