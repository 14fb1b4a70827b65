import { nameInitials } from '../domain/name-initials.ts'
import type { Staff } from '../domain/records.ts'
import { fail, succeed, type Result } from '../domain/result.ts'
import { storeFailure } from '../storage/commit.ts'
import type { Store } from '../storage/store.ts'
import { ARGON2_PARAMETERS, isWeaker, type Argon2, type Argon2Choice } from '../vault/argon2-parameters.ts'
import { setPassword, takeSlots } from '../vault/change-slots.ts'
import type { StationKeys } from '../vault/station-keys.ts'
import type { KeySlot } from '../vault/vault-file.ts'
import { notStored, type Desk } from './desk.ts'
import { addStaff } from './staff/add-staff.ts'
import { noteOwnPassword } from './staff/note-own-password.ts'
import { removeStaff } from './staff/remove-staff.ts'
import { resetStaffPassword } from './staff/reset-staff-password.ts'
import type { NewStaff } from './staff/staff-input.ts'
import type { VerbFailure } from './verb.ts'

/**
 * Where a change of the staff is two writes: the sealed record and the key slot in the vault file. The record is what
 * counts (role, active, must change the password); a slot only opens the door. The order is chosen so that a power cut
 * between the two leaves less access than asked for, never more, and the next opening or the next press mends it:
 *
 * - adding, giving a password: the record first. What is left is somebody without a password, or with the old one, who
 *   must change it; the head gives it again.
 * - one's own new password: the slot first. What is left is a person who is asked for a new password once more.
 * - removing: the record first. The slot that is left opens no desk, and `mendSlots` takes it away.
 */
export interface SlotTools {
  readonly store: Store
  readonly keys: StationKeys
  readonly desk: Desk
  readonly argon2: Argon2
  /** Weaker parameters, for tests alone. */
  readonly argon2Choice?: Argon2Choice
}

/** Enters a staff member and gives them a first password. Judge its strength before. */
export async function addStaffMember(
  tools: SlotTools,
  input: NewStaff & { readonly password: string },
): Promise<Result<{ readonly staffId: string }, VerbFailure>> {
  const { password, ...fields } = input
  const added = await tools.desk.perform(addStaff, fields)
  if (!added.ok) return added
  const given = await keepSlotOf(tools, added.value.staffId, password)
  return given.ok ? added : given
}

/** Gives somebody a password in the place of a forgotten one; they must change it before anything else. */
export async function givePassword(
  tools: SlotTools,
  input: { readonly staffId: string; readonly password: string },
): Promise<Result<null, VerbFailure>> {
  const noted = await tools.desk.perform(resetStaffPassword, { staffId: input.staffId })
  return noted.ok ? keepSlotOf(tools, input.staffId, input.password) : noted
}

/** One's own new password. Who asks has proven before that the present one is known, or holds the recovery sheet. */
export async function keepOwnPassword(tools: SlotTools, password: string): Promise<Result<null, VerbFailure>> {
  const { desk } = tools
  const wasGiven = desk.actor.mustChangePassword
  const kept = await keepSlotOf(tools, desk.actor.id, password)
  if (!kept.ok) return kept
  const noted = await desk.perform(noteOwnPassword, {})
  // One that was their own before changes no record, and stands in the trail all the same.
  if (noted.ok && !wasGiven) await desk.note({ act: 'changed', detail: { verb: noteOwnPassword.name } })
  return noted
}

/** Takes somebody off the staff: record, cases, slot. */
export async function removeStaffMember(
  tools: Omit<SlotTools, 'argon2'>,
  input: { readonly staffId: string; readonly casesTo: string | null },
): Promise<Result<null, VerbFailure>> {
  const removed = await tools.desk.perform(removeStaff, input)
  return removed.ok ? mendSlots(tools) : removed
}

/**
 * Takes away every slot whose owner is not at work here: what a power cut left while somebody was removed, or a restore
 * brought back. The slot of the person at the desk always stays.
 */
