import type { unlock as zh } from '../zh-cn/unlock.ts'
import type { Words } from '../words.ts'

export const unlock: Words<typeof zh> = { title: 'Open the files' }
