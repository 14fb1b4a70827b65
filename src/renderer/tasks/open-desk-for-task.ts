import type { OpeningFailure } from '../../storage/opening-report.ts'
import { fail, type Result } from '../../domain/result.ts'
import type { KeySlot } from '../../vault/vault-file.ts'
import { unlockWithPassword } from '../../vault/unlock.ts'
import { notStored, openDesk, type Desk } from '../../verbs/desk.ts'
import { failureSentence } from '../../verbs/failure-sentence.ts'
import { appVersion } from '../app/app-version.ts'
import { secondsToWait } from '../app/wait-after.ts'
import { argon2InWorker } from '../workers/argon2-in-worker.ts'
import { openingTools } from '../workers/snapshots.ts'
import type { TaskTools } from './run-task.ts'

/**
 * Opens the station for a command line with a staff member's password: the account that was named, or the head's. Wrong
 * passwords are counted, and have to be waited for, as at the door. The failure is a sentence.
 */
export async function openDeskForTask(
  { password, account }: { readonly password: string; readonly account?: string | undefined },
  { station, language }: TaskTools,
): Promise<Result<Desk, string>> {
  const zh = language === 'zh'
  const { store, meta, rebuild } = station
  if (meta === null)
    return fail(zh ? '这个文件夹里没有站。请看 --profile。' : 'There is no station in this profile. Look at --profile.')
  const slots = slotsOf(meta.vault.staff, account)
  if (slots.length === 0)
    return fail(zh ? '没有这个登录名。请看 --account。' : 'Nobody has this account. Look at --account.')
  const tries = await window.station.call['tries.look'](undefined)
  const waits = slots.map(({ staffId }) => (tries.ok ? secondsToWait(tries.value.tries[staffId], new Date()) : 0))
  const wait = Math.min(...waits)
  if (wait > 0)
    return fail(zh ? `密码输错多次，请过 ${wait} 秒再试。` : `Wrong passwords before: try again in ${wait} seconds.`)
  for (const slot of slots) {
    const unlocked = await unlockWithPassword(meta.vault, slot.account, password, argon2InWorker)
    if (!unlocked.ok) continue
    const { keys, staffId } = unlocked.value
    const cleared = await window.station.call['tries.clear']({ slotId: slot.staffId })
    const desk = await openDesk({
      store,
      keys,
      staffId,
      clear: meta,
      rebuild,
      tools: openingTools(keys, meta, appVersion()),
    })
    if (!desk.ok) {
      const { failure } = desk
      return fail(
        failure.kind === 'verb' ? failureSentence(failure.failure, language) : openingSentence(failure.failure, zh),
      )
    }
    if (desk.value.actor.mustChangePassword)
      return fail(
        zh
          ? '这个密码是站长给的，要先在软件里换成自己的。'
          : 'This password was given by the head; change it in the app first.',
      )
    const before = cleared.ok ? cleared.value.before : 0
    if (before > 0) await desk.value.note({ act: 'wrongPassword', detail: { count: before } })
    await desk.value.note({ act: 'unlocked', detail: { how: 'password' } })
    return desk
  }
  const [first] = slots
  if (first !== undefined) await window.station.call['tries.wrong']({ slotId: first.staffId })
  return fail(zh ? '密码不对。' : 'The password is wrong.')
}

/** Heads first named: without an account the password is a head's. */
function slotsOf(slots: readonly KeySlot[], account: string | undefined): readonly KeySlot[] {
  if (account === undefined) return slots.filter(({ role }) => role === 'head')
  const wanted = account.normalize('NFKC').trim().toLowerCase()
  return slots.filter((slot) => slot.account === wanted)
}

function openingSentence(failure: OpeningFailure, zh: boolean): string {
  switch (failure.kind) {
    case 'nothingLeft':
      return zh ? '站的记录已经不在，也没有能恢复的快照。' : 'Nothing of the station is left, and no snapshot opens.'
    case 'notMigrated':
      return zh
        ? `旧版本的记录没能转成新的：${failure.where}`
        : `Records of the older version were not brought over: ${failure.where}`
    default:
      return failureSentence(notStored(failure), zh ? 'zh' : 'en')
  }
}
