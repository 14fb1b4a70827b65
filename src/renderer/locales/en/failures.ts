import type { failures as zh } from '../zh-cn/failures.ts'
import type { Words } from '../words.ts'

export const failures: Words<typeof zh> = {
  stationExists: 'This computer already holds a station.',
  opening: {
    nothingLeft: 'Records, journal and snapshots are all gone from this computer. Restore a backup from the stick.',
    notMigrated:
      'Records of the older version could not be brought over ({{where}}); nothing was touched. Make room first; if that does not help, install the older version.',
    notMigratedFull:
      'The disk is nearly full; records of the older version were not brought over, and nothing was touched. Free {{megabytes}} MB and open it again.',
  },
  outside: {
    cancelled: 'Nothing was chosen and nothing changed.',
    noPrinter: 'This computer has no printer. You can save a PDF instead.',
    printerRefused: 'The printer did not take it: {{detail}}',
    diskFull: 'The disk is full. Use another one or make room.',
    diskFullBy: 'The disk is full. Free {{megabytes}} MB, or use another one.',
    notWritable: 'This folder cannot be written to. Choose another one.',
    gone: 'The stick is gone; it may have been pulled out. Put it back and do it again.',
    tooLarge: 'The file is too large.',
    exists: 'A file of that name is already there; it was not overwritten.',
    systemDrive: 'This is the system disk. If the computer breaks, the backup goes with it; choose a stick.',
    badRequest: 'That did not work. Restart the app and try again.',
    stale: 'Another window has just written; what you see is not the latest. Lock and open again.',
    failed: 'That did not work: {{detail}}',
  },
}
