import { lunarOf, solarOf } from './lunar.ts'
import { isHan } from './pinyin.ts'
import { COMPOUND_SURNAMES } from './surnames.ts'
import { checkCharacter, plainIdNumber } from './id-number.ts'

/** How much two numbers or dates about a child agree, knowing what people mistype. */

/**
 * `same` · `oldForm`: the 15 digits of before 1999 and the 18 of now · `near`: one character mistyped, left out, typed
 * twice or two neighbours swapped · `other`: both are right and they differ · `null`: nothing to say.
 */
export type IdLikeness = 'same' | 'oldForm' | 'near' | 'other'

export function idLikeness(one: string, other: string): IdLikeness | null {
  if (one === '' || other === '') return null
  if (one === other) return 'same'
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  if (isOldForm(short) && oldForm(long) === short) return 'oldForm'
  if ((isNewForm(one) || isNewForm(other)) && oneSlipApart(short, long)) return 'near'
  // Two right numbers are never one slip apart: the check character sees every such slip (GB 11643-1999).
  return isRight(one) && isRight(other) ? 'other' : null
}

/** The 15 digits an 18-digit number had before 1999: no century, no check character. Others come back as they are. */
export function oldForm(number: string): string {
  return isNewForm(number) ? number.slice(0, 6) + number.slice(8, 17) : number
}

/**
 * Keys of which two numbers share one when they are one slip apart (but for two neighbours swapped across a cut): all
 * but the region, all but the year, all but month and day, all but the end. Hardly two children share one by chance.
 */
export function nearIdKeys(number: string): readonly string[] {
  if (number.length < 17 || number.length > 19) return []
  return [
    number.slice(-12),
    `${number.slice(0, 6)}…${number.slice(-8)}`,
    `${number.slice(0, 10)}…${number.slice(-4)}`,
    number.slice(0, 14),
  ]
}

/** Resident number as it is compared; a disability certificate begins with it and has kind and grade behind. */
export function comparedId(text: string): string {
  const plain = plainIdNumber(text)
  return /^\d{17}[\dX][1-7][1-4](?:B\d)?$/.test(plain) ? plain.slice(0, 18) : plain
}

function isOldForm(number: string): boolean {
  return number.length === 15 && /^\d+$/.test(number)
}

function isNewForm(number: string): boolean {
  return number.length === 18 && /^\d{17}[\dX]$/.test(number)
}

function isRight(number: string): boolean {
  return isNewForm(number) && checkCharacter(number.slice(0, 17)) === number[17]
}

function oneSlipApart(short: string, long: string): boolean {
  if (long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && short[from] === long[from]) from += 1
  const [a, b] = [short.slice(from), long.slice(from)]
  if (long.length - short.length === 1) return a === b.slice(1)
  return a.slice(1) === b.slice(1) || neighboursSwapped(a, b)
}

function neighboursSwapped(a: string, b: string): boolean {
  return a.length >= 2 && a.slice(0, 2) === `${b.slice(1, 2)}${b.slice(0, 1)}` && a.slice(2) === b.slice(2)
}

/**
 * `near`: day and month swapped, one of the two by the lunar calendar, or only the month known of one (filed as its
 * first day) · `unknown`: one is not written.
 */
export type BirthLikeness = 'same' | 'near' | 'unknown' | 'other'

/** @param near what `nearDates` says of the first date: asked once for the many it is compared with */
export function birthLikeness(one: string, near: readonly string[], other: string): BirthLikeness {
  if (one === '' || other === '') return 'unknown'
  if (one === other) return 'same'
  const sameMonth = (isMonthOnly(one) || isMonthOnly(other)) && one.slice(0, 7) === other.slice(0, 7)
  return sameMonth || near.includes(other) ? 'near' : 'other'
}

/** The dates one birth date may have been written as by mistake: swapped, or solar and lunar exchanged. */
export function nearDates(date: string): readonly string[] {
  if (date === '') return []
  const found = [swappedDate(date), lunarOf(date) ?? '', ...solarOf(date)]
  return [...new Set(found)].filter((near) => near !== '' && near !== date)
}

export function isMonthOnly(date: string): boolean {
  return date.length === 7 || date.endsWith('-01')
}

function swappedDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return Number(day) <= 12 && day !== '' ? `${year}-${day}-${month}` : ''
}

/** A name of Chinese characters without its surname; '' for other names and for a surname alone. */
export function givenName(plain: string): string {
  const characters = Array.from(plain)
  if (characters.length < 2 || characters.length > 4 || !characters.every(isHan)) return ''
  return characters.slice(surnameLength(characters)).join('')
}

/** A name written the other way round: 小满陈, Lee Ann, 买买提·阿卜杜拉; '' when there is no other way. */
export function turnedName(name: string): string {
  const parts = name
    .normalize('NFKC')
    .split(/[\s·•‧・.]+/u)
    .filter((part) => part !== '')
  if (parts.length > 1) return [...parts.slice(1), ...parts.slice(0, 1)].join(' ')
  const characters = Array.from(parts[0] ?? '')
  if (characters.length < 2 || characters.length > 4 || !characters.every(isHan)) return ''
  const length = surnameLength(characters)
  return [...characters.slice(length), ...characters.slice(0, length)].join('')
}

function surnameLength(characters: readonly string[]): number {
  return characters.length > 2 && Object.hasOwn(COMPOUND_SURNAMES, characters.slice(0, 2).join('')) ? 2 : 1
}
