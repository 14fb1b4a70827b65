import type { OutsideFailure } from '../contract/ipc.ts'
import type { StationFolder } from '../contract/station-folder.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { SCHEMA_VERSION } from '../domain/schema-version.ts'
import { keyGeneration, parseVaultFile } from '../vault/vault-file.ts'
import type { StationFiles } from './journal.ts'
import { readClearCopy, type Meta } from './meta.ts'
import { readMarker } from './read-marker.ts'
import { deleteStore, openStore, openStoreWith, STORE_NAME, type Store } from './store.ts'
import type { StoreFailure } from './store-failure.ts'

/** What stands in this profile folder, before there is a key. */
export interface FoundStation {
  readonly store: Store
  /** `null`: there never was a station here. */
  readonly meta: Meta | null
  /** The store was lost or cannot be read; the files beside it say that there was a station. */
  readonly rebuild: boolean
}

export type FindFailure = StoreFailure | { readonly kind: 'outside'; readonly failure: OutsideFailure }

/**
 * Looks for the station, in the browser's store first and then in the files beside it. An empty store is a first run
 * only when those files say so too: Chromium resets a damaged store without a word, and on a full disk.
 * @param dropStore takes the browser's store away from outside
 */
export async function findStation(
  files: StationFiles,
  name = STORE_NAME,
  dropStore: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Result<FoundStation, FindFailure>> {
  const looked = await files['folder.look'](undefined)
  if (!looked.ok) return fail({ kind: 'outside', failure: looked.failure })
  const copy = clearCopyIn(looked.value)
  const opened = await openStore(files, name)
  if (opened.ok) {
    const meta = await opened.value.readMeta()
    if (meta !== null && copy !== null && isOfNewerKeys(copy, meta)) {
      // The keys were renewed and the files are the station; these rows are of the old keys and go at once.
      opened.value.close()
      await deleteStore(name)
      const anew = await openStore(files, name)
      return anew.ok ? succeed({ store: anew.value, meta: copy, rebuild: true }) : anew
    }
    if (meta !== null) return succeed({ store: opened.value, meta, rebuild: false })
    if (copy !== null && !isEmptyFolder(looked.value)) {
      return succeed({ store: opened.value, meta: copy, rebuild: true })
    }
    // Files of a station without anything that opens them: never a fresh one over them.
    if (!isEmptyFolder(looked.value)) return fail({ kind: 'damagedMeta' })
    return succeed({ store: opened.value, meta: null, rebuild: false })
  }
  if (opened.failure.kind === 'newerVersion' || copy === null) return opened
  if (opened.failure.kind === 'damagedMeta') {
    const withCopy = await openStoreWith(files, copy, name)
    return withCopy.ok ? succeed({ store: withCopy.value, meta: { ...copy, journal: null }, rebuild: false }) : withCopy
  }
  // What cannot be opened is given up only for files that hold records; the next start may find it in order.
  if (looked.value.journal.head === null && looked.value.snapshots.length === 0) return opened
  const { freeBytes, floorBytes } = looked.value.space
  // A full disk is no damage: with room the store may open again as it is.
  if (freeBytes < floorBytes) return opened
  try {
    await deleteStore(name)
  } catch (error) {
    // Chromium deletes nothing through a store that it cannot open.
    console.warn('store not deleted:', error instanceof Error ? error.name : 'unknown')
    await Promise.race([dropStore(), pause(LOST_REQUEST_MS)])
  }
  const anew = await openStoreAsking(files, name)
  return anew.ok ? succeed({ store: anew.value, meta: copy, rebuild: true }) : anew
}

/** How long a request to the browser's store may go without an answer before it is taken for lost, in milliseconds. */
const LOST_REQUEST_MS = 3000
const ASKED_AT_MOST = 5

/**
 * Opens a store that was just taken away. Chromium drops the requests that reach it while it closes the old one, and
 * answers them neither with yes nor with no: a lost one is asked again.
 */
async function openStoreAsking(files: StationFiles, name: string): Promise<Result<Store, StoreFailure>> {
  for (let asked = 1; asked < ASKED_AT_MOST; asked++) {
    const answer = await Promise.race([openStore(files, name), pause(LOST_REQUEST_MS)])
    if (answer?.ok === true) return answer
    console.warn(answer === null ? 'store asked again: no answer' : 'store asked again: refused')
  }
  return openStore(files, name)
}

function pause(ms: number): Promise<null> {
  return new Promise((done) => setTimeout(() => done(null), ms))
}

/** Whether the files are of the same station under later keys than the browser's store. */
function isOfNewerKeys(files: Meta, store: Meta): boolean {
  return files.vault.stationId === store.vault.stationId && keyGeneration(files.vault) > keyGeneration(store.vault)
}

/** The newest clear part that marker, journal or the slots beside a snapshot still have. */
function clearCopyIn(folder: StationFolder): Meta | null {
  const marker = readMarker(folder.marker)
  if (marker !== null) return marker
  const header = readClearCopy(folder.journal.meta)
  if (header !== null) return header
  for (const { slots } of folder.snapshots) {
    const vault = slots === null ? null : parseSlots(slots)
    if (vault === null) continue
    // Its name is inside the snapshot and comes back with the records.
    return { schemaVersion: SCHEMA_VERSION, vault, stationName: '', lastBackup: null, language: 'zh', journal: null }
  }
  return null
}

function parseSlots(text: string) {
  try {
    const vault = parseVaultFile(JSON.parse(text))
    return vault.ok ? vault.value : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** There never was a station: nothing is there, or a journal that was begun and got no entry before all ended. */
function isEmptyFolder({ marker, journal, snapshots }: StationFolder): boolean {
  const begunOnly = journal.segments.every(
    ({ lastSeq, damagedBytes, tornBytes = 0 }) => lastSeq === 0 && damagedBytes + tornBytes === 0,
  )
  return (
    marker === null && snapshots.length === 0 && begunOnly && (journal.segments.length === 0 || journal.meta !== null)
  )
}
