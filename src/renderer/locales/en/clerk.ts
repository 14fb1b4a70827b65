import type { clerk as zh } from '../zh-cn/clerk.ts'
import type { Words } from '../words.ts'

export const clerk: Words<typeof zh> = {
  moveUntold: 'Entered by {{staff}}. The head, workers and the supervisor see why.',
  changeList:
    "Why a status or a population changed is not on a clerk's list. A list with reasons is printed by the head or a worker.",
}
