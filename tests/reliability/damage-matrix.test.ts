import 'fake-indexeddb/auto'
import { mkdtempSync, rmSync } from 'node:fs'
import { readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Dexie from 'dexie'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findStation } from '../../src/storage/find-station.ts'
import { openStation } from '../../src/storage/open-station.ts'
import type { OpeningReport } from '../../src/storage/opening-report.ts'
import { perTable, TABLE_NAMES, type WorkspaceState } from '../../src/storage/tables.ts'
import { unlockWithPassword } from '../../src/vault/unlock.ts'
import { registerChild } from '../../src/verbs/children/register-child.ts'
import { updateFacts } from '../../src/verbs/children/update-facts.ts'
import { Dice, flipBit } from './random.ts'
import { argon2, CHEAP } from '../unit/vault/test-argon2.ts'
import { PASSWORD, testStation, value, type TestStation } from '../unit/verbs/test-station.ts'
import { MemoryFiles } from '../unit/storage/memory-files.ts'
import { RealFiles, realTools, writeSnapshot } from '../unit/storage/real-files.ts'

const HURTS = ['whole', 'deleted', 'truncated', 'flipped'] as const
type Hurt = (typeof HURTS)[number]
const PARTS = ['store', 'journal', 'snapshot', 'marker'] as const
type Damage = Readonly<Record<(typeof PARTS)[number], Hurt>>

const SEED = 20261127
/** Places that are tried for each combination; where a cut or a flipped bit falls is a matter of luck. */
const TRIES = Number(process.env['DAMAGE_TRIES'] ?? 1)

const OLD = 'xingchen-backup-2026-11-22-1200.age'
const NEW = 'xingchen-backup-2026-11-23-1200.age'

type Rows = Readonly<Record<string, readonly unknown[]>>

/** The station before it is hurt: its files, and what lay in the browser's store then and three writes before. */
let folder: string
let station: TestStation
let rows: { readonly then: Rows; readonly before: Rows }

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'station-damage-'))
  const files = new RealFiles(join(folder, 'whole'))
  const overDisk = new MemoryFiles()
  Object.assign(overDisk.files, files.files)
  station = await testStation('2026-11-23', overDisk)
  const { desk } = station
  const childIds: string[] = []
  for (const name of ['陈小满', '林听雨', '周小舟']) {
    childIds.push(value(await desk.perform(registerChild, { facts: { 'child.name': name } })).childId)
  }
  await writeSnapshot(files.profile, OLD, station)
  const before = await dump(station)
  value(await desk.perform(registerChild, { facts: { 'child.name': '单晓㛃' } }))
  value(await desk.perform(updateFacts, { childId: childIds[0] ?? '', facts: { 'child.school': '海湾小学' } }))
  value(await desk.perform(updateFacts, { childId: childIds[1] ?? '', facts: { 'child.school': '湖东小学' } }))
  rows = { then: await dump(station), before }
  await files.close()
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

async function dump({ store }: TestStation): Promise<Rows> {
  const tables: Record<string, readonly unknown[]> = {}
  for (const table of TABLE_NAMES) tables[table] = await store.table(table).toArray()
  return { ...tables, meta: [{ id: 'meta', meta: await metaRow(store.name) }] }
}

/** The clear row just as it lies in the store. */
async function metaRow(name: string): Promise<unknown> {
  const open = indexedDB.open(name)
  await new Promise((done) => (open.onsuccess = done))
  const database = open.result
  const get = database.transaction('meta').objectStore('meta').get('meta')
  await new Promise((done) => (get.onsuccess = done))
  database.close()
  return (get.result as { readonly meta: unknown }).meta
}

function plain(state: WorkspaceState) {
  return perTable((table) => [...state[table].values()].sort((one, other) => one.id.localeCompare(other.id)))
}

let count = 0

/** A browser's store of its own with these rows, hurt. Truncated: its last writes never reached the disk. */
async function makeStore(hurt: Hurt, dice: Dice): Promise<string> {
  const name = `damage-${String((count += 1))}`
  if (hurt === 'deleted') return name
  const tables = structuredClone(hurt === 'truncated' ? rows.before : rows.then)
  if (hurt === 'flipped') flipInStore(tables, dice)
  const database = new Dexie(name)
  database.version(2).stores(Object.fromEntries(Object.keys(tables).map((table) => [table, 'id'])))
  await database.open()
  for (const [table, all] of Object.entries(tables)) await database.table(table).bulkPut([...all])
  database.close()
  return name
}

function flipInStore(tables: Rows, dice: Dice): void {
  const table = dice.pick(['meta', 'children', 'children', 'households', 'staff', 'station'])
  const row = dice.pick(tables[table] ?? []) as { ct?: Uint8Array; iv?: Uint8Array; meta?: unknown }
  if (row.ct !== undefined) row.ct = flipBit(row.ct, dice.below(row.ct.length * 8))
  // Text of the browser's store is not authenticated by itself: any letter of it may become another.
  else row.meta = JSON.parse(flipLetter(JSON.stringify(row.meta), dice))
}

/** One hexadecimal digit or figure of a JSON text becomes another, so that it stays JSON. */
function flipLetter(text: string, dice: Dice): string {
  const places = [...text.matchAll(/[0-9a-f](?=[0-9a-f]{8})/g)].map(({ index }) => index)
  const at = dice.pick(places)
  return `${text.slice(0, at)}${text[at] === '7' ? '6' : '7'}${text.slice(at + 1)}`
}

