import type { backup as zh } from '../zh-cn/backup.ts'
import type { Words } from '../words.ts'

export const backup: Words<typeof zh> = { title: 'Backup' }
