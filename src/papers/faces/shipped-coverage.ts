import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { RARE_FILES, SERIF_FILE } from './face-files.ts'
import { readCharacterMap, readSfnt } from './sfnt.ts'

/** Characters the shipped faces print, as ranges in order: Noto Serif SC and the faces for rare names. */
export function shippedCoverage(packages: string, resources: string): [first: number, last: number][] {
  const files = [join(packages, SERIF_FILE), ...RARE_FILES.map((file) => join(resources, file))]
  const points = new Set(files.flatMap((file) => [...readCharacterMap(readSfnt(readFileSync(file))).keys()]))
  const ranges: [number, number][] = []
  for (const point of [...points].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last?.[1] === point - 1) last[1] = point
    else ranges.push([point, point])
  }
  return ranges
}
