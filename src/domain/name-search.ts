import {
  digitsIn,
  FIELD_RANK,
  matchPerson,
  matchPlace,
  numberQuery,
  numberRank,
  tokensOf,
  type Span,
} from './match-words.ts'
import { firstOf, type MatchedField, type NameEntry, type PlaceField, type SearchableWords } from './names.ts'

export interface NameMatch extends Span {
  readonly id: string
  /** Its place among the entries. */
  readonly at: number
  /** What matched, as it is written, and where: `text.slice(start, end)` is to be marked. */
  readonly field: MatchedField
  readonly text: string
}

/** What is looked for: as characters and letters, and as a number when it may be one. */
interface Asked {
  readonly tokens: readonly string[]
  readonly number: string | null
}

/** Beginnings of what was typed, kept until there are so many. */
const KEPT = 64
/** Whoever is found by several words only comes after all who are found by one. */
const SEVERAL_WORDS = 100

/**
 * The search in a register, key by key. It remembers who was found by the beginning of what is typed, so that the next
 * key looks at those only; of the schools and communities each is asked once, however many children it has.
 */
export class NameSearch {
  readonly #entries: readonly NameEntry[]
  /** The entries of each school, then of each community. */
  readonly #places: readonly Place[]
  /** By the tokens: the entries a name of which matches, in their order. */
  readonly #persons = new Beginnings()
  /** By the digits: the entries one of whose numbers holds them. */
  readonly #digits = new Beginnings()

  constructor(entries: readonly NameEntry[]) {
    this.#entries = entries
    this.#places = placesOf(entries)
  }

  /**
   * Best matches first; equal ones keep the order of the entries. An empty query finds nothing: the list shows all.
   * Words that are not found as one are looked for one by one, each in any field: “小满 秀英”, “xiaoman chen”.
   */
  find(query: string): readonly NameMatch[] {
    const whole = asked(query)
    if (whole.tokens.length === 0) return []
    const found = this.#bestOf(whole)
    const words = query
      .split(/\s+/u)
      .map(asked)
      .filter(({ tokens }) => tokens.length > 0)
    if (words.length > 1) {
      for (const match of this.#matchesOfAll(words)) if (!found.has(match.at)) found.set(match.at, match)
    }
    return inOrder(found, this.#entries.length)
  }

  /** Of each entry that is found the field that matches best; of equals the first. */
  #bestOf({ tokens, number }: Asked): Map<number, NameMatch> {
    const best = new Map<number, NameMatch>()
    this.#inPersons(tokens, best)
    this.#inPlaces(tokens, best)
    if (number !== null) this.#inNumbers(number, best)
    return best
  }

  #inPersons(tokens: readonly string[], best: Map<number, NameMatch>): void {
    const first = firstOf(tokens[0] ?? '')
    const found: number[] = []
    for (const at of this.#persons.longestOf(tokens) ?? this.#entries.keys()) {
      const entry = this.#entries[at]
      if (entry === undefined || (entry.firsts & first) === 0) continue
      const match = bestPerson(entry, at, tokens)
      if (match === null) continue
      best.set(at, match)
      found.push(at)
    }
    this.#persons.keep(tokens, found)
  }

  #inPlaces(tokens: readonly string[], best: Map<number, NameMatch>): void {
    for (const { words, entries } of this.#places) {
      const span = matchPlace(words, tokens)
      if (span === null) continue
      for (const at of entries) {
        if (span.rank < rankOf(best.get(at)))
          best.set(at, { id: this.#entries[at]?.id ?? '', at, field: words.field, text: words.text, ...span })
      }
    }
  }

  #inNumbers(query: string, best: Map<number, NameMatch>): void {
    const characters = Array.from(query)
    const found: number[] = []
    for (const at of this.#digits.longestOf(characters) ?? this.#entries.keys()) {
      const entry = this.#entries[at]
      if (entry?.digits.includes(query) !== true) continue
      found.push(at)
      for (const { field, text, plain } of entry.numbers) {
        const rank = numberRank(field, plain, query)
        if (rank !== null && rank < rankOf(best.get(at)))
          best.set(at, { id: entry.id, at, field, text, rank, ...digitsIn(text, query) })
      }
    }
    this.#digits.keep(characters, found)
  }

  /** Every word in some field; shown is the one that says most of the child. */
  #matchesOfAll(words: readonly Asked[]): readonly NameMatch[] {
    const [first = new Map<number, NameMatch>(), ...others] = words.map((word) => this.#bestOf(word))
    return [...first.values()].flatMap((match) => {
      let best = match
      let sum = match.rank
      for (const other of others) {
        const also = other.get(match.at)
        if (also === undefined) return []
        sum += also.rank
        if (also.rank < best.rank) best = also
      }
      return [{ ...best, rank: SEVERAL_WORDS + sum }]
    })
  }
}

/** For one query alone. */
export function searchNames(entries: readonly NameEntry[], query: string): readonly NameMatch[] {
  return new NameSearch(entries).find(query)
}

function asked(query: string): Asked {
  return { tokens: tokensOf(query), number: numberQuery(query) }
}

function rankOf(match: NameMatch | undefined): number {
  return match?.rank ?? Infinity
}

function bestPerson({ id, persons }: NameEntry, at: number, tokens: readonly string[]): NameMatch | null {
  let best: NameMatch | null = null
  for (const words of persons) {
    if (best !== null && best.rank <= FIELD_RANK[words.field]) continue
    const span = matchPerson(words, tokens)
    if (span !== null && (best === null || span.rank < best.rank))
      best = { id, at, field: words.field, text: words.text, ...span }
  }
  return best
}

/** By rank, and those of one rank in the order of the entries. */
function inOrder(found: ReadonlyMap<number, NameMatch>, of: number): readonly NameMatch[] {
  const keys = new Float64Array(found.size)
  let at = 0
  for (const match of found.values()) {
    keys[at] = match.rank * of + match.at
    at += 1
  }
  keys.sort()
  return Array.from(keys, (key) => found.get(key % of)).filter((match) => match !== undefined)
}

interface Place {
  readonly words: SearchableWords<PlaceField>
  readonly entries: readonly number[]
}

function placesOf(entries: readonly NameEntry[]): readonly Place[] {
  const places = new Map<SearchableWords<PlaceField>, number[]>()
  for (const [at, entry] of entries.entries())
    for (const words of entry.places) {
      const known = places.get(words)
      if (known === undefined) places.set(words, [at])
      else known.push(at)
    }
  return [...places]
    .map(([words, members]) => ({ words, entries: members }))
    .sort((one, other) => FIELD_RANK[one.words.field] - FIELD_RANK[other.words.field])
}

/** Who was found by what, for what begins like it: more characters find nobody else. */
class Beginnings {
  readonly #found = new Map<string, readonly number[]>()

  /** `null`: not even the first character was asked yet. */
  longestOf(characters: readonly string[]): readonly number[] | null {
    for (let length = characters.length; length > 0; length -= 1) {
      const found = this.#found.get(keyOf(characters.slice(0, length)))
      if (found !== undefined) return found
    }
    return null
  }

  keep(characters: readonly string[], found: readonly number[]): void {
    if (this.#found.size >= KEPT) this.#found.clear()
    this.#found.set(keyOf(characters), found)
  }
}

function keyOf(characters: readonly string[]): string {
  return characters.join(' ')
}
