import { trailPageSchema } from '../../domain/trail.ts'
import { resealTrail } from '../../storage/verify-trail.ts'
import type { FormerKeys } from '../../vault/station-identity.ts'
import { auditKeyOf, type StationKeys } from '../../vault/station-keys.ts'

/**
 * The trail in a backup of keys before, sealed as the keys of today do it. What is no sheet of a trail stays as it is:
 * whoever uses the records checks them by their schemas.
 */
export async function trailOfToday(
  before: FormerKeys,
  keys: StationKeys,
  pages: readonly unknown[],
): Promise<readonly unknown[]> {
  const sheets = pages.flatMap((page) => {
    const read = trailPageSchema.safeParse(page)
    return read.success ? [read.data] : []
  })
  if (sheets.length !== pages.length) return pages
  return resealTrail({ stationId: keys.stationId, audit: await auditKeyOf(before.audit) }, keys, sheets)
}
