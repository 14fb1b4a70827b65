import { expect, test } from 'vitest'
import { backupShare } from '../../../../src/renderer/features/backup/stages.ts'
import { sizeInWords } from '../../../../src/renderer/ui/sizes.ts'

const begun = { stage: 'writing', totalBytes: null, writtenBytes: 0, checkedBytes: 0, counts: {}, took: {} } as const

test('the bar is full only when the backup is done', () => {
  expect(backupShare(begun)).toBe(0)
  expect(backupShare({ ...begun, totalBytes: 100, writtenBytes: 100 })).toBe(0.5)
  expect(
    backupShare({ ...begun, stage: 'counting', totalBytes: 100, writtenBytes: 100, checkedBytes: 100 }),
  ).toBeLessThan(1)
  expect(backupShare({ ...begun, stage: 'done', totalBytes: 100, writtenBytes: 100, checkedBytes: 100 })).toBe(1)
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 KB'],
  [226_300, '226 KB'],
  [999_600, '1.0 MB'],
  [417_900_000, '418 MB'],
  [29_800_000_000, '29.8 GB'],
])('%i bytes are %s', (bytes, words) => expect(sizeInWords(bytes)).toBe(words))
