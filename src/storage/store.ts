import Dexie, { type Table } from 'dexie'
import type { Language } from '../domain/localized.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { z } from '../domain/zod.ts'
import type { VaultFile } from '../vault/vault-file.ts'
import { keepClearCopies } from './clear-copies.ts'
import { withSum } from './clear-sum.ts'
import { Journal, type StationFiles } from './journal.ts'
import { metaSchema, readClearCopy, type Meta } from './meta.ts'
import { Bundles, deleteBundles } from './bundles.ts'
import { readSealed } from './read-sealed.ts'
import { readingHere, type SealedReading } from './sealed-reading.ts'
import type { SealedRow, SealedWrite } from './sealed-rows.ts'
import type { StoreFailure } from './store-failure.ts'
import { TABLE_NAMES, type TableName } from './tables.ts'

/** One database name per profile folder; tests give their own. */
export const STORE_NAME = 'station'
/** Version of the tables' layout in IndexedDB (not of the records' shapes: SCHEMA_VERSION). */
export const LAYOUT_VERSION = 4
const META_ID = 'meta'

interface MetaRow {
  readonly id: string
  readonly meta: unknown
}

/**
 * The station's database on this PC: sealed rows and one clear `meta`. Writing to it is `commit`'s and `replaceAll`'s
 * work alone; everything else goes through a verb.
 */
export class Store {
  readonly #database: Database
  readonly files: StationFiles
  /** What was done, in files of main's: written before the rows, and able to bring them back. */
  readonly journal: Journal
  /** Rows of this store again, many under one seal. */
  readonly bundles: Bundles
  #behind = new Map<string, SealedWrite>()
  #ahead: Promise<SealedReading | null> | null = null
  #look: ReturnType<StationFiles['folder.look']> | null = null

  constructor(database: Database, files: StationFiles) {
    this.#database = database
    this.files = files
    this.journal = new Journal(files)
    this.bundles = new Bundles(database.name)
  }

  get name(): string {
    return this.#database.name
  }

  /** Rows that are in the journal and that the database would not take; the next commit tries again. For commit.ts. */
  get behind(): ReadonlyMap<string, SealedWrite> {
    return this.#behind
  }

  leaveBehind(writes: ReadonlyMap<string, SealedWrite>): void {
    this.#behind = new Map(writes)
  }

  /** For commit.ts, replace-all.ts and open-station.ts. */
  table(name: TableName): Table<SealedRow, string> {
    return this.#database.table<SealedRow, string>(name)
  }

  /**
   * Begins to read every sealed row, while somebody types the password: they lie in memory as they lie on the disk, and
   * whatever is written before they are taken drops them.
   * @param read where they are read and opened: here, or in a worker
   */
  readAhead(
    read: (store: Store) => Promise<SealedReading> = async (store) => readingHere(await readSealed(store)),
  ): void {
    this.#ahead ??= read(this).catch(() => null)
  }

  /** The rows read ahead, once; `null`: none were, or something was written since. For load-workspace.ts. */
  async takeAhead(): Promise<SealedReading | null> {
    const begun = this.#ahead
    const reading = await begun
    if (this.#ahead !== begun) return null
    this.#ahead = null
    return reading
  }

  #dropAhead(): void {
    void this.#ahead?.then((reading) => reading?.drop())
    this.#ahead = null
  }

  /** Begins to look what is in the station's folder, while the password is worked on. */
  lookAhead(): void {
    this.#look = this.files['folder.look'](undefined)
  }

  /** What is in the station's folder: as looked at ahead, once, or now. For open-station.ts. */
  async takeLook(): ReturnType<StationFiles['folder.look']> {
    const look = this.#look ?? this.files['folder.look'](undefined)
    this.#look = null
    return look
  }

  /** One transaction over everything. `work` awaits nothing but Dexie, or half of it is committed. */
  async write<T>(work: () => Promise<T>): Promise<T> {
    this.#dropAhead()
    return this.#database.transaction('rw', [...TABLE_NAMES, 'meta'], work)
  }

  /** `null`: there is no station yet. @throws when it is damaged; `openStore` has looked before. */
  async readMeta(): Promise<Meta | null> {
    const row = await this.#database.meta.get(META_ID)
    return row === undefined ? null : metaSchema.parse(row.meta)
  }

