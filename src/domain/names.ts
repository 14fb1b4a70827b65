import { plainIdNumber } from './id-number.ts'
import { phonesIn, plainPhone } from './phone.ts'
import { isHan, plainReading, searchReadings } from './pinyin.ts'

/**
 * Finding a child by what a worker remembers: part of a name, its pinyin whole or begun, initials, a mixture of both,
 * another reading of the surname, a former name, an alias, the guardian, the end of a telephone or document number.
 * Everything that takes time is done once for each child; a key stroke then looks through 10,000 of them in a few ms.
 */

export interface NameSource {
  readonly id: string
  readonly name: string
  readonly formerName?: string
  readonly alias?: string
  readonly guardianName?: string
  readonly phones?: readonly string[]
  readonly idNumber?: string
  readonly caseNumber?: string
}

export type MatchedField = 'name' | 'formerName' | 'alias' | 'guardianName' | 'phone' | 'idNumber' | 'caseNumber'

export interface NameEntry {
  readonly id: string
  readonly words: readonly SearchableWords[]
  readonly numbers: readonly SearchableNumber[]
}

interface SearchableWords {
  readonly field: MatchedField
  readonly text: string
  /** The characters without dots and blanks between them. */
  readonly cells: readonly Cell[]
  /** What the cells may begin with, one bit for each Latin letter: most entries are passed over by this alone. */
  readonly letters: number
}

interface Cell {
  /** Lower case. */
  readonly character: string
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly spellings: readonly string[]
  readonly letters: number
}

interface SearchableNumber {
  readonly field: MatchedField
  readonly text: string
  /** Upper case, without blanks and hyphens. */
  readonly plain: string
}

export interface NameMatch {
  readonly id: string
  /** What matched, as it is written, and where: `text.slice(start, end)` is to be marked. */
  readonly field: MatchedField
  readonly text: string
  readonly start: number
  readonly end: number
  /** Lower is better. */
  readonly rank: number
}

export function buildNameEntry(source: NameSource): NameEntry {
  const words = [
    ['name', source.name],
    ['formerName', source.formerName],
    ['alias', source.alias],
    ['guardianName', source.guardianName],
  ] as const
  const numbers = [
    ...(source.phones ?? []).flatMap(phonesIn).map((phone) => ['phone', phone, plainPhone(phone)] as const),
    ['idNumber', source.idNumber ?? '', plainIdNumber(source.idNumber ?? '')] as const,
    ['caseNumber', source.caseNumber ?? '', plainIdNumber(source.caseNumber ?? '')] as const,
  ]
  return {
    id: source.id,
    words: words.flatMap(([field, text]) => (text === undefined || text === '' ? [] : [searchableWords(field, text)])),
    numbers: numbers.flatMap(([field, text, plain]) => (plain === '' ? [] : [{ field, text, plain }])),
  }
}

/**
 * Best matches first; equal ones keep the order of the entries. An empty query finds nothing: the list shows all.
 */
export function searchNames(entries: readonly NameEntry[], query: string): readonly NameMatch[] {
  const tokens = tokensOf(query)
  if (tokens.length === 0) return []
  const number = numberQuery(query)
  const found: NameMatch[] = []
  for (const entry of entries) {
    const match = bestMatch(entry, tokens, number)
    if (match !== null) found.push(match)
  }
  return found.sort((a, b) => a.rank - b.rank)
}

/** The field that matches best decides; a match in the child's own name beats any other. */
function bestMatch(entry: NameEntry, tokens: readonly string[], number: string | null): NameMatch | null {
  let best: NameMatch | null = null
  for (const words of entry.words) {
    const match = matchWords(entry.id, words, tokens)
    if (match !== null && (best === null || match.rank < best.rank)) best = match
  }
  if (number === null) return best
  for (const { field, text, plain } of entry.numbers) {
    const rank = numberRank(field, plain, number)
    if (rank !== null && (best === null || rank < best.rank))
      best = { id: entry.id, field, text, rank, ...tailOf(text, number) }
  }
  return best
}

const FIELD_RANK: Readonly<Record<MatchedField, number>> = {
  name: 0,
  alias: 20,
  formerName: 30,
  guardianName: 40,
  phone: 50,
  idNumber: 50,
  caseNumber: 10,
}

/** A query cut into single Chinese characters and letters; ü and lü are v and lv, case and blanks do not matter. */
function tokensOf(query: string): readonly string[] {
  const plain = query
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s'’·•.]/g, '')
  return Array.from(isLatin(plain) ? plainReading(plain) : plain.replaceAll('ü', 'v'))
}

function isLatin(text: string): boolean {
  return !Array.from(text).some(isHan)
}

