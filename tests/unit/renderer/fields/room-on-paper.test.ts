import { expect, test } from 'vitest'
import { charactersIn, linesLeft, linesUsed } from '../../../../src/renderer/ui/fields/room-on-paper.ts'

test.each([
  ['', 0],
  ['  \n ', 0],
  ['一'.repeat(41), 1],
  ['一'.repeat(42), 2],
  ['一\n二\n三', 3],
  // Letters and digits are half as wide.
  ['a'.repeat(82), 1],
  ['a'.repeat(83), 2],
])('%j takes %i lines', (text, lines) => expect(linesUsed(text)).toBe(lines))

test.each([
  ['', 2, 2],
  ['一'.repeat(41), 2, 1],
  ['一'.repeat(42), 2, 0],
  ['a'.repeat(82), 2, 1],
  ['a'.repeat(500), 2, 0],
  ['一', 0, 0],
])('%j leaves of %i lines %i', (text, lines, left) => expect(linesLeft(text, lines)).toBe(left))

test('characters are counted as code points, at any length', () => {
  expect(charactersIn('a一𠮷')).toBe(3)
  expect(charactersIn('𠮷'.repeat(1_000_000))).toBe(1_000_000)
})
