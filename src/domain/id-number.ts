import { isDate } from './dates.ts'

/** Resident ID numbers (GB 11643-1999) and disability certificate numbers. A doubt is told, never a block. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const CHECK_CHARACTERS = '10X98765432'
const SHAPE = /^\d{17}[\dX]$/

export interface IdNumberReading {
  /** Six digits, GB/T 2260. */
  readonly region: string
  /** YYYY-MM-DD, or null when the digits are no day. */
  readonly birthDate: string | null
  /** GB/T 2261.1: '1' male, '2' female; the 17th digit is odd for a male. */
  readonly sex: '1' | '2'
  readonly checksumRight: boolean
}

/** As it is compared: full-width and lower-case forms, blanks and hyphens do not matter. */
export function plainIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\u2010-\u2015-]/g, '')
    .toUpperCase()
}

/** Reads an 18-digit number; null when it has not that shape. */
export function readIdNumber(text: string): IdNumberReading | null {
  const number = plainIdNumber(text)
  if (!SHAPE.test(number)) return null
  const birthDate = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  return {
    region: number.slice(0, 6),
    birthDate: isDate(birthDate) ? birthDate : null,
    sex: Number(number[16]) % 2 === 1 ? '1' : '2',
    checksumRight: checkCharacter(number.slice(0, 17)) === number[17],
  }
}

/** The 18th character that belongs to 17 digits. */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return CHECK_CHARACTERS[sum % 11] ?? ''
}

/** 460105********1234: region and the last four stay, the rest is stars; short numbers keep only their last two. */
export function maskIdNumber(text: string): string {
  const number = plainIdNumber(text)
  const [head, tail] = number.length >= 14 ? [6, 4] : [0, Math.min(2, Math.floor(number.length / 2))]
  return `${number.slice(0, head)}${'*'.repeat(number.length - head - tail)}${number.slice(number.length - tail)}`
}

/** One character for each of the 18 boxes, '' for the empty ones; null when the number does not fit into them. */
export function idNumberBoxes(text: string): readonly string[] | null {
  const characters = Array.from(plainIdNumber(text))
  if (characters.length > 18) return null
  return Array.from({ length: 18 }, (_, index) => characters[index] ?? '')
}

/** What a disability certificate number says: the ID number, the kind (GB/T 26341) and the grade behind it. */
export function readDisabilityCertificate(
  text: string,
): { readonly idNumber: string; readonly kind: string; readonly grade: string } | null {
  // A certificate issued anew carries B1, B2 … behind (补办).
  const match = /^(\d{17}[\dX])([1-7])([1-4])(?:B\d)?$/.exec(plainIdNumber(text))
  if (match === null) return null
  return { idNumber: match[1] ?? '', kind: match[2] ?? '', grade: match[3] ?? '' }
}

/**
 * Whether a certificate number agrees with what else is written; empty parts are not compared. Several kinds of
 * disability make the certificate's kind 7 (多重).
 */
export function certificateAgrees(
  text: string,
  other: { readonly idNumber: string; readonly kinds: readonly string[]; readonly grade: string },
): boolean {
  const certificate = readDisabilityCertificate(text)
  if (certificate === null) return false
  const idNumber = plainIdNumber(other.idNumber)
  const sameNumber = idNumber === '' || idNumber === certificate.idNumber
  const severalKinds = other.kinds.length > 1 && certificate.kind === '7'
  const sameKind = other.kinds.length === 0 || other.kinds.includes(certificate.kind) || severalKinds
  return sameNumber && sameKind && (other.grade === '' || other.grade === certificate.grade)
}
