import type { room as zh } from '../zh-cn/room.ts'
import type { Words } from '../words.ts'

export const room: Words<typeof zh> = {
  refused:
    'These are {{added}} characters, and {{room}} more fit here; nothing was pasted. What stood here is as it was, and the clipboard still has the rest.',
  full: 'No more than {{most}} characters fit here.',
}
