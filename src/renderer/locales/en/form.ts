import type { form as zh } from '../zh-cn/form.ts'
import type { Words } from '../words.ts'

export const form: Words<typeof zh> = { title: 'Form' }
