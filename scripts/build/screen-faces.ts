import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cutOut, readCharacterMap, readSfnt, writeSfnt } from '../../src/papers/faces/sfnt.ts'

/** What the screen is set in where the PC has no such face of its own: family, weights, file in @expo-google-fonts. */
const FACES = [
  ['Bundled Sans', '400', 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'],
  ['Bundled Sans', '500 700', 'noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'],
  ['Bundled Serif', '600 700', 'noto-serif-sc/600SemiBold/NotoSerifSC_600SemiBold.ttf'],
] as const

/**
 * Writes `faces.css` and small faces with the common characters into a folder. The whole faces are 10 to 15 MB each; a
 * page would read 36 MB before it has its words. A character beyond the common ones, in a rare name, still brings the
 * whole face (of two rules that cover a character CSS takes the later), and what is read first is a tenth.
 */
export function makeScreenFaces(packages: string, folder: string): void {
  mkdirSync(folder, { recursive: true })
  const common = commonCharacters()
  const rules = FACES.map(([family, weight, file]) => {
    const face = readSfnt(readFileSync(join(packages, file)))
    const map = readCharacterMap(face)
    const points = common.filter((point) => map.has(point))
    const name = `common-${file.replace(/^.*\//, '')}`
    writeFileSync(join(folder, name), writeSfnt(cutOut(face, map, points)))
    return [
      fontFace(family, weight, `@expo-google-fonts/${file}`),
      fontFace(family, weight, `./${name}`, unicodeRanges(points)),
    ]
  })
  writeFileSync(join(folder, 'faces.css'), rules.flat().join(''))
}

/** Latin, signs, letters of pinyin, and level 1 of GB 2312-80: the 3,755 characters of everyday use; ascending. */
export function commonCharacters(): readonly number[] {
  const points = new Set<number>()
  for (let point = 0x20; point <= 0x7e; point += 1) points.add(point)
  const gb = new TextDecoder('gb18030')
  const add = (row: number, cell: number) => {
    const point = gb.decode(Uint8Array.of(0xa0 + row, 0xa0 + cell)).codePointAt(0)
    if (point !== undefined && point !== 0xfffd) points.add(point)
  }
  // Rows 1 to 3: punctuation, numbers in circles, full-width Latin. Row 8: pinyin. Rows 16 to 55: level 1.
  for (const [first, last] of [
    [1, 3],
    [8, 8],
    [16, 55],
  ] as const)
    for (let row = first; row <= last; row += 1) for (let cell = 1; cell <= 94; cell += 1) add(row, cell)
  return [...points].sort((a, b) => a - b)
}

/** `U+20-7E,U+4E00` for points in ascending order. */
export function unicodeRanges(points: readonly number[]): string {
  const ranges: [first: number, last: number][] = []
  for (const point of points) {
    const range = ranges.at(-1)
    if (range?.[1] === point - 1) range[1] = point
    else ranges.push([point, point])
  }
  const hex = (point: number) => point.toString(16).toUpperCase()
  return ranges.map(([first, last]) => (first === last ? `U+${hex(first)}` : `U+${hex(first)}-${hex(last)}`)).join(',')
}

/** `swap`: words stand at once in whatever face there is, and take this one when it has been read. */
function fontFace(family: string, weight: string, url: string, ranges?: string): string {
  const range = ranges === undefined ? '' : `unicode-range:${ranges};`
  return `@font-face{font-family:'${family}';font-weight:${weight};font-display:swap;${range}src:url('${url}') format('truetype')}\n`
}
