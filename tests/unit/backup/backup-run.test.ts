import { beforeRestoreName } from '../../../src/backup/backup-name.ts'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { SCHEMA_VERSION } from '../../../src/domain/schema-version.ts'
import { BackupRun, backupTables, type BackupOrder } from '../../../src/renderer/workers/backup-run.ts'
import type { BackupStage } from '../../../src/renderer/workers/backup-progress.ts'
import { RestoreRun, type ChosenBackup } from '../../../src/renderer/workers/restore-run.ts'
import { emptyState } from '../../../src/storage/workspace.ts'
import type { WorkspaceState } from '../../../src/storage/tables.ts'
import type { CaseDocument } from '../../../src/domain/records.ts'
import { ARGON2_PARAMETERS } from '../../../src/vault/argon2-parameters.ts'
import { createVault } from '../../../src/vault/create-vault.ts'
import { argon2 } from '../vault/test-argon2.ts'
import { startInProcess } from './in-process-worker.ts'
import { TestMedium } from './test-medium.ts'
import type { NewVault } from '../../../src/vault/create-vault.ts'

const PASSWORD = 'tide lamp cedar moss'
const DOCUMENTS = 2200
let station: NewVault
let state: WorkspaceState
let medium: TestMedium

beforeAll(async () => {
  const owner = { account: 'head', initials: 'WZY', role: 'head', staffId: 'staff-1', password: PASSWORD } as const
  station = await createVault({ ...owner, argon2 }, { parameters: ARGON2_PARAMETERS })
  const documents = Array.from({ length: DOCUMENTS }, (_, at) => document(at))
  state = { ...emptyState(), documents: new Map(documents.map((each) => [each.id, each])) }
})

beforeEach(() => {
  medium = new TestMedium()
})

function document(at: number): CaseDocument {
  const instant = '2026-11-23T01:00:00.000Z'
  return {
    id: `doc-${String(at)}`,
    childId: 'child-1',
    formCode: 'F05',
    formVersion: '1',
    status: 'draft',
    values: { note: `第 ${String(at)} 份，孩子说：“${'𠮷'.repeat(150)}”` },
    outcome: null,
    authorId: 'staff-1',
    createdAt: instant,
    updatedAt: instant,
    finishedAt: null,
    signedOn: null,
  }
}

function backup(change: Partial<BackupOrder> = {}): BackupRun {
  const order: BackupOrder = {
    keys: station.keys,
    vault: station.vault,
    tables: backupTables(state),
    schemaVersion: SCHEMA_VERSION,
    journal: null,
    stationName: '秀英街道社会工作站',
    appVersion: '0.1.0',
    folder: 'a'.repeat(32),
    now: new Date(2026, 10, 23, 17, 42),
    ...change,
  }
  return new BackupRun(order, medium.calls, startInProcess)
}

function reached(run: BackupRun, stage: BackupStage): Promise<void> {
  return new Promise((done) => {
    const look = () => {
      if (run.progress().stage === stage) done()
    }
    run.subscribe(look)
    look()
  })
}

const NAME = 'xingchen-backup-2026-11-23-1742.age'

function restore(change: Partial<ChosenBackup> = {}): RestoreRun {
  const slots = medium.files.get('xingchen-backup-2026-11-23-1742.slots.json')
  const chosen = {
    file: NAME,
    name: NAME,
    size: medium.files.get(NAME)?.length ?? 0,
    slots: slots === undefined ? null : new TextDecoder().decode(slots),
    ...change,
  }
  return new RestoreRun(chosen, medium.calls, startInProcess)
}

