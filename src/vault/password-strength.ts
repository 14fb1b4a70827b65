import { COMMON_PASSWORDS, KEYBOARD_WALKS } from './common-passwords.ts'

/** What is wrong with a password, or what weakens one that is good enough. One sentence each on screen. */
export type PasswordReason =
  /** Fewer than 10 characters and fewer than 4 words. */
  | 'tooShort'
  /** Built on words everybody tries first: `woaini`, `password`, 1314. */
  | 'common'
  /** Built on what stands on the door: the station's name, an account, a person's name. */
  | 'hint'
  /** abcd, 4321. */
  | 'sequence'
  /** qwer, 1qaz. */
  | 'keyboard'
  /** aaaa, abcabcabc. */
  | 'repeat'
  /** A year or a date of birth. */
  | 'date'
  | 'digitsOnly'
  /** Long enough, but little in it is hard to guess. */
  | 'guessable'

export type PasswordGrade = 'refused' | 'weak' | 'fair' | 'strong'

export interface PasswordJudgement {
  readonly accepted: boolean
  readonly grade: PasswordGrade
  /** Rough logarithm (base 2) of the guesses an informed guesser needs. */
  readonly bits: number
  readonly reasons: readonly PasswordReason[]
}

/** Needed length in characters other than spaces, unless there are so many different words of two characters or more. */
export const PASSWORD_MIN_CHARACTERS = 10
export const PASSWORD_MIN_WORDS = 4

const REFUSED_BELOW = 24
/** Phone, ID and account numbers and dates: whatever their length, somebody has them in a list. */
const DIGITS_AT_MOST = 20
const FAIR_FROM = 40
const STRONG_FROM = 55
/** A word of a passphrase is worth at most this: one of some 8,000. */
const BITS_PER_WORD = 13

/**
 * Judges a new password. `hints` are what a stranger could know: the station's name (in characters and in pinyin), the
 * street, account and name of the person.
 */
export function judgePassword(
  password: string,
  { hints }: { readonly hints: readonly string[] } = { hints: [] },
): PasswordJudgement {
  const tidy = password.normalize('NFKC').trim().slice(0, 256)
  const words = tidy.split(/\s+/).filter((word) => Array.from(word).length >= 2)
  const reasons = new Set<PasswordReason>()
  const characters = Array.from(tidy.replace(/\s/g, '')).length
  if (characters < PASSWORD_MIN_CHARACTERS && new Set(words).size < PASSWORD_MIN_WORDS) reasons.add('tooShort')
  const digitsOnly = /^[\d\s]+x?$/i.test(tidy)
  if (digitsOnly) reasons.add('digitsOnly')

  const known = hints.map(squeeze).filter((hint) => hint.length >= 2)
  const bits = Math.round(
    Array.from(new Set(tidy.split(/\s+/))).reduce((sum, word) => sum + wordBits(word, known, reasons), 0),
  )
  // Spaces must not hide a phrase: `wo ai ni 1314` is judged as `woaini1314` too.
  const joined = new Set<PasswordReason>()
  const joinedBits = Math.round(wordBits(tidy.replace(/\s/g, ''), known, joined))
  const fromPhrase = joined.has('common') || joined.has('hint') || joined.has('repeat')
  if (fromPhrase) for (const reason of joined) reasons.add(reason)
  const least = Math.min(bits, fromPhrase ? joinedBits : bits, digitsOnly ? DIGITS_AT_MOST : bits)

  if (least < REFUSED_BELOW && !reasons.has('tooShort')) reasons.add('guessable')
  const accepted = !reasons.has('tooShort') && least >= REFUSED_BELOW
  return { accepted, grade: accepted ? gradeOf(least) : 'refused', bits: least, reasons: [...reasons] }
}

function gradeOf(bits: number): PasswordGrade {
  if (bits >= STRONG_FROM) return 'strong'
  return bits >= FAIR_FROM ? 'fair' : 'weak'
}

function squeeze(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}]/gu, '')
}

interface Piece {
  readonly length: number
  readonly bits: number
  readonly reason: PasswordReason
}

/** Cuts a word into pieces a guesser would try whole, and what is left over, and adds up what each costs. */
function wordBits(word: string, hints: readonly string[], reasons: Set<PasswordReason>): number {
  const lower = word.toLowerCase()
  const plain = lower.replace(/[@013457$!]/g, (sign) => LOOKALIKES[sign] ?? sign)
  let bits = 0
  let rest = ''
  for (let at = 0; at < lower.length;) {
    const piece = longestPiece(lower, plain, at, hints)
    if (piece === null) {
      rest += lower.charAt(at)
      at += 1
      continue
    }
    bits += looseBits(rest) + piece.bits
    rest = ''
    reasons.add(piece.reason)
    at += piece.length
  }
  bits += looseBits(rest)
  // Capitals inside the word, beyond the first letter's, cost a guesser a few tries more.
  if (/[A-Z]/.test(word.slice(1)) && /[a-z]/.test(word)) bits += 3
  return bits
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  '@': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  $: 's',
  '!': 'i',
}

