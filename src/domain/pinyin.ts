import { pinyin } from 'pinyin-pro'
import { COMPOUND_SURNAMES, SURNAME_READINGS } from './surnames.ts'

/** How Chinese names are read. Readings to search by are plain letters (lv for lǚ); those to show carry tone marks. */

/** Chén Xiǎomǎn: surname apart, each part with a capital (GB/T 28039-2011). '' when nothing in it is Chinese. */
export function displayReading(name: string): string {
  const characters = Array.from(name.trim())
  if (!characters.some(isHan)) return ''
  // 阿卜杜拉·买买提: a name written by sound has no Chinese surname; each part stands by itself.
  if (SEPARATOR.test(name)) return name.split(SEPARATOR).map(partReading).join('·')
  const surname = surnameOf(characters)
  const given = partReading(characters.slice(surname.length).join(''))
  return `${capitalised(surname.map(([usual]) => usual ?? '').join(''))} ${given}`.trim()
}
const SEPARATOR = /[·•‧・]/u

/**
 * For each character of a name the plain readings it may be searched by: the usual one first. Characters without a
 * reading give none; they are found by themselves.
 */
export function searchReadings(name: string): readonly (readonly string[])[] {
  const characters = Array.from(name)
  const surname = surnameOf(characters)
  return characters.map((character, index) => {
    const ofSurname = (surname[index] ?? []).map(plainReading)
    const others = readingsOf(character)
    return ofSurname.length === 0 ? others : [...new Set([...ofSurname, ...others])].filter(isPlain)
  })
}

/**
 * Readings of one character in any word, the commonest first. A few thousand characters make up all names: asking for
 * each once keeps indexing 10,000 children quick.
 */
function readingsOf(character: string): readonly string[] {
  const known = readings.get(character)
  if (known !== undefined) return known
  const found = isHan(character)
    ? pinyin(character, { multiple: true, type: 'array', toneType: 'none', v: true }).filter(isPlain)
    : []
  readings.set(character, found)
  return found
}
const readings = new Map<string, readonly string[]>()

/** The readings of each character of the surname, with tone marks; as many as the surname has characters. */
function surnameOf(characters: readonly string[]): readonly (readonly string[])[] {
  const [first = '', second = ''] = characters
  const compound = characters.length > 2 ? COMPOUND_SURNAMES[first + second] : undefined
  if (compound !== undefined) return compound
  const known = surnames.get(first)
  if (known !== undefined) return known
  const single = [SURNAME_READINGS[first] ?? pinyin(first, { type: 'array', mode: 'surname', toneSandhi: false })]
  surnames.set(first, single)
  return single
}
const surnames = new Map<string, readonly (readonly string[])[]>()

function partReading(part: string): string {
  return capitalised(pinyin(part, { type: 'array', toneSandhi: false }).join(''))
}

function isPlain(reading: string): boolean {
  return /^[a-z]+$/.test(reading)
}

/** lǚ → lv, zhǎng → zhang. */
export function plainReading(reading: string): string {
  return reading
    .normalize('NFD')
    .replaceAll('u\u0308', 'v')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .toLowerCase()
}

export function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character)
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
