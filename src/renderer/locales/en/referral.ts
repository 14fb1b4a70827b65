import type { referral as zh } from '../zh-cn/referral.ts'
import type { Words } from '../words.ts'

export const referral: Words<typeof zh> = { title: 'Referral letter' }
