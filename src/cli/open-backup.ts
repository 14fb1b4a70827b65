/**
 * `npm run open-backup -- FILE.age --key key.txt [--out DIR]`
 *
 * Reads a backup without the app: verifies all of it, lists its tables with their counts, and with `--out` writes the
 * tables out in clear. Anything wrong: one sentence on stderr, exit code 1, and no folder left behind.
 */
import { openBackupCommand } from './open-backup-command.ts'
import { runAsProcess } from './terminal.ts'

await runAsProcess(openBackupCommand)
