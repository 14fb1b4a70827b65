import { clearCopy, type Meta } from './meta.ts'
import type { Store } from './store.ts'

/** What the copies are known to say; `null`: nothing, or not known. */
export interface KnownCopies {
  /** The marker file. */
  readonly marker: Meta | null
  /** The first line of the journal's newest file. */
  readonly header: Meta | null
}

/**
 * Brings the copies of the clear `meta` up to date: the marker file, and the first line of the journal's newest file
 * when the key slots in it are old. They are what unlocks the station when the browser's store is gone. A copy that could
 * not be written (a full disk) is written at the next opening; the store itself has it.
 */
export async function keepClearCopies(store: Store, known: KnownCopies, meta: Meta): Promise<void> {
  if (known.marker === null || textOf(known.marker) !== textOf(meta)) {
    const marked = await store.files['folder.mark']({ marker: textOf(meta) })
    if (!marked.ok) console.warn('marker not written:', marked.failure.kind)
  }
  const sameSlots = known.header !== null && JSON.stringify(known.header.vault) === JSON.stringify(meta.vault)
  if (sameSlots || store.journal.head === null) return
  const rotated = await store.journal.rotate(clearCopy(meta))
  if (!rotated.ok) console.warn('journal not rotated:', rotated.failure.kind)
}

function textOf(meta: Meta): string {
  return JSON.stringify(clearCopy(meta))
}
