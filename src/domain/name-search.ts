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
import type { MatchedField, NameEntry, PlaceField, SearchableWords } from './names.ts'

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
  readonly #persons: Beginnings
  /** By the digits: the entries one of whose numbers holds them. */
  readonly #digits: Beginnings

  constructor(entries: readonly NameEntry[]) {
    this.#entries = entries
    this.#places = placesOf(entries)
    this.#persons = new Beginnings(byFirstCharacter(entries))
    this.#digits = new Beginnings(null)
  }

  /**
   * Best matches first; equal ones keep the order of the entries. An empty query finds nothing: the list shows all.
   * Words that are not found as one are looked for one by one, each in any field: “小满 秀英”, “xiaoman chen”.
   */
  find(query: string): readonly NameMatch[] {
    const whole = asked(query)
    if (whole.tokens.length === 0) return []
    const best = this.#bestOf(whole)
    const words = query
      .split(/\s+/u)
      .map(asked)
      .filter(({ tokens }) => tokens.length > 0)
    if (words.length > 1) this.#addMatchesOfAll(words, best)
    return byRank(best)
  }

  /** Of each entry that is found the field that matches best; of equals the first. */
  #bestOf({ tokens, number }: Asked): Best {
    const best: Best = new Array<NameMatch | undefined>(this.#entries.length).fill(undefined)
    this.#inPersons(tokens, best)
    this.#inPlaces(tokens, best)
    if (number !== null) this.#inNumbers(number, best)
    return best
  }

  #inPersons(tokens: readonly string[], best: Best): void {
    const found: number[] = []
    for (const at of this.#persons.longestOf(tokens) ?? this.#entries.keys()) {
      const entry = this.#entries[at]
      const match = entry === undefined ? null : bestPerson(entry, at, tokens)
      if (match === null) continue
      best[at] = match
      found.push(at)
    }
    this.#persons.keep(tokens, found)
  }

  #inPlaces(tokens: readonly string[], best: Best): void {
    for (const { words, entries } of this.#places) {
      const span = matchPlace(words, tokens)
      if (span === null) continue
      for (const at of entries) {
        if (span.rank < rankOf(best[at]))
          best[at] = { id: this.#entries[at]?.id ?? '', at, field: words.field, text: words.text, ...span }
      }
    }
  }

  #inNumbers(query: string, best: Best): void {
    const characters = Array.from(query)
    const found: number[] = []
    for (const at of this.#digits.longestOf(characters) ?? this.#entries.keys()) {
      const entry = this.#entries[at]
      if (entry?.digits.includes(query) !== true) continue
      found.push(at)
      for (const { field, text, plain } of entry.numbers) {
        const rank = numberRank(field, plain, query)
        if (rank !== null && rank < rankOf(best[at]))
          best[at] = { id: entry.id, at, field, text, rank, ...digitsIn(text, query) }
      }
    }
    this.#digits.keep(characters, found)
  }

  /** Every word in some field; shown is the one that says most of the child. */
  #addMatchesOfAll(words: readonly Asked[], best: Best): void {
    const [first = [], ...others] = words.map((word) => this.#bestOf(word))
    for (const [at, match] of first.entries())
      if (match !== undefined && best[at] === undefined) best[at] = matchOfAll([match, ...others.map((of) => of[at])])
  }
}

/** The match of each entry, by its place. */
type Best = (NameMatch | undefined)[]

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

function matchOfAll(matches: readonly (NameMatch | undefined)[]): NameMatch | undefined {
  const found = matches.filter((match) => match !== undefined)
  if (found.length < matches.length) return undefined
  const best = found.reduce((one, other) => (other.rank < one.rank ? other : one))
  return { ...best, rank: found.reduce((sum, { rank }) => sum + rank, SEVERAL_WORDS) }
}

function bestPerson({ id, persons }: NameEntry, at: number, tokens: readonly string[]): NameMatch | null {
  let best: NameMatch | null = null
  for (const words of persons) {
    if (best !== null && best.rank <= FIELD_RANK[words.field]) continue
    const span = matchPerson(words, tokens)
    if (span !== null && (best === null || span.rank < best.rank))
      best = { id, at, field: words.field, text: words.text, start: span.start, end: span.end, rank: span.rank }
  }
  return best
}

/** Those of one rank stay in the order of the entries. */
function byRank(best: Best): readonly NameMatch[] {
  const ranks: NameMatch[][] = []
  for (const match of best) if (match !== undefined) (ranks[match.rank] ??= []).push(match)
  return ranks.flat()
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

/** The entries a name of which has a character that may begin so: itself, or one of its readings. */
function byFirstCharacter(entries: readonly NameEntry[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  const add = (first: string, at: number) => {
    const known = found.get(first)
    if (known === undefined) found.set(first, [at])
    else if (known.at(-1) !== at) known.push(at)
  }
  for (const [at, { persons }] of entries.entries())
    for (const { cells } of persons)
      for (const { character, spellings } of cells) {
        add(character, at)
        for (const spelling of spellings) add(spelling.charAt(0), at)
      }
  return found
}

/** Who was found by what, for what begins like it: more characters find nobody else. */
class Beginnings {
  readonly #byFirst: ReadonlyMap<string, readonly number[]> | null
  readonly #found = new Map<string, readonly number[]>()

  /** @param byFirst who may be found at all by what begins with a character; `null` when everybody has to be looked at */
  constructor(byFirst: ReadonlyMap<string, readonly number[]> | null) {
    this.#byFirst = byFirst
  }

  /** Whom it is enough to look at. `null`: everybody. */
  longestOf(characters: readonly string[]): readonly number[] | null {
    for (let length = characters.length; length > 0; length -= 1) {
      const found = this.#found.get(keyOf(characters.slice(0, length)))
      if (found !== undefined) return found
    }
    return this.#byFirst === null ? null : (this.#byFirst.get(characters[0] ?? '') ?? [])
  }

  keep(characters: readonly string[], found: readonly number[]): void {
    if (this.#found.size >= KEPT) this.#found.clear()
    this.#found.set(keyOf(characters), found)
  }
}

function keyOf(characters: readonly string[]): string {
  return characters.join(' ')
}
