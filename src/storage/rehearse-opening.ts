import { sealRow } from '../vault/sealed-row.ts'
import type { RecordsKey } from '../vault/station-keys.ts'
import { openSealed } from './open-sealed.ts'
import { placeOf } from './sealed-rows.ts'
import { perTable } from './tables.ts'

/** So many that the code is made quick, and that those who take the seals off (WebCrypto's threads) are all awake. */
const ROWS = 512
/** About as long as a paper. */
const RECORD = { id: '', values: { words: ' '.repeat(2000) } }

/** Opens rows of nothing, sealed under a key that is thrown away: what somebody waits for has then been done before. */
export async function rehearseOpening(): Promise<void> {
  const records = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const key: RecordsKey = { records, stationId: '0'.repeat(32) }
  const rows = await Promise.all(
    Array.from({ length: ROWS }, async (_, at) => {
      const row = { id: `nobody-${String(at)}`, rev: 1 }
      return { ...row, ...(await sealRow(key, placeOf('documents', row), RECORD)) }
    }),
  )
  const tables = perTable((table) => ({
    revisions: new Map<string, number>(),
    single: table === 'documents' ? rows : [],
    bundles: [],
  }))
  await openSealed(key, tables, () => undefined)
}
