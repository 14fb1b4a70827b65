import type { ToBackupWork } from './backup-protocol.ts'
import { serveBackupWork } from './backup-work.ts'

const receive = serveBackupWork((message, transfer) => postMessage(message, { transfer }))

onmessage = ({ data }: MessageEvent<ToBackupWork>) => receive(data)
