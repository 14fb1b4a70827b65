import { isHan, searchReadings } from './pinyin.ts'

/**
 * Initials in Latin capitals, one to six of them: 吴知远 → WZY, 单小雨 → SXY (the surname's own reading), Ann Lee → AL. A
 * full name may not lie in clear; its initials may. Without a readable character: X.
 */
export function nameInitials(name: string): string {
  const plain = name.normalize('NFKC')
  const readings = searchReadings(plain)
  const letters = Array.from(plain).map((character, at, all) => {
    if (isHan(character)) return readings[at]?.[0]?.slice(0, 1) ?? ''
    const letter = character.normalize('NFD').slice(0, 1)
    const beginsWord = at === 0 || !/\p{L}/u.test(all[at - 1] ?? '') || isHan(all[at - 1] ?? '')
    return beginsWord && /[A-Za-z]/.test(letter) ? letter : ''
  })
  return letters.join('').toUpperCase().slice(0, 6) || 'X'
}