async function hurtFile(path: string, hurt: Hurt, dice: Dice): Promise<void> {
  if (hurt === 'whole') return
  if (hurt === 'deleted') {
    await rm(path, { force: true })
    return
  }
  const bytes = await readFile(path)
  if (hurt === 'truncated') await truncate(path, dice.below(bytes.length))
  else await writeFile(path, flipBit(bytes, dice.below(bytes.length * 8)))
}

async function hurtFiles(files: RealFiles, damage: Damage, dice: Dice): Promise<void> {
  await hurtFile(files.marker, damage.marker, dice)
  for (const path of await files.journal()) await hurtFile(path, damage.journal, dice)
  for (const path of await files.snapshots()) await hurtFile(path, damage.snapshot, dice)
}

type Outcome =
  | { readonly kind: 'complete'; readonly report: OpeningReport }
  /** Something is not there, and this is what says so. */
  | { readonly kind: 'said'; readonly by: string }
  | { readonly kind: 'silentLoss'; readonly report: OpeningReport }
  | { readonly kind: 'firstRun' }
  | { readonly kind: 'notUnlocked' }

/** A start of the app in a hurt profile, and a second one: what came back has to stay. */
async function start(files: RealFiles, name: string): Promise<Outcome> {
  const found = await findStation(files.files, name)
  if (!found.ok) return { kind: 'said', by: found.failure.kind }
  const { store, meta, rebuild } = found.value
  try {
    if (meta === null) return { kind: 'firstRun' }
    const unlocked = await unlockWithPassword(meta.vault, 'head', PASSWORD, argon2, CHEAP)
    if (!unlocked.ok) return { kind: 'notUnlocked' }
    const { keys } = unlocked.value
    const opened = await openStation(store, keys, meta, rebuild, realTools(files.profile, keys, meta.vault))
    if (!opened.ok) return { kind: 'said', by: opened.failure.kind }
    const { workspace, report } = opened.value
    if (JSON.stringify(plain(workspace.state)) === JSON.stringify(plain(station.desk.workspace.state))) {
      return { kind: 'complete', report }
    }
    if (report.missing.length > 0) return { kind: 'said', by: 'missing' }
    if (workspace.damaged.length > 0) return { kind: 'said', by: 'damaged' }
    // Everything up to a moment that is told, and nothing after it.
    if (report.rebuiltFrom !== null && report.upTo !== null) return { kind: 'said', by: 'upTo' }
    if (report.older.length > 0) return { kind: 'said', by: 'older' }
    // Whatever stood in the journal's lost end cannot be known by number; that there was such an end is said.
    if (report.journalShort || report.torn) return { kind: 'said', by: 'journalShort' }
    return { kind: 'silentLoss', report }
  } finally {
    store.close()
  }
}

function combinations(): readonly Damage[] {
  return HURTS.flatMap((store) =>
    HURTS.flatMap((journal) =>
      HURTS.flatMap((snapshot) => HURTS.map((marker) => ({ store, journal, snapshot, marker }))),
    ),
  )
}

function nameOf(damage: Damage): string {
  return PARTS.map((part) => `${part} ${damage[part]}`).join(', ')
}

describe.each([
  { title: 'its snapshot is of this moment', fresh: true },
  { title: 'its snapshot is of some writes ago', fresh: false },
])('a station is hurt; $title', ({ fresh }) => {
  beforeAll(async () => {
    if (fresh) await writeSnapshot(join(folder, 'whole'), NEW, station)
    else await rm(join(folder, 'whole', 'station', 'snapshots', NEW), { force: true })
  })

  it.each(HURTS.flatMap((store) => HURTS.map((journal) => ({ store, journal }))))(
    'store $store, journal $journal, whatever became of snapshot and marker',
    async ({ store, journal }) => {
      for (const damage of combinations()) {
        // A snapshot that is gone is the same whenever it was taken.
        if (fresh && damage.snapshot !== 'whole') continue
        if (damage.store === store && damage.journal === journal) await prove(damage, fresh)
      }
    },
    120_000,
  )
})

async function prove(damage: Damage, fresh: boolean): Promise<void> {
  // Nothing is left that could tell that there ever was a station.
  if (PARTS.every((part) => damage[part] === 'deleted')) return
  for (let at = 0; at < TRIES; at += 1) {
    const seed = SEED + at * 1000 + combinations().findIndex((one) => nameOf(one) === nameOf(damage))
    const dice = new Dice(seed)
    const files = new RealFiles(join(folder, 'hurt'))
    await files.copyFrom(join(folder, 'whole'))
    const name = await makeStore(damage.store, dice)
    await hurtFiles(files, damage, dice)
    const outcome = await start(files, name)
    const words = `${nameOf(damage)}, seed ${String(seed)}: ${JSON.stringify(outcome)}`
    // A key slot of which nothing but one damaged copy is left opens by the recovery sheet alone.
    const slotsLost = outcome.kind === 'notUnlocked' && !PARTS.some((part) => damage[part] === 'whole')
    if (!slotsLost) expect(['complete', 'said'], words).toContain(outcome.kind)
    const wholeCopy = damage.store === 'whole' || damage.journal === 'whole' || (fresh && damage.snapshot === 'whole')
    if (wholeCopy) expect(outcome.kind, words).toBe('complete')
    // What came back stays: the next start finds it in order.
    await files.startAgain()
    const again = await start(files, name)
    if (outcome.kind === 'complete') expect(again.kind, `${words}, then ${JSON.stringify(again)}`).toBe('complete')
    await files.close()
    await Dexie.delete(name)
  }
}