describe('a backup', () => {
  test('goes writing → rereading → decrypting → counting → done and is then on the medium with its slots', async () => {
    const run = backup()
    const stages: BackupStage[] = [run.progress().stage]
    run.subscribe(() => {
      const { stage } = run.progress()
      if (stages.at(-1) !== stage) stages.push(stage)
    })
    const kept = await run.start()
    if (!kept.ok) throw new Error(JSON.stringify(kept.failure))
    expect(stages).toEqual(['writing', 'rereading', 'decrypting', 'counting', 'done'])
    expect([...medium.files.keys()].sort()).toEqual([NAME, 'xingchen-backup-2026-11-23-1742.slots.json'])
    expect(kept.value).toMatchObject({
      fileName: NAME,
      path: `/usb/${NAME}`,
      counts: { documents: DOCUMENTS, children: 0 },
    })
    expect(kept.value.bytes).toBe(medium.files.get(NAME)?.length)
    const { totalBytes, writtenBytes, checkedBytes, counts } = run.progress()
    expect([writtenBytes, checkedBytes]).toEqual([totalBytes, totalBytes])
    expect(counts['documents']).toEqual({ here: DOCUMENTS, found: DOCUMENTS })
  })

  test('names nobody: neither file name nor slots file hold more than initials', async () => {
    await backup().start()
    const slots = new TextDecoder().decode(medium.files.get('xingchen-backup-2026-11-23-1742.slots.json'))
    expect(slots).not.toMatch(/\p{Script=Han}/u)
    expect(JSON.parse(slots)).toEqual(station.vault)
  })

  test('within the same minute takes another name', async () => {
    await backup().start()
    await backup().start()
    expect(medium.created).toEqual([NAME, 'xingchen-backup-2026-11-23-1742-2.age'])
  })

  test.each([
    ['write', 2, 'writing'],
    ['seal', 1, 'rereading'],
    ['read', 1, 'decrypting'],
    // Decrypted by the megabyte, one piece read ahead: the third piece is needed before the first word comes out.
    ['read', 3, 'decrypting'],
    ['keep', 1, 'counting'],
  ] as const)(
    'with the stick pulled out at %s %i fails as gone and leaves older backups alone',
    async (call, times, stage) => {
      const older = new Uint8Array([1, 2, 3])
      medium.files.set('xingchen-backup-2026-11-20-1742.age', older)
      const run = backup()
      medium.pulledAt = { call, times, noticed: reached(run, stage) }
      expect(await run.start()).toEqual({
        ok: false,
        failure: { kind: 'outside', stage, failure: { kind: 'gone', detail: 'ENODEV' } },
      })
      expect([...medium.files]).toEqual([['xingchen-backup-2026-11-20-1742.age', older]])
    },
  )

  test('is not kept when the medium gives back other bytes than were written', async () => {
    medium.corrupt = (bytes) => bytes.map((byte, at) => (at === bytes.length - 5 ? byte ^ 4 : byte))
    expect(await backup().start()).toEqual({ ok: false, failure: { kind: 'differs' } })
    expect(medium.files.size).toBe(0)
  })

  test('is not kept when reading it again gives something that does not open', async () => {
    medium.corruptReads = (bytes) => bytes.map((byte, at) => (at === 300_000 ? byte ^ 4 : byte))
    const kept = await backup().start()
    expect(kept).toEqual({ ok: false, failure: { kind: 'unreadable', failure: { kind: 'tampered' } } })
    expect(medium.files.size).toBe(0)
  })

  test('is refused before a byte is written when there is no room for all of it', async () => {
    medium.freeBytes = 50_000
    const run = backup()
    const kept = await run.start()
    const total = run.progress().totalBytes ?? 0
    expect(total).toBeGreaterThan(50_000)
    expect(kept).toMatchObject({
      ok: false,
      failure: { kind: 'outside', failure: { kind: 'diskFull', missingBytes: total - 50_000 } },
    })
    expect(medium.created).toEqual([])
  })

  test('is refused before a byte is written when the medium cannot hold so large a file (FAT32)', async () => {
    const kept = await backup({ largestFile: 50_000 }).start()
    expect(kept).toMatchObject({ ok: false, failure: { kind: 'outside', failure: { kind: 'tooLarge' } } })
    expect(medium.created).toEqual([])
  })

  test('takes the name it is told: of a state that is kept before a restore', async () => {
    await backup({ nameFor: beforeRestoreName }).start()
    await backup({ nameFor: beforeRestoreName }).start()
    expect(medium.created).toEqual(['before-restore-2026-11-23-1742.age', 'before-restore-2026-11-23-1742-2.age'])
  })

  test('is refused when a recipient in the vault file was swapped for a stranger’s', async () => {
    const stranger = await createVault(
      { account: 'x', initials: 'X', role: 'head', staffId: 'x', password: 'x', argon2 },
      { parameters: { memoryKiB: 8, iterations: 1, parallelism: 1 } },
    )
    for (const part of ['recovery', 'identity'] as const) {
      const { recipient } = stranger.vault[part]
      const vault = { ...station.vault, [part]: { ...station.vault[part], recipient } }
      expect(await backup({ vault }).start()).toEqual({ ok: false, failure: { kind: 'vaultDamaged' } })
    }
    expect(medium.created).toEqual([])
  })

  test.each(['writing', 'rereading', 'decrypting', 'counting'] as const)(
    'cancelled while %s leaves nothing behind',
    async (stage) => {
      const run = backup()
      run.subscribe(() => {
        if (run.progress().stage === stage) run.cancel()
      })
      expect(await run.start()).toEqual({ ok: false, failure: { kind: 'cancelled' } })
      expect(medium.files.size).toBe(0)
    },
  )
})

