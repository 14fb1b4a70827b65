import { plainIdNumber } from './id-number.ts'
import {
  comparable,
  firstOf,
  type Cell,
  type MatchedField,
  type NumberField,
  type PersonField,
  type SearchableWords,
} from './names.ts'

/** How one name, place or number matches what is typed. */
export interface Span {
  /** `text.slice(start, end)` is what matched. */
  readonly start: number
  readonly end: number
  /** Lower is better. */
  readonly rank: number
}

/** The best a field can do: a match in the child's own name beats any other. */
export const FIELD_RANK: Readonly<Record<MatchedField, number>> = {
  name: 0,
  petName: 18,
  alias: 20,
  formerName: 30,
  guardianName: 40,
  phone: 50,
  idNumber: 50,
  caseNumber: 10,
  school: 70,
  community: 75,
}

/**
 * A query cut into single Chinese characters and letters; ü and lü are v and lv, case, tones, blanks, apostrophes and
 * full-width forms do not matter.
 */
export function tokensOf(query: string): readonly string[] {
  const plain = query
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s'’`·•‧・.-]/gu, '')
  return Array.from(plain, comparable)
}

/** Three digits or more, as in the end of a telephone, document or case number. */
export function numberQuery(query: string): string | null {
  const plain = plainIdNumber(query)
  return /^(?:[A-Z]{1,6})?\d[\dX\p{Script=Han}]*$/u.test(plain) && plain.replaceAll(/\D/g, '').length >= 3
    ? plain
    : null
}

/**
 * A name that matches one more character matched without it too: whoever types on is looked for among those found
 * before.
 */
export function matchPerson(words: SearchableWords<PersonField>, tokens: readonly string[]): Span | null {
  return matchWords(words, tokens, 1)
}

/**
 * Two characters of a place at least: 海 or x would find every school of the town. So a place that was not found may be
 * when typing goes on.
 */
export function matchPlace(words: SearchableWords, tokens: readonly string[]): Span | null {
  return tokens.length < 2 ? null : matchWords(words, tokens, 2)
}

/** `null`: not found by it, even where its digits hold those asked for. */
export function numberRank(field: NumberField, plain: string, query: string): number | null {
  if (plain === query) return FIELD_RANK[field]
  if (plain.endsWith(query)) return FIELD_RANK[field] + 1
  // A telephone number is also typed from its beginning, a case number from its year.
  if (field !== 'idNumber' && query.length >= 4 && plain.includes(query)) return FIELD_RANK[field] + 3
  return plain.startsWith(query) && query.length >= 6 ? FIELD_RANK[field] + 3 : null
}

/** Where the digits stand in a number written with blanks or hyphens. */
export function digitsIn(text: string, query: string): { readonly start: number; readonly end: number } {
  const loose = new RegExp(Array.from(query).join('[\\s\\u2010-\\u2015().-]*'), 'gi')
  const match = [...text.normalize('NFKC').matchAll(loose)].at(-1)
  return match === undefined
    ? { start: 0, end: text.length }
    : { start: match.index, end: match.index + match[0].length }
}

/** @param fewest characters that have to match; where it is more than one, initials alone say nothing */
function matchWords(words: SearchableWords, tokens: readonly string[], fewest: number): Span | null {
  const { cells, field, text } = words
  const first = firstOf(tokens[0] ?? '')
  if ((words.firsts & first) === 0) return null
  // An index loop: this runs for every name on file at each key stroke.
  for (let index = 0; index < cells.length; index += 1) {
    const cell = cells[index]
    if (cell === undefined || (cell.firsts & first) === 0) continue
    const match = matchFrom(cells, index, tokens, 0, fewest === 1)
    if (match === null) continue
    const last = lastOf(match)
    if (last - index + 1 < fewest) continue
    const all = index === 0 && last === cells.length - 1
    // cha is all of 查 and only the beginning of 单 (chán).
    const half = isBegun(match) ? 1 : 0
    const place = all ? 0 : index === 0 ? 2 : 6 + 2 * Math.min(index - 1, 4)
    const rank = FIELD_RANK[field] + place + half
    return { start: cell.start, end: cells[last]?.end ?? text.length, rank }
  }
  return null
}

/** The last matched character, and whether only the beginning of its reading was typed: in one number, for speed. */
type Match = number
const lastOf = (match: Match): number => match >> 1
const isBegun = (match: Match): boolean => (match & 1) === 1
const whole = (at: number): Match => at << 1
const begun = (at: number): Match => (at << 1) | 1

/**
 * Where what is typed ends, or null. Each character takes itself, one of its readings whole, its initial (x, or zh), or,
 * where the query ends, the beginning of a reading, unless another reading of it is there whole.
 */
function matchFrom(
  cells: readonly Cell[],
  at: number,
  tokens: readonly string[],
  used: number,
  initials: boolean,
): Match | null {
  if (used === tokens.length) return whole(at - 1)
  const cell = cells[at]
  if (cell === undefined) return null
  let half: Match | null = null
  if (cell.character === tokens[used]) return matchFrom(cells, at + 1, tokens, used + 1, initials)
  for (const spelling of cell.spellings) {
    const length = commonLength(spelling, tokens, used)
    if (length === 0) continue
    if (used + length === tokens.length) {
      if (length === spelling.length) return whole(at)
      half ??= begun(at)
      continue
    }
    if (length === spelling.length) {
      const end = matchFrom(cells, at + 1, tokens, used + length, initials)
      if (end !== null) return end
    }
    if (!initials) continue
    if (length >= 2 && spelling[1] === 'h') {
      const end = matchFrom(cells, at + 1, tokens, used + 2, initials)
      if (end !== null) return end
    }
    const end = matchFrom(cells, at + 1, tokens, used + 1, initials)
    if (end !== null) return end
  }
  return half
}

function commonLength(spelling: string, tokens: readonly string[], used: number): number {
  let length = 0
  while (length < spelling.length && spelling[length] === tokens[used + length]) length += 1
  return length
}
