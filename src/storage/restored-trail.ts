import { trailPageSchema } from '../domain/trail.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import { trailChanges, type TrailNote } from './trail.ts'
import { resealTrail } from './verify-trail.ts'

/**
 * The trail of a station that is put in place from a backup: its own lines, under the keys it has from now on, and one
 * that tells of the restoring. The trail of the state it replaces stays in the snapshot that was taken of that.
 * @param keys of the backup, and of the station
 * @param pages as the backup gives them; `replaceAll` refuses what is no sheet of a trail, and names it
 */
export async function restoredTrail(
  keys: { readonly from: StationKeys; readonly to: StationKeys },
  pages: readonly unknown[],
  note: TrailNote,
): Promise<readonly unknown[]> {
  const read = pages.flatMap((page) => {
    const parsed = trailPageSchema.safeParse(page)
    return parsed.success ? [parsed.data] : []
  })
  if (read.length < pages.length) return pages
  const trail = new Map((await resealTrail(keys.from, keys.to, read)).map((page) => [page.id, page]))
  for (const { id, value } of await trailChanges(keys.to, trail, [note])) {
    if (value === null) trail.delete(id)
    else trail.set(id, value)
  }
  return [...trail.values()]
}
