/**
 * `npm run open-backup -- FILE.age --key key.txt [--out DIR]`
 *
 * Reads a backup without the app: verifies all of it, lists its tables with their counts, and with `--out` writes the
 * tables and attachments out in clear, these under their titles. Anything wrong: one sentence on stderr, exit code 1, and
 * no folder left behind.
 */
import { openBackupCommand } from './open-backup-command.ts'
import { runAsProcess } from './terminal.ts'

// Node calls its ChaCha20-Poly1305 experimental, on stderr; whoever sits at the terminal gets our sentences only.
process.removeAllListeners('warning')
await runAsProcess(openBackupCommand)
