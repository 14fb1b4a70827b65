import { pinyin } from 'pinyin-pro'

/**
 * Initials in Latin capitals, one to six of them: 吴知远 → WZY, 单小雨 → SXY (a surname is read as one), Ann Lee → AL. What
 * lies in clear names nobody; these do. A name without a readable character gives X.
 */
export function nameInitials(name: string): string {
  const letters = pinyin(name.normalize('NFKC'), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
    surname: 'head',
    nonZh: 'consecutive',
  })
    .flatMap((syllable) => syllable.split(/\s+/))
    .map((word) =>
      word
        .normalize('NFD')
        .replace(/[^A-Za-z]/gu, '')
        .slice(0, 1)
        .toUpperCase(),
    )
    .join('')
  return letters.slice(0, 6) || 'X'
}
