import type { stoppedRestore as zh } from '../zh-cn/stopped-restore.ts'
import type { Words } from '../words.ts'

export const stoppedRestore: Words<typeof zh> = {
  title: 'Locked half-way through the restore',
  goOn: 'The backup is closed again and nothing on this computer was changed. To go on, choose the backup {{file}} once more and open it with the recovery sheet or a password.',
  lock: 'Not now, lock',
}
