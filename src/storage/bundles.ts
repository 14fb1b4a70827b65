import Dexie, { type Table } from 'dexie'
import type { Bytes } from '../vault/bytes.ts'
import type { TableName } from './tables.ts'

/** Many rows of one table sealed as one, beside the rows. */
export interface Bundle {
  readonly id: string
  readonly table: TableName
  readonly schemaVersion: number
  readonly members: string
  readonly iv: Bytes
  readonly ct: Bytes
}

/**
 * The bundles of a station: what makes opening it quick, and nothing more. Each repeats the records of up to 128 rows
 * under one seal, because opening thousands of rows one by one is what unlocking would wait for. The rows stay what
 * counts: a member of a bundle holds only for the very row it was made from (revision and sum), everything else is opened
 * row by row, and so is everything when the bundles are gone. They have a database of their own, so that losing them, or
 * an app that does not know them, changes nothing for the store.
 */
export class Bundles {
  readonly #database: Database
  #opened: Promise<boolean> | null = null

  /** @param storeName of the store they belong to */
  constructor(storeName: string) {
    this.#database = new Database(bundlesName(storeName))
  }

  /** All of them; none when they cannot be read. */
  async all(): Promise<readonly Bundle[]> {
    return (await this.#open()) ? this.#database.bundles.toArray() : []
  }

  /** The clear part of each: one after the other, for all of them together are as large as the store. */
  async heads(): Promise<readonly Omit<Bundle, 'iv' | 'ct'>[]> {
    const heads: Omit<Bundle, 'iv' | 'ct'>[] = []
    if (!(await this.#open())) return heads
    await this.#database.bundles.each(({ id, table, schemaVersion, members }) => {
      heads.push({ id, table, schemaVersion, members })
    })
    return heads
  }

  async put(bundle: Bundle): Promise<void> {
    await this.#quietly((bundles) => bundles.put(bundle))
  }

  async drop(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#quietly((bundles) => bundles.bulkDelete([...ids]))
  }

  /** For a station that is replaced. */
  async clear(): Promise<void> {
    await this.#quietly((bundles) => bundles.clear())
  }

  close(): void {
    this.#database.close()
  }

  /** What cannot be written (a full disk) is not there at the next opening, which then takes longer. */
  async #quietly(work: (bundles: Table<Bundle, string>) => PromiseLike<unknown>): Promise<void> {
    if (!(await this.#open())) return
    try {
      await work(this.#database.bundles)
    } catch (error) {
      console.warn('bundles not written:', error instanceof Error ? error.name : 'unknown')
    }
  }

  async #open(): Promise<boolean> {
    this.#opened ??= this.#database.open().then(
      () => true,
      (error: unknown) => {
        console.warn('bundles not opened:', error instanceof Error ? error.name : 'unknown')
        return false
      },
    )
    return this.#opened
  }
}

/** Removes the bundles of a store that is removed. */
export async function deleteBundles(storeName: string): Promise<void> {
  await Dexie.delete(bundlesName(storeName))
}

function bundlesName(storeName: string): string {
  return `${storeName}-bundles`
}

class Database extends Dexie {
  declare readonly bundles: Table<Bundle, string>

  constructor(name: string) {
    // Lost ones are made again: nothing waits for the disk to have them.
    super(name)
    this.version(1).stores({ bundles: 'id' })
  }
}
