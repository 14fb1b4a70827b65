import { searchReadings } from '../../../domain/pinyin.ts'

/** Whether two names can be read the same way, whatever characters they are written with: 陈小满 and 陈晓曼. */
export function soundAlike(one: string, other: string): boolean {
  const [a, b] = [soundsOf(one), soundsOf(other)]
  return (
    a.length > 0 && a.length === b.length && a.every((sounds, at) => sounds.some((sound) => b[at]?.includes(sound)))
  )
}

/** For each character its readings; letters and characters without a reading stand for themselves. */
function soundsOf(name: string): readonly (readonly string[])[] {
  const plain = name
    .normalize('NFKC')
    .replaceAll(/[\s·•.]/gu, '')
    .toLowerCase()
  const characters = Array.from(plain)
  return searchReadings(plain).map((readings, at) => (readings.length > 0 ? readings : [characters[at] ?? '']))
}
