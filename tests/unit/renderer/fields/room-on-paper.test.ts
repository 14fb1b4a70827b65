import { expect, test } from 'vitest'
import { linesUsed } from '../../../../src/renderer/ui/fields/room-on-paper.ts'

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
