import { plainIdNumber } from './id-number.ts'
import { phonesIn, plainPhone } from './phone.ts'
import { isHan, plainReading, searchReadings } from './pinyin.ts'
import { simplified } from './traditional.ts'

/**
 * Finding a child by what a worker remembers: part of a name, its pinyin whole or begun, initials, a mixture of both,
 * another reading of the surname, a former or pet name, an alias, the guardian, the school, the end of a telephone or
 * document number; and by several such words at once, in any order. Everything that takes time is done once for each
 * child; a key stroke then looks through 10,000 of them in a few ms.
 */

export interface NameSource {
  readonly id: string
  readonly name: string
  readonly formerName?: string
  readonly petName?: string
  readonly alias?: string
  readonly guardianName?: string
  readonly school?: string
  readonly community?: string
  readonly phones?: readonly string[]
  readonly idNumber?: string
  readonly caseNumber?: string
}

type WordsField = 'name' | 'formerName' | 'petName' | 'alias' | 'guardianName' | 'school' | 'community'
type NumberField = 'phone' | 'idNumber' | 'caseNumber'
export type MatchedField = WordsField | NumberField

export interface NameEntry {
  readonly id: string
  readonly words: readonly SearchableWords[]
  readonly numbers: readonly SearchableNumber[]
}

interface SearchableWords {
  readonly field: WordsField
  readonly text: string
  /** The characters without dots and blanks between them. */
  readonly cells: readonly Cell[]
  /** What the cells may begin with, one bit for each Latin letter: most entries are passed over by this alone. */
  readonly letters: number
}

interface Cell {
  /** Lower case, simplified. */
  readonly character: string
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly spellings: readonly string[]
  readonly letters: number
}

interface SearchableNumber {
  readonly field: NumberField
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
    ['petName', source.petName],
    ['alias', source.alias],
    ['guardianName', source.guardianName],
    ['school', source.school],
    ['community', source.community],
  ] as const
  const numbers = [
    ...(source.phones ?? []).flatMap(phonesIn).map((phone) => ['phone', phone, plainPhone(phone)] as const),
    ['idNumber', source.idNumber ?? '', plainIdNumber(source.idNumber ?? '')] as const,
    ['caseNumber', source.caseNumber ?? '', plainIdNumber(source.caseNumber ?? '')] as const,
  ]
  return {
    id: source.id,
    words: words.flatMap(([field, text]) =>
      text === undefined || text === ''
        ? []
        : [isPlace(field) ? placeWords(field, text) : searchableWords(field, text)],
    ),
    numbers: numbers.flatMap(([field, text, plain]) => (plain === '' ? [] : [{ field, text, plain }])),
  }
}

/**
 * Best matches first; equal ones keep the order of the entries. An empty query finds nothing: the list shows all. Words
 * that are not found as one are looked for one by one, each in any field: “小满 秀英”, “xiaoman chen”.
 */
export function searchNames(entries: readonly NameEntry[], query: string): readonly NameMatch[] {
  const whole = asked(query)
  if (whole.tokens.length === 0) return []
  const words = query
    .split(/\s+/u)
    .map(asked)
    .filter(({ tokens }) => tokens.length > 0)
  const found: NameMatch[] = []
  for (const entry of entries) {
    const match = bestMatch(entry, whole) ?? (words.length > 1 ? matchOfAll(entry, words) : null)
    if (match !== null) found.push(match)
  }
  return found.sort((a, b) => a.rank - b.rank)
}

/** What is looked for: as characters and letters, and as a number when it may be one. */
interface Asked {
  readonly tokens: readonly string[]
  readonly number: string | null
  /** Schools and communities are few: each is asked once. */
  readonly places: Map<SearchableWords, Span | null>
}

function asked(query: string): Asked {
  return { tokens: tokensOf(query), number: numberQuery(query), places: new Map() }
}

/** Every word in some field; shown is the one that says most of the child. */
function matchOfAll(entry: NameEntry, words: readonly Asked[]): NameMatch | null {
  let best: NameMatch | null = null
  let sum = 0
  for (const word of words) {
    const match = bestMatch(entry, word)
    if (match === null) return null
    sum += match.rank
    if (best === null || match.rank < best.rank) best = match
  }
  return best === null ? null : { ...best, rank: SEVERAL_WORDS + sum }
}
const SEVERAL_WORDS = 100

