import { plainIdNumber } from './id-number.ts'
import { phonesIn, plainPhone } from './phone.ts'
import { isHan, plainReading, searchReadings } from './pinyin.ts'
import { simplified } from './traditional.ts'

/**
 * What a child is found by (`name-search.ts`): part of a name, its pinyin whole or begun, initials, a mixture of both,
 * another reading of the surname, a former or pet name, an alias, the guardian, the school, the end of a telephone or
 * document number. Everything that takes time is done here, once for each child.
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

export type PersonField = 'name' | 'formerName' | 'petName' | 'alias' | 'guardianName'
export type PlaceField = 'school' | 'community'
export type NumberField = 'phone' | 'idNumber' | 'caseNumber'
export type MatchedField = PersonField | PlaceField | NumberField

export interface NameEntry {
  readonly id: string
  /** Names of the child and its guardian. */
  readonly persons: readonly SearchableWords<PersonField>[]
  /** School, then community. Few places, many children in each: the same object for all of them. */
  readonly places: readonly SearchableWords<PlaceField>[]
  readonly numbers: readonly SearchableNumber[]
  /** The plain numbers, a line each. */
  readonly digits: string
}

export interface SearchableWords<Field = PersonField | PlaceField> {
  readonly field: Field
  readonly text: string
  /** The characters without dots and blanks between them. */
  readonly cells: readonly Cell[]
  /** What the cells may begin with. */
  readonly firsts: Firsts
}

export interface Cell {
  /** Lower case, simplified. */
  readonly character: string
  /** Where it stands in the text, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly spellings: readonly string[]
  readonly firsts: Firsts
}

export interface SearchableNumber {
  readonly field: NumberField
  readonly text: string
  /** Upper case, without blanks and hyphens. */
  readonly plain: string
}

/** A set of first characters, in bits: one for each Latin letter; the others share what is left. */
export type Firsts = number

export function buildNameEntry(source: NameSource): NameEntry {
  const persons = ['name', 'formerName', 'petName', 'alias', 'guardianName'] as const
  const places = ['school', 'community'] as const
  const numbers = [
    ...(source.phones ?? []).flatMap(phonesIn).map((phone) => ['phone', phone, plainPhone(phone)] as const),
    ['idNumber', source.idNumber ?? '', plainIdNumber(source.idNumber ?? '')] as const,
    ['caseNumber', source.caseNumber ?? '', plainIdNumber(source.caseNumber ?? '')] as const,
  ].filter(([, , plain]) => plain !== '')
  return {
    id: source.id,
    persons: persons.flatMap((field) => wordsIn(source[field], (text) => searchableWords(field, text))),
    places: places.flatMap((field) => wordsIn(source[field], (text) => placeWords(field, text))),
    numbers: numbers.map(([field, text, plain]) => ({ field, text, plain })),
    digits: numbers.map(([, , plain]) => plain).join('\n'),
  }
}

function wordsIn<Words>(text: string | undefined, read: (text: string) => Words): readonly Words[] {
  return text === undefined || text === '' ? [] : [read(text)]
}

/** A character as it is compared: simplified, or a letter without its marks. */
export function comparable(character: string): string {
  return isHan(character) ? simplified(character) : plainReading(character)
}

/** The set of a word's first character alone. */
export function firstOf(word: string): Firsts {
  const code = word.charCodeAt(0)
  const letter = code - 97
  return letter >= 0 && letter < LETTERS ? 1 << letter : 1 << (LETTERS + (code % (32 - LETTERS)))
}
const LETTERS = 26

function allFirsts(parts: readonly { readonly firsts: Firsts }[]): Firsts {
  return parts.reduce((bits, { firsts }) => bits | firsts, 0)
}

const placesRead = new Map<string, SearchableWords<PlaceField>>()

function placeWords(field: PlaceField, text: string): SearchableWords<PlaceField> {
  const key = `${field}/${text}`
  const known = placesRead.get(key)
  if (known !== undefined) return known
  const words = searchableWords(field, text)
  placesRead.set(key, words)
  return words
}

function searchableWords<Field>(field: Field, text: string): SearchableWords<Field> {
  const readings = searchReadings(text)
  const cells: Cell[] = []
  let start = 0
  for (const [index, character] of Array.from(text).entries()) {
    const end = start + character.length
    const plain = comparable(character.normalize('NFKC').toLowerCase())
    const spellings = withSpellings(readings[index] ?? [])
    const firsts = spellings.reduce((bits, spelling) => bits | firstOf(spelling), firstOf(plain))
    if (!/[\s·•‧・.'’-]/u.test(character)) cells.push({ character: plain, start, end, spellings, firsts })
    start = end
  }
  return { field, text, cells, firsts: allFirsts(cells) }
}

/** lv is also typed lu, lyu: so it stands in passports and on old keyboards. */
function withSpellings(readings: readonly string[]): readonly string[] {
  const typed = readings.filter((reading) => /^[ln]v/.test(reading))
  if (typed.length === 0) return readings
  return [
    ...new Set([...readings, ...typed.flatMap((reading) => [reading.replace('v', 'u'), reading.replace('v', 'yu')])]),
  ]
}
