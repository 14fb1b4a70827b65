import type { BackupProgress, BackupStage } from '../../workers/backup-progress.ts'

export const STAGES: readonly BackupStage[] = ['writing', 'rereading', 'decrypting', 'counting', 'done']

/** How much of the way is gone, 0 to 1: half of it writing, half reading back. Full only when it is done. */
export function backupShare({ stage, totalBytes, writtenBytes, checkedBytes }: BackupProgress): number {
  if (stage === 'done') return 1
  if (totalBytes === null || totalBytes === 0) return 0
  return Math.min(0.99, (Math.min(writtenBytes, totalBytes) + Math.min(checkedBytes, totalBytes)) / (2 * totalBytes))
}
