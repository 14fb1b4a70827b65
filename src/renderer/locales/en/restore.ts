import type { restore as zh } from '../zh-cn/restore.ts'
import type { Words } from '../words.ts'

export const restore: Words<typeof zh> = { title: 'Restore from a backup' }
