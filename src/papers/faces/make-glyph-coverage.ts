/**
 * Writes src/domain/glyph-coverage-data.ts: which characters the shipped faces print. Run it after a face changes:
 *
 *     node src/papers/faces/make-glyph-coverage.ts
 */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { shippedCoverage } from './shipped-coverage.ts'

const root = resolve(import.meta.dirname, '../../..')
const ranges = shippedCoverage(join(root, 'node_modules/@expo-google-fonts'), join(root, 'resources'))
let end = 0
const packed = ranges.map(([first, last]) => {
  const words = [first - end, last - first].map((number) => number.toString(36))
  end = last
  return last === first ? words[0] : words.join('-')
})
const lines = packed.join(' ').match(/.{1,110}(?: |$)/g) ?? []
writeFileSync(
  join(root, 'src/domain/glyph-coverage-data.ts'),
  [
    '/**',
    ' * Made by src/papers/faces/make-glyph-coverage.ts from the faces; do not edit. Ranges of characters in order, in base',
    ' * 36: how far the first lies behind the last of the range before, then how many more follow it.',
    ' */',
    'export const GLYPH_COVERAGE =',
    ...lines.map((line, i) => `  '${line}'${i < lines.length - 1 ? ' +' : ''}`),
    '',
  ].join('\n'),
)
console.log(`${String(ranges.length)} ranges, ${String(packed.join(' ').length)} characters`)