/** Three digits or more, as in the end of a telephone, document or case number. */
function numberQuery(query: string): string | null {
  const plain = plainIdNumber(query)
  return /^(?:[A-Z]{1,6})?\d[\dX个]*$/.test(plain) && plain.replaceAll(/\D/g, '').length >= 3 ? plain : null
}

function numberRank(field: MatchedField, plain: string, query: string): number | null {
  if (plain === query) return FIELD_RANK[field]
  if (plain.endsWith(query)) return FIELD_RANK[field] + 1
  // A telephone number is also typed from its beginning, a case number from its year.
  if (field !== 'idNumber' && query.length >= 4 && plain.includes(query)) return FIELD_RANK[field] + 3
  return plain.startsWith(query) && query.length >= 6 ? FIELD_RANK[field] + 3 : null
}

/** Where the digits stand in a number written with blanks or hyphens. */
function tailOf(text: string, query: string): { readonly start: number; readonly end: number } {
  const loose = new RegExp(Array.from(query).join('[\\s\\u2010-\\u2015().-]*'), 'gi')
  const match = [...text.normalize('NFKC').matchAll(loose)].at(-1)
  return match === undefined
    ? { start: 0, end: text.length }
    : { start: match.index, end: match.index + match[0].length }
}

function searchableWords(field: MatchedField, text: string): SearchableWords {
  const readings = searchReadings(text)
  const cells: Cell[] = []
  let start = 0
  for (const [index, character] of Array.from(text).entries()) {
    const end = start + character.length
    const spellings = withSpellings(readings[index] ?? [])
    const letters = spellings.reduce((bits, spelling) => bits | letterBit(spelling), letterBit(character.toLowerCase()))
    if (!/[\s·•‧・.]/u.test(character))
      cells.push({ character: character.toLowerCase(), start, end, spellings, letters })
    start = end
  }
  return { field, text, cells, letters: cells.reduce((bits, cell) => bits | cell.letters, 0) }
}

/** lv is also typed lu, lyu: so it stands in passports and on old keyboards. */
function withSpellings(readings: readonly string[]): readonly string[] {
  const typed = readings.filter((reading) => /^[ln]v/.test(reading))
  if (typed.length === 0) return readings
  return [
    ...new Set([...readings, ...typed.flatMap((reading) => [reading.replace('v', 'u'), reading.replace('v', 'yu')])]),
  ]
}

function letterBit(word: string): number {
  const index = word.charCodeAt(0) - 97
  return index >= 0 && index < 26 ? 1 << index : 0
}

function matchWords(id: string, words: SearchableWords, tokens: readonly string[]): NameMatch | null {
  const first = tokens[0] ?? ''
  const bit = letterBit(first)
  if (bit !== 0 ? (words.letters & bit) === 0 : !words.cells.some(({ character }) => character === first)) return null
  // An index loop: this runs for every name on file at each key stroke.
  for (let index = 0; index < words.cells.length; index += 1) {
    const cell = words.cells[index]
    if (cell === undefined || (bit !== 0 ? (cell.letters & bit) === 0 : cell.character !== first)) continue
    const last = matchFrom(words.cells, index, tokens, 0)
    if (last === null) continue
    const whole = index === 0 && last === words.cells.length - 1
    const rank = FIELD_RANK[words.field] + (whole ? 0 : index === 0 ? 2 : 5 + Math.min(index, 9))
    const end = words.cells[last]?.end ?? words.text.length
    return { id, field: words.field, text: words.text, start: cell.start, end, rank }
  }
  return null
}

/**
 * The index of the last matched character, or null. Each character takes itself, one of its readings whole, its
 * initial (x, or zh), or, where the query ends, the beginning of a reading.
 */
function matchFrom(cells: readonly Cell[], at: number, tokens: readonly string[], used: number): number | null {
  if (used === tokens.length) return at - 1
  const cell = cells[at]
  if (cell === undefined) return null
  if (cell.character === tokens[used]) return matchFrom(cells, at + 1, tokens, used + 1)
  for (const spelling of cell.spellings) {
    const length = commonLength(spelling, tokens, used)
    if (length === 0) continue
    if (used + length === tokens.length) return at
    if (length === spelling.length) {
      const end = matchFrom(cells, at + 1, tokens, used + length)
      if (end !== null) return end
    }
    if (length >= 2 && spelling[1] === 'h') {
      const end = matchFrom(cells, at + 1, tokens, used + 2)
      if (end !== null) return end
    }
    const end = matchFrom(cells, at + 1, tokens, used + 1)
    if (end !== null) return end
  }
  return null
}

function commonLength(spelling: string, tokens: readonly string[], used: number): number {
  let length = 0
  while (length < spelling.length && spelling[length] === tokens[used + length]) length += 1
  return length
}
