import type { children as zh } from '../zh-cn/children.ts'
import type { Words } from '../words.ts'

export const children: Words<typeof zh> = { title: "Children's files" }
