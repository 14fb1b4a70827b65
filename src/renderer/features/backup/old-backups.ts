import { needlessBackups } from '../../../backup/thinning.ts'
import type { BackupLook, Medium } from '../../../contract/medium.ts'
import type { WorkspaceState } from '../../../storage/tables.ts'
import type { Place } from './use-backup.ts'

/** What becomes of old backups on a stick once a new one is verified. */
export type OldBackups =
  | { readonly kind: 'none' }
  /** The first time on this stick somebody sees the list before anything goes. */
  | { readonly kind: 'asking'; readonly names: readonly string[]; readonly medium: Medium }
  | { readonly kind: 'cleared'; readonly names: readonly string[] }
  | { readonly kind: 'notCleared' }

export const NONE_OLD: OldBackups = { kind: 'none' }

/**
 * Of the backups in a folder those this station has verified: entered in its register, of the length entered, with its
 * own key slots beside them. Nothing else is ever counted or removed.
 */
export function verifiedOnes(
  found: readonly BackupLook[],
  stationId: string,
  state: WorkspaceState,
): readonly string[] {
  const register = new Map([...state.backups.values()].map(({ fileName, bytes }) => [fileName, bytes]))
  return found.filter((each) => each.stationId === stationId && register.get(each.name) === each.bytes).map(nameOf)
}

/** Clears away what newer backups have made needless, if that was agreed on for this stick; else says what it would be. */
export async function thin(
  { folder }: Pick<Place, 'folder'>,
  medium: Medium,
  stationId: string,
  state: WorkspaceState,
  today: string,
  justMade: string,
): Promise<OldBackups> {
  const listed = await window.station.call['backup.list']({ folder })
  if (!listed.ok) return NONE_OLD
  const names = needlessBackups(verifiedOnes(listed.value.backups, stationId, state), today, justMade)
  if (names.length === 0) return NONE_OLD
  return medium.thins ? clear(folder, names) : { kind: 'asking', names, medium }
}

/** Remembers the agreement on the stick itself and clears. */
export async function agree(
  { folder }: Pick<Place, 'folder'>,
  { names, medium }: Extract<OldBackups, { kind: 'asking' }>,
  stationId: string,
): Promise<OldBackups> {
  const cleared = await clear(folder, names)
  if (cleared.kind === 'cleared') {
    await window.station.call['backup.useMedium']({ folder, stationId, medium: { ...medium, thins: true } })
  }
  return cleared
}

async function clear(folder: string, names: readonly string[]): Promise<OldBackups> {
  const gone = await window.station.call['backup.removeOld']({ folder, names: [...names] })
  return gone.ok ? { kind: 'cleared', names: gone.value.removed } : { kind: 'notCleared' }
}

function nameOf({ name }: BackupLook): string {
  return name
}
