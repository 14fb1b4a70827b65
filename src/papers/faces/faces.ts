import { readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { RARE_FILES, SHIPPED_FILES, SYSTEM_FILES } from './face-files.ts'
import { cutOut, readCharacterMap, readMetrics, readSfnt, writeSfnt, type Metrics, type Sfnt } from './sfnt.ts'
import { makeTickFont } from './tick-font.ts'

/** The faces a paper is designed in. */
export type FaceName = keyof typeof SHIPPED_FILES | 'ticks'

/** One opened font file. */
export interface Face {
  /** Name in the PDF writer, unique among the faces. */
  readonly id: string
  readonly metrics: Metrics
  has(point: number): boolean
  /** Advance of a character, of the em. Characters it does not have count as the missing-glyph box. */
  advance(point: number): number
  /** A font file with only these characters. */
  cut(points: Iterable<number>): Uint8Array
}

export interface Faces {
  readonly byName: Readonly<Record<FaceName, Face>>
  /** The face a character is printed in when `wanted` is asked for: itself, Serif, rare names, the system's; or none. */
  faceFor(point: number, wanted: FaceName): Face | undefined
}

function faceOf(id: string, sfnt: Sfnt): Face {
  const metrics = readMetrics(sfnt)
  const map = readCharacterMap(sfnt)
  const advances = new Map<number, number>()
  return {
    id,
    metrics,
    has: (point) => map.has(point),
    advance: (point) => {
      const known = advances.get(point)
      if (known !== undefined) return known
      const advance = metrics.advance(map.get(point) ?? 0)
      advances.set(point, advance)
      return advance
    },
    cut: (points) => writeSfnt(cutOut(sfnt, map, points)),
  }
}

/** The face of a file, or undefined for one that is not there or cannot be read as a font. */
function systemFace(path: string): Face | undefined {
  if (!existsSync(path)) return undefined
  try {
    return faceOf(`system:${path}`, readSfnt(readFileSync(path)))
  } catch (error) {
    console.warn(`face left out: ${path}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}

/**
 * Opens the faces, once per process.
 *
 * @param packages folder that holds `noto-serif-sc/` and `noto-sans-sc/`
 * @param resources the app's folder of resources
 * @param systemFiles font files of the system to try last; they are opened when a character needs them
 */
export function openFaces(packages: string, resources: string, systemFiles: readonly string[] = SYSTEM_FILES): Faces {
  const open = (id: string, file: string) => faceOf(id, readSfnt(readFileSync(file)))
  const shipped = (name: keyof typeof SHIPPED_FILES) => open(name, join(packages, SHIPPED_FILES[name]))
  const byName: Record<FaceName, Face> = {
    serif: shipped('serif'),
    serifBold: shipped('serifBold'),
    sans: shipped('sans'),
    sansMedium: shipped('sansMedium'),
    sansBold: shipped('sansBold'),
    ticks: faceOf('ticks', readSfnt(makeTickFont())),
  }
  const rare = RARE_FILES.map((file, i) => open(`rare${String(i)}`, join(resources, file)))
  let system: readonly Face[] | undefined
  const fallback = new Map<number, Face | undefined>()
  return {
    byName,
    faceFor: (point, wanted) => {
      const first = byName[wanted]
      if (first.has(point)) return first
      if (byName.serif.has(point)) return byName.serif
      if (fallback.has(point)) return fallback.get(point)
      let found = rare.find((face) => face.has(point))
      if (found === undefined) {
        system ??= systemFiles.map(systemFace).filter((face) => face !== undefined)
        found = system.find((face) => face.has(point))
      }
      fallback.set(point, found)
      return found
    },
  }
}
