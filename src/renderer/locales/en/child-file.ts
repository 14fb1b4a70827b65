import type { childFile as zh } from '../zh-cn/child-file.ts'
import type { Words } from '../words.ts'

export const childFile: Words<typeof zh> = { title: "Child's file" }