function longestPiece(lower: string, plain: string, at: number, hints: readonly string[]): Piece | null {
  const pieces = [
    listed(lower, at),
    listed(plain, at),
    hinted(lower, at, hints),
    walked(lower, at),
    sequence(lower, at),
    repeated(lower, at),
    dated(lower, at),
  ].filter((piece) => piece !== null)
  return pieces.reduce<Piece | null>(
    (best, piece) => (best === null || piece.length > best.length ? piece : best),
    null,
  )
}

function listed(text: string, at: number): Piece | null {
  const found = COMMON_PASSWORDS.filter((entry) => text.startsWith(entry, at))
  const length = Math.max(0, ...found.map((entry) => entry.length))
  return length === 0 ? null : { length, bits: 7, reason: 'common' }
}

/** A stretch of a hint: two Chinese characters or four letters and more. */
function hinted(text: string, at: number, hints: readonly string[]): Piece | null {
  let length = 0
  for (let to = at + 1; to <= text.length && hints.some((hint) => hint.includes(text.slice(at, to))); to += 1) {
    length = to - at
  }
  const needed = /^\p{Script=Han}/u.test(text.slice(at)) ? 2 : 4
  const whole = hints.includes(text.slice(at, at + length))
  return length >= needed || (whole && length >= 2) ? { length, bits: 4, reason: 'hint' } : null
}

function walked(text: string, at: number): Piece | null {
  let length = 0
  for (let to = at + 4; to <= text.length; to += 1) {
    const stretch = text.slice(at, to)
    const backwards = Array.from(stretch).reverse().join('')
    if (!KEYBOARD_WALKS.some((walk) => walk.includes(stretch) || walk.includes(backwards))) break
    length = to - at
  }
  return length === 0 ? null : { length, bits: 7, reason: 'keyboard' }
}

function sequence(text: string, at: number): Piece | null {
  const step = text.charCodeAt(at + 1) - text.charCodeAt(at)
  if (Math.abs(step) !== 1) return null
  let to = at + 1
  while (to < text.length && text.charCodeAt(to) - text.charCodeAt(to - 1) === step) to += 1
  return to - at >= 3 ? { length: to - at, bits: 6, reason: 'sequence' } : null
}

function repeated(text: string, at: number): Piece | null {
  for (let size = 1; size <= 6; size += 1) {
    const block = text.slice(at, at + size)
    let times = 1
    while (text.startsWith(block, at + size * times)) times += 1
    const length = size * times
    if (times >= 3 || (times === 2 && size >= 3)) return { length, bits: 3 + 3 * size, reason: 'repeat' }
  }
  return null
}

/** 1990 or 19900101: cheap, for a guesser who knows the person knows the birthday. */
function dated(text: string, at: number): Piece | null {
  const found = /^(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:19|20)\d\d)/.exec(text.slice(at))
  if (found === null) return null
  return { length: found[0].length, bits: found[0].length === 8 ? 8 : 6, reason: 'date' }
}

const PINYIN_OR_WORDLIKE = 2.8
const SYLLABLE =
  /(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|ve|er|[aeiouv])/g

/** Bits of what no list explains: by kind of character, cheaper where letters read like a word or like pinyin. */
function looseBits(text: string): number {
  let bits = 0
  for (const [run] of text.matchAll(/[a-z]+|\d+|\p{Script=Han}+|[^a-z\d\p{Script=Han}]+/gu)) {
    if (/[a-z]/.test(run)) bits += letterBits(run)
    else if (/\d/.test(run)) bits += run.length * 3.3
    else if (/\p{Script=Han}/u.test(run))
      bits += Math.min(Array.from(run).length * 7, BITS_PER_WORD * Math.ceil(run.length / 2))
    else bits += Array.from(run).length * 4
  }
  return bits
}

function letterBits(run: string): number {
  const vowels = run.replace(/[^aeiouy]/g, '').length
  const readable = vowels / run.length >= 0.2 && !/[^aeiouy]{5}/.test(run)
  if (!readable) return run.length * 4.5
  const syllables = run.match(SYLLABLE) ?? []
  const isPinyin = syllables.join('') === run
  const asWord = run.length <= 8 ? Math.min(run.length * PINYIN_OR_WORDLIKE, BITS_PER_WORD + 4) : run.length * 2.8
  return isPinyin ? Math.min(syllables.length * 6, asWord) : asWord
}
