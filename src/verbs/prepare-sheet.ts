import { fail, succeed, type Result } from '../domain/result.ts'
import { storeFailure } from '../storage/commit.ts'
import type { Store } from '../storage/store.ts'
import { renewRecoveryKey } from '../vault/change-slots.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import type { VaultFile } from '../vault/vault-file.ts'
import { notStored, type Desk } from './desk.ts'
import { renewRecoverySheet } from './station/renew-recovery-sheet.ts'
import { sheetOnFile } from './station/sheet-on-file.ts'
import type { VerbFailure } from './verb.ts'

export interface SheetNotRenewed {
  /** Which sheet opens the station now. `new`: only the note of it is missing, and `putInForce` may be called again. */
  readonly opens: 'old' | 'new'
  readonly failure: VerbFailure
}

/** A recovery sheet that can be printed, but opens nothing yet. */
export interface PreparedSheet {
  /** For the printer; it is kept nowhere. */
  readonly recoveryKey: string
  readonly serial: number
  /** YYYY-MM-DD. */
  readonly madeOn: string
  /**
   * From now on this sheet opens the station, and the one before no longer. Call it once the new sheet was printed and
   * proven; leaving it uncalled changes nothing.
   * @param places where the two copies are kept; sealed with the station's record
   */
  readonly putInForce: (places: readonly [string, string]) => Promise<Result<null, SheetNotRenewed>>
}

/**
 * Makes the key of a new recovery sheet, for the head. Until `putInForce` the sheet before stays valid.
 *
 * There are two writes: the vault file with the new slot, then the record that says which sheet it is. In this order a
 * power cut between them leaves a sheet that was just proven and opens the station, with the number of the one before
 * on file; the other way round the file would name a sheet that opens nothing.
 */
export async function prepareSheet(tools: {
  readonly store: Store
  readonly keys: StationKeys
  readonly desk: Desk
}): Promise<Result<PreparedSheet, VerbFailure>> {
  const { store, keys, desk } = tools
  const { actor } = desk
  const { roles } = renewRecoverySheet
  // Keys are no records: asked here, because the verb comes only after them.
  if (!actor.active || !roles.includes(actor.role)) return fail({ kind: 'notAllowed', roles })
  const station = desk.workspace.state.station.get('station')
  const meta = await store.readMeta()
  if (meta === null || station === undefined) return fail({ kind: 'notFound', what: 'station' })
  const replaced = meta.vault.recovery.recipient
  const serial = sheetOnFile(station).serial + 1
  const madeOn = desk.today
  const { vault, recoveryKey } = await renewRecoveryKey(meta.vault, keys)

  return succeed({
    recoveryKey,
    serial,
    madeOn,
    putInForce: async (places) => {
      const kept = await keepRecovery(store, vault, replaced).catch((error: unknown) =>
        fail(notStored(storeFailure(error))),
      )
      if (!kept.ok) return fail({ opens: 'old', failure: kept.failure })
      const [first, second] = places
      const noted = await desk.perform(renewRecoverySheet, { serial, madeOn, places: [first, second] })
      return noted.ok ? noted : fail({ opens: 'new', failure: noted.failure })
    },
  })
}

/**
 * Puts the renewed recovery slot into the vault file as it is now: a password may have been changed since the key was made.
 * @param replaced recipient of the sheet that is to be replaced
 */
async function keepRecovery(store: Store, renewed: VaultFile, replaced: string): Promise<Result<null, VerbFailure>> {
  const meta = await store.readMeta()
  if (meta === null) return fail({ kind: 'notFound', what: 'station' })
  const { recipient } = meta.vault.recovery
  // Done before: only the note of it was not stored.
  if (recipient === renewed.recovery.recipient) return succeed(null)
  if (recipient !== replaced) return fail({ kind: 'stale' })
  // Both at once: the seal of the station's identity vouches for the recipient of the recovery key.
  const { recovery, identity } = renewed
  return (await store.keepVault({ ...meta.vault, recovery, identity }))
    ? succeed(null)
    : fail({ kind: 'notFound', what: 'station' })
}
