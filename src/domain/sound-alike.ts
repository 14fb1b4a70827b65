import { searchReadings } from './pinyin.ts'

/** Names compared by how they are read, whatever characters they are written with: 陈小满, 陈晓曼, 陳 小滿. */

export interface NameSound {
  /** The characters without blanks and dots, lower case. */
  readonly plain: string
  /** For each character its readings; letters and characters without a reading stand for themselves. */
  readonly readings: readonly (readonly string[])[]
}

export function soundOf(name: string): NameSound {
  const characters = Array.from(plainName(name))
  const read = searchReadings(characters.join(''))
  return {
    plain: characters.join(''),
    readings: characters.map((character, at) => {
      const known = read[at] ?? []
      return known.length > 0 ? known : [character]
    }),
  }
}

/** A name as it is compared: full-width forms, case, blanks and the dots in 阿卜杜拉·买买提 do not matter. */
export function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[\s·•‧・.]/gu, '')
    .toLowerCase()
}

/** Whether two names can be read the same way: as many characters, and each pair shares a reading or is the same. */
export function soundsAlike(one: NameSound, other: NameSound): boolean {
  if (one.plain === '' || one.readings.length !== other.readings.length) return false
  if (one.plain === other.plain) return true
  return one.readings.every((readings, at) =>
    readings.some((reading) => other.readings[at]?.includes(reading) === true),
  )
}

/** Whether two names may sound the same. Compare sounds made before when there are many names. */
export function soundAlike(one: string, other: string): boolean {
  return soundsAlike(soundOf(one), soundOf(other))
}
