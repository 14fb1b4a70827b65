import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FILE_NAME, fileNameFrom } from '../../../src/domain/file-name.ts'

test.each([
  ['出生证明', '出生证明.pdf'],
  ['../../etc/passwd', 'etc passwd.pdf'],
  ['C:\\Windows\\system32', 'C Windows system32.pdf'],
  ['.bashrc', 'bashrc.pdf'],
  ['照片\u202Efdp.exe', '照片fdp.exe.pdf'],
  ['小\u200B满\uFEFF', '小满.pdf'],
  ['一行\n两行\t三', '一行 两行 三.pdf'],
  ['nul', '_nul.pdf'],
  ['COM1.扫描', '_COM1.扫描.pdf'],
  ['console', 'console.pdf'],
  ['   ', 'attachment.pdf'],
  ['…', '….pdf'],
  ['a. . .', 'a.pdf'],
  ['=HYPERLINK("http://x")', '=HYPERLINK( http x ).pdf'],
  ['字'.repeat(500), `${'字'.repeat(80)}.pdf`],
])('%j is saved as %j', (words, name) => {
  expect(fileNameFrom(words, 'pdf')).toBe(name)
})

test('whatever was written, the name is one that crosses to the main process', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (words) => {
      const name = fileNameFrom(words, 'webp')
      expect(name).toMatch(FILE_NAME)
      expect(Array.from(name).length).toBeLessThanOrEqual(120)
    }),
  )
})

test.each(['a/b.pdf', 'a\\b.pdf', '.a.pdf', ' a.pdf', 'a\u202Eb.pdf', 'a\u0000.pdf', 'a'.repeat(121), ''])(
  '%j does not cross',
  (name) => {
    expect(name).not.toMatch(FILE_NAME)
  },
)