/** The field that matches best decides; a match in the child's own name beats any other. */
function bestMatch(entry: NameEntry, { tokens, number, places }: Asked): NameMatch | null {
  let best: NameMatch | null = null
  for (const words of entry.words) {
    const span = isPlace(words.field) ? placeSpan(words, tokens, places) : matchWords(words, tokens)
    if (span !== null && (best === null || span.rank < best.rank)) {
      best = { id: entry.id, field: words.field, text: words.text, ...span }
    }
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

function isPlace(field: MatchedField): boolean {
  return field === 'school' || field === 'community'
}

/**
 * A query cut into single Chinese characters and letters; ü and lü are v and lv, case, tones, blanks, apostrophes and
 * full-width forms do not matter.
 */
function tokensOf(query: string): readonly string[] {
  const plain = query
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s'’`·•‧・.-]/gu, '')
  return Array.from(plain, comparable)
}

/** A character as it is compared: simplified, or a letter without its marks. */
function comparable(character: string): string {
  return isHan(character) ? simplified(character) : plainReading(character)
}

/** Three digits or more, as in the end of a telephone, document or case number. */
function numberQuery(query: string): string | null {
  const plain = plainIdNumber(query)
  return /^(?:[A-Z]{1,6})?\d[\dX\p{Script=Han}]*$/u.test(plain) && plain.replaceAll(/\D/g, '').length >= 3
    ? plain
    : null
}

function numberRank(field: NumberField, plain: string, query: string): number | null {
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

/** Few places, many children in each: their words are read once. */
const placesRead = new Map<string, SearchableWords>()

function placeWords(field: WordsField, text: string): SearchableWords {
  const key = `${field}/${text}`
  const known = placesRead.get(key)
  if (known !== undefined) return known
  const words = searchableWords(field, text)
  placesRead.set(key, words)
  return words
}

function searchableWords(field: WordsField, text: string): SearchableWords {
  const readings = searchReadings(text)
  const cells: Cell[] = []
  let start = 0
  for (const [index, character] of Array.from(text).entries()) {
    const end = start + character.length
    const plain = comparable(character.normalize('NFKC').toLowerCase())
    const spellings = withSpellings(readings[index] ?? [])
    const letters = spellings.reduce((bits, spelling) => bits | letterBit(spelling), letterBit(plain))
    if (!/[\s·•‧・.'’-]/u.test(character)) cells.push({ character: plain, start, end, spellings, letters })
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

interface Span {
  readonly start: number
  readonly end: number
  readonly rank: number
}

/** Two characters of a place at least: 海 or x would find every school of the town. */
function placeSpan(words: SearchableWords, tokens: readonly string[], places: Map<SearchableWords, Span | null>) {
  const known = places.get(words)
  if (known !== undefined) return known
  const span = tokens.length < 2 ? null : matchWords(words, tokens)
  places.set(words, span)
  return span
}

function matchWords(words: SearchableWords, tokens: readonly string[]): Span | null {
  const first = tokens[0] ?? ''
  const bit = letterBit(first)
  if (bit !== 0 ? (words.letters & bit) === 0 : !words.cells.some(({ character }) => character === first)) return null
  const fewest = isPlace(words.field) ? 2 : 1
  // An index loop: this runs for every name on file at each key stroke.
  for (let index = 0; index < words.cells.length; index += 1) {
    const cell = words.cells[index]
    if (cell === undefined || (bit !== 0 ? (cell.letters & bit) === 0 : cell.character !== first)) continue
    const last = matchFrom(words.cells, index, tokens, 0, fewest === 1)
    if (last === null || last - index + 1 < fewest) continue
    const whole = index === 0 && last === words.cells.length - 1
    const rank = FIELD_RANK[words.field] + (whole ? 0 : index === 0 ? 2 : 5 + Math.min(index, 9))
    return { start: cell.start, end: words.cells[last]?.end ?? words.text.length, rank }
  }
  return null
}

/**
 * The index of the last matched character, or null. Each character takes itself, one of its readings whole, its
 * initial (x, or zh), or, where the query ends, the beginning of a reading. Of a school initials alone say nothing.
 */
function matchFrom(
  cells: readonly Cell[],
  at: number,
  tokens: readonly string[],
  used: number,
  initials: boolean,
): number | null {
  if (used === tokens.length) return at - 1
  const cell = cells[at]
  if (cell === undefined) return null
  if (cell.character === tokens[used]) return matchFrom(cells, at + 1, tokens, used + 1, initials)
  for (const spelling of cell.spellings) {
    const length = commonLength(spelling, tokens, used)
    if (length === 0) continue
    if (used + length === tokens.length) return at
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
  return null
}

function commonLength(spelling: string, tokens: readonly string[], used: number): number {
  let length = 0
  while (length < spelling.length && spelling[length] === tokens[used + length]) length += 1
  return length
}
