import type { Words } from '../words.ts'
import type { restoreOlder as zh } from '../zh-cn/restore-older.ts'

export const restoreOlder: Words<typeof zh> = {
  notNewest: 'The register has a newer one: {{moment}}, on "{{medium}}". Take that one for the latest.',
  version:
    'It was made by an earlier version of the program (records of form {{found}}); a restore brings them to form {{now}}, and nothing written is lost.',
}