describe('restoring', () => {
  beforeEach(async () => {
    await backup().start()
  })

  test.each(['recovery key', 'password'])('gives back every record and the keys, with the %s', async (means) => {
    const run = restore()
    const opened =
      means === 'password'
        ? await run.openWithPassword('head', PASSWORD, argon2)
        : await run.openWithRecoveryKey(
            station.recoveryKey
              .slice(16)
              .toLowerCase()
              .replace(/(.{5})/g, '$1 '),
          )
    if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
    expect(opened.value.tables.documents).toEqual([...state.documents.values()])
    expect(opened.value.tables.children).toEqual([])
    expect(opened.value.vault).toEqual(station.vault)
    expect(opened.value.keys.stationId).toBe(station.keys.stationId)
    expect(opened.value.staffId).toBe(means === 'password' ? 'staff-1' : null)
    expect(run.progress()).toMatchObject({ stage: 'done', counts: { documents: DOCUMENTS } })
  })

  test('a wrong password opens nothing, and the right one still does afterwards', async () => {
    const run = restore()
    expect(await run.openWithPassword('head', 'not it', argon2)).toEqual({
      ok: false,
      failure: { kind: 'password', failure: 'wrongPassword' },
    })
    expect((await run.openWithPassword('head', PASSWORD, argon2)).ok).toBe(true)
  })

  test.each([
    ['missing', null],
    ['no JSON', '{'],
    ['another JSON', '{"format":"x"}'],
  ])(
    'with a slots file that is %s, a password is refused in name and the recovery key still opens',
    async (_, slots) => {
      expect(await restore({ slots }).openWithPassword('head', PASSWORD, argon2)).toEqual({
        ok: false,
        failure: { kind: 'noSlots' },
      })
      expect((await restore({ slots }).openWithRecoveryKey(station.recoveryKey)).ok).toBe(true)
    },
  )

  test('a damaged, a foreign and a vanished file give their own failures', async () => {
    const bytes = medium.files.get(NAME) ?? new Uint8Array()
    const outcome = async () => {
      const opened = await restore().openWithRecoveryKey(station.recoveryKey)
      return opened.ok ? 'opened' : opened.failure
    }
    medium.files.set(NAME, bytes.slice(0, -1000))
    expect(await outcome()).toEqual({ kind: 'backup', failure: { kind: 'truncated' } })
    medium.files.set(NAME, new TextEncoder().encode('x'.repeat(9999)))
    expect(await outcome()).toEqual({ kind: 'backup', failure: { kind: 'notABackup' } })
    medium.pulledAt = { call: 'restore', times: 1 }
    expect(await outcome()).toEqual({ kind: 'outside', failure: { kind: 'gone', detail: 'ENODEV' } })
  })

  test('a slip in the recovery key is found before the file is read', async () => {
    const slip = await restore().openWithRecoveryKey(station.recoveryKey.slice(0, -2))
    expect(slip).toEqual({ ok: false, failure: { kind: 'badKey', failure: { kind: 'length', typed: 56, wanted: 58 } } })
  })
})
