import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isolated } from '../../../src/domain/text.ts'

const FSI = '\u2068'
const PDI = '\u2069'

test.each(['', '陈小满', 'Ann Lee', '一\n二', '=1+1', '<b>x</b>', '\u200B小\u200D满', '2026-11-28', '👨‍👩‍👧'])(
  '%j stays the very same text',
  (text) => {
    expect(isolated(text)).toBe(text)
  },
)

test.each([
  ['\u202Efdp.exe', `${FSI}\u202Efdp.exe${PDI}`],
  ['محمد', `${FSI}محمد${PDI}`],
  ['שלום 12', `${FSI}שלום 12${PDI}`],
  ['a\u200Fb', `${FSI}a\u200Fb${PDI}`],
  // What would end the isolation too early, or never.
  [`a${PDI}\u202Eb`, `${FSI}a\u202Eb${PDI}`],
  ['a\u2067b', `${FSI}ab${PDI}`],
  // A sentence in a sentence.
  [`${FSI}محمد${PDI}，男`, `${FSI}${FSI}محمد${PDI}，男${PDI}`],
])('%j is %j inside a sentence', (text, within) => {
  expect(isolated(text)).toBe(within)
})

test('whatever it is, what it opens it closes, and no letter is lost', () => {
  const marks = fc.constantFrom('a', '字', 'ש', '\u202E', '\u202C', '\u2066', '\u2067', '\u2068', '\u2069', '\u200F')
  fc.assert(
    fc.property(fc.array(marks, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('')
      const within = isolated(text)
      let open = 0
      Array.from(within).forEach((mark, at) => {
        if (/[\u2066-\u2068]/.test(mark)) open += 1
        if (mark === PDI) open -= 1
        // Open from the first to the last, so nothing around is reached.
        if (within !== text && at < within.length - 1) expect(open).toBeGreaterThan(0)
      })
      expect(open).toBe(0)
      expect(within.replaceAll(/[\u2066-\u2069]/g, '')).toBe(text.replaceAll(/[\u2066-\u2069]/g, ''))
    }),
  )
})
