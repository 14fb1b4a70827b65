import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ARGON2_PARAMETERS } from '../../../vault/argon2-parameters.ts'
import { renewStationKey } from '../../../vault/renew-station-key.ts'
import { unlockWithPassword } from '../../../vault/unlock.ts'
import type { VaultFile } from '../../../vault/vault-file.ts'
import { mayDo } from '../../../verbs/may-do.ts'
import { ownerOf } from '../../../verbs/staff-slots.ts'
import { appVersion } from '../../app/app-version.ts'
import { flushAll } from '../../app/before-lock.ts'
import { useSession, type Session } from '../../app/desk-context.tsx'
import { megabytesOf, outsideFailureSentence, useFailureSentence } from '../../app/failure-sentence.ts'
import type { RenewalFailure } from '../../renewal/renewal-calls.ts'
import { RenewalRun, vaultToCome, type KeysToCome } from '../../renewal/renewal-run.ts'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'

export type KeysRenewal =
  /** `stopped`: why the last try came to nothing. */
  | { readonly kind: 'asking'; readonly stopped: string }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'paused' }
  | { readonly kind: 'dropped' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'running'; readonly run: RenewalRun; readonly pausing: boolean }

/** The renewal of the station's keys by the head at the desk. When it is done the page is thrown away. */
export function useKeysRenewal() {
  const { t } = useTranslation()
  const session = useSession()
  const sentenceOf = useFailureSentence()
  const [renewal, setRenewal] = useState<KeysRenewal>({ kind: 'asking', stopped: '' })
  const { startedAt, lookAgain } = useBegun()

  const stopped = (failure: RenewalFailure): string => {
    switch (failure.kind) {
      case 'verb':
        return sentenceOf(failure.failure)
      case 'outside': {
        const { kind, missingBytes } = failure.failure
        return kind === 'diskFull' && missingBytes !== undefined
          ? t('keys.failed.noRoom', { megabytes: megabytesOf(missingBytes) })
          : outsideFailureSentence(t, failure.failure)
      }
      default:
        return t(`keys.failed.${failure.kind}`)
    }
  }
  const renew = async (password: string): Promise<KeysRenewal> => {
    const may = await mayDo(session.desk, 'renewKeys')
    if (!may.ok) return { kind: 'asking', stopped: sentenceOf(may.failure) }
    const come = await keysToCome(session, password)
    if (come === 'wrong') return { kind: 'wrong' }
    const run = new RenewalRun({ ...session, ...come, appVersion: appVersion(), flush: flushAll })
    setRenewal({ kind: 'running', run, pausing: false })
    const done = await run.start()
    if (!done.ok) {
      return done.failure.kind === 'paused' ? { kind: 'paused' } : { kind: 'asking', stopped: stopped(done.failure) }
    }
    // The keys in this page's memory open nothing any more.
    await window.station.call['app.reload'](undefined)
    return { kind: 'running', run, pausing: true }
  }
  const start = async (password: string): Promise<void> => {
    setRenewal({ kind: 'checking' })
    try {
      setRenewal(await renew(password))
    } catch (error) {
      // A worker or WebCrypto gave up; their own words are all there is to say.
      const message = error instanceof Error ? error.message : String(error)
      setRenewal({ kind: 'asking', stopped: t('keys.failed.crashed', { message }) })
    }
    await lookAgain()
  }
  const pause = () => {
    if (renewal.kind !== 'running') return
    renewal.run.pause()
    setRenewal({ ...renewal, pausing: true })
  }
  const drop = async (): Promise<void> => {
    const dropped = await window.station.call['renewal.drop'](undefined)
    setRenewal(
      dropped.ok
        ? { kind: 'dropped' }
        : { kind: 'asking', stopped: stopped({ kind: 'outside', failure: dropped.failure }) },
    )
    await lookAgain()
  }
  return { renewal, startedAt, start, pause, drop }
}

/** Since when a renewal stands half done on this PC; `null` when none does. */
export function useBegun() {
  const [startedAt, setStartedAt] = useState<string | null>(null)
  const lookAgain = useCallback(
    () =>
      window.station.call['renewal.look'](undefined).then((looked) => {
        setStartedAt(looked.ok ? (looked.value.going?.startedAt ?? null) : null)
      }),
    [],
  )
  useEffect(() => {
    void lookAgain()
  }, [lookAgain])
  return { startedAt, lookAgain }
}

/** The keys of the renewal that was begun, when this password still opens them; else new ones. */
async function keysToCome(
  { store, keys, desk }: Session,
  password: string,
): Promise<'wrong' | { readonly renewed: KeysToCome; readonly goOn: boolean }> {
  const meta = await store.readMeta()
  if (meta === null) throw new Error('the station is not there')
  const { vault } = meta
  const owner = ownerOf(desk.actor)
  const account = vault.staff.find(({ staffId }) => staffId === owner.staffId)?.account ?? owner.account
  if (!(await unlockWithPassword(vault, account, password, argon2InWorker)).ok) return 'wrong'
  const begun = await begunVault(vault)
  const known = begun === null ? null : await unlockWithPassword(begun, account, password, argon2InWorker)
  if (begun !== null && known?.ok === true) {
    return { renewed: { vault: begun, keys: known.value.keys }, goOn: true }
  }
  const head = { ...owner, account, password }
  const choice = { parameters: ARGON2_PARAMETERS }
  return { renewed: await renewStationKey(vault, keys, head, argon2InWorker, choice), goOn: false }
}

async function begunVault(vault: VaultFile): Promise<VaultFile | null> {
  const looked = await window.station.call['renewal.look'](undefined)
  return looked.ok && looked.value.going !== null ? vaultToCome(looked.value.going.vault, vault) : null
}
