/**
 * Cuts the faces for rare name characters in resources/fonts out of larger open faces of the same family, keeping only
 * what Noto Serif SC does not have:
 *
 *     node src/papers/faces/make-rare-faces.ts NotoSerifHK_400Regular.ttf NotoSerifJP_400Regular.ttf
 *
 * The arguments come from the packages @expo-google-fonts/noto-serif-hk and -jp 0.4.3 (SIL OFL 1.1, like the result).
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { RARE_FILES, SERIF_FILE } from './face-files.ts'
import { cutOut, readCharacterMap, readSfnt, writeSfnt } from './sfnt.ts'

const root = resolve(import.meta.dirname, '../../..')
const known = new Set(
  readCharacterMap(readSfnt(readFileSync(join(root, 'node_modules/@expo-google-fonts', SERIF_FILE)))).keys(),
)
const sources = process.argv.slice(2)
if (sources.length !== RARE_FILES.length) throw new Error(`give ${String(RARE_FILES.length)} font files`)
for (const [i, source] of sources.entries()) {
  const sfnt = readSfnt(readFileSync(source))
  const map = readCharacterMap(sfnt)
  const rare = [...map.keys()].filter((point) => !known.has(point))
  for (const point of rare) known.add(point)
  const bytes = writeSfnt(cutOut(sfnt, map, rare))
  writeFileSync(join(root, 'resources', RARE_FILES[i] ?? ''), bytes)
  console.log(`${RARE_FILES[i] ?? ''}: ${String(rare.length)} characters, ${String(bytes.length)} bytes`)
}