export async function mendSlots({
  store,
  desk,
}: Pick<SlotTools, 'store' | 'desk'>): Promise<Result<null, VerbFailure>> {
  const { staff } = desk.workspace.state
  const gone = ({ staffId }: KeySlot) => staffId !== desk.actor.id && staff.get(staffId)?.active !== true
  try {
    const meta = await store.readMeta()
    if (meta === null) return fail({ kind: 'notFound', what: 'station' })
    if (!meta.vault.staff.some(gone)) return succeed(null)
    const kept = await store.changeVault((vault) => takeSlots(vault, gone))
    return kept ? succeed(null) : fail({ kind: 'notFound', what: 'station' })
  } catch (error) {
    return fail(notStored(storeFailure(error)))
  }
}

/**
 * After an unlocking, while the password is at hand: wraps the person's slot anew when it costs a guesser less than new
 * slots do, when it was handed a renewed key or is too old for that, or when name or role on it are no longer those of
 * the record. The head can change both without knowing the password; the slot's words are only what the door shows until
 * then.
 */
export async function freshenSlot(
  tools: SlotTools,
  password: string,
): Promise<Result<'fresh' | 'renewed', VerbFailure>> {
  const { store, desk, argon2Choice = { parameters: ARGON2_PARAMETERS } } = tools
  const { actor } = desk
  const meta = await store.readMeta()
  const slot = meta?.vault.staff.find(({ staffId }) => staffId === actor.id)
  if (slot === undefined) return fail({ kind: 'notFound', what: 'staff' })
  const owner = ownerOf(actor)
  const same = slot.role === owner.role && slot.initials === owner.initials && slot.account === owner.account
  const canBeHandedKeys = slot.handover !== undefined && slot.handed === undefined
  if (same && canBeHandedKeys && !isWeaker(slot.argon2, argon2Choice.parameters)) return succeed('fresh')
  const kept = await keepSlotOf(tools, actor.id, password, slot)
  return kept.ok ? succeed('renewed') : kept
}

/** Whose slot it is, as the record says. */
export function ownerOf({ id, account, name, role }: Staff) {
  return { staffId: id, account, initials: nameInitials(name), role }
}

/**
 * Wraps the station key for one person and puts the slot into the vault file as it is by then.
 * @param over only in the place of this very slot: a password changed meanwhile must not be undone by freshening
 */
async function keepSlotOf(
  tools: SlotTools,
  staffId: string,
  password: string,
  over?: KeySlot,
): Promise<Result<null, VerbFailure>> {
  const { store, keys, desk, argon2, argon2Choice } = tools
  const staff = desk.workspace.state.staff.get(staffId)
  if (staff === undefined) return fail({ kind: 'notFound', what: 'staff' })
  try {
    const meta = await store.readMeta()
    if (meta === null) return fail({ kind: 'notFound', what: 'station' })
    const owner = { ...ownerOf(staff), password }
    // A slot under this login name that belongs to nobody on file would stand in the way: left by a restore.
    const foreign = (slot: KeySlot) => slot.account === staff.account && slot.staffId !== staffId
    const renewed = await setPassword(takeSlots(meta.vault, foreign), keys, owner, argon2, argon2Choice)
    const slot = renewed.staff.find((one) => one.staffId === staffId)
    if (slot === undefined) return fail({ kind: 'notFound', what: 'staff' })
    // Deriving took a while: other slots, or the recovery sheet, may have been changed meanwhile.
    const kept = await store.changeVault((vault) => {
      const present = vault.staff.find((one) => one.staffId === staffId)
      if (over !== undefined && present?.wrapped !== over.wrapped) return vault
      const others = takeSlots(vault, (one) => one.staffId === staffId || foreign(one)).staff
      const at = vault.staff.findIndex((one) => one.staffId === staffId)
      return { ...vault, staff: at === -1 ? [...others, slot] : others.toSpliced(at, 0, slot) }
    })
    return kept ? succeed(null) : fail({ kind: 'notFound', what: 'station' })
  } catch (error) {
    return fail(notStored(storeFailure(error)))
  }
}