  /** Inside `write`. */
  async putMeta(meta: Meta): Promise<void> {
    await this.#database.meta.put({ id: META_ID, meta: withSum(metaSchema.parse(meta)) })
  }

  /**
   * Keeps a vault file with changed slots (a new password, a new recovery sheet), in the store and in the clear copies
   * that open the station when the store is lost. Returns false when there is no station.
   */
  async keepVault(vault: VaultFile): Promise<boolean> {
    return this.changeVault(() => vault)
  }

  /** The same for a change of the vault file as it is at that moment, so that nothing done meanwhile is undone. */
  async changeVault(change: (vault: VaultFile) => VaultFile): Promise<boolean> {
    return this.#changeMeta((meta) => ({ ...meta, vault: change(meta.vault) }))
  }

  async keepLanguage(language: Language): Promise<boolean> {
    return this.#changeMeta((meta) => ({ ...meta, language }))
  }

  /** For the end of a page or a test. */
  close(): void {
    this.#database.close()
    this.bundles.close()
  }

  async #changeMeta(change: (meta: Meta) => Meta): Promise<boolean> {
    const changed = await this.write(async () => {
      const meta = await this.readMeta()
      if (meta === null) return null
      const next = change(meta)
      await this.putMeta(next)
      return { meta, next }
    })
    if (changed === null) return false
    await keepClearCopies(this, { marker: changed.meta, header: changed.meta }, changed.next)
    return true
  }
}

/** Opens the store, or says why not. A store of a newer app is left exactly as it is. */
export async function openStore(files: StationFiles, name: string = STORE_NAME): Promise<Result<Store, StoreFailure>> {
  let database: Database | null = null
  try {
    // Asked before Dexie is: opening a database of a higher version, it adds our tables to it without a word.
    const version = (await indexedDB.databases()).find((known) => known.name === name)?.version ?? 0
    if (version > LAYOUT_VERSION * DEXIE_STEP) return fail({ kind: 'newerVersion' })
    database = new Database(name)
    await database.open()
    const failure = judgeMeta(await database.meta.get(META_ID))
    if (failure === null) return succeed(new Store(database, files))
    database.close()
    return fail(failure)
  } catch (error) {
    database?.close()
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return fail({ kind: 'unavailable', reason })
  }
}

/**
 * Opens a store whose clear part is damaged and whose rows may be good, with a copy of that part from a file beside it.
 * Where its rows stand in the journal is not known then.
 */
export async function openStoreWith(
  files: StationFiles,
  copy: Meta,
  name: string = STORE_NAME,
): Promise<Result<Store, StoreFailure>> {
  const database = new Database(name)
  try {
    await database.open()
    const store = new Store(database, files)
    await store.write(() => store.putMeta({ ...copy, journal: null }))
    return succeed(store)
  } catch (error) {
    database.close()
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    return fail({ kind: 'unavailable', reason })
  }
}

/**
 * Removes a store that cannot be opened or is of former keys. Only where the files beside it can bring the station back.
 * Its bundles go first: whoever is killed in between finds the store at the next start, and comes here again.
 */
export async function deleteStore(name: string): Promise<void> {
  await deleteBundles(name)
  await Dexie.delete(name)
}

/** IndexedDB's own version of a Dexie database is ten times Dexie's. */
const DEXIE_STEP = 10

const versionedSchema = z.object({ schemaVersion: z.int() })

function judgeMeta(row: MetaRow | undefined): StoreFailure | null {
  if (row === undefined) return null
  const versioned = versionedSchema.safeParse(row.meta)
  if (versioned.success && versioned.data.schemaVersion > SCHEMA_VERSION) return { kind: 'newerVersion' }
  return readClearCopy(row.meta) === null ? { kind: 'damagedMeta' } : null
}

class Database extends Dexie {
  declare readonly meta: Table<MetaRow, string>

  constructor(name: string) {
    // `strict`: a commit is reported only when the disk has it, not when it is in the system's cache. 0.9 ms a write.
    super(name, { chromeTransactionDurability: 'strict' })
    // The rows of every table are alike, so a layout is a list of tables. Nothing is moved here: records change their
    // shape by migrations (migrations/), which see them opened.
    this.version(LAYOUT_VERSION).stores(Object.fromEntries([...TABLE_NAMES, 'meta'].map((table) => [table, 'id'])))
  }
}
