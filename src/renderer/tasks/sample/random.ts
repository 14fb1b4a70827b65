/** Numbers that look random and are the same for the same seed, on every machine. */
export class Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(seed: string) {
    ;[this.#a, this.#b, this.#c] = hash(seed)
    // The first outputs of sfc32 still show the seed.
    for (let i = 0; i < 15; i += 1) this.next()
  }

  /** From 0 up to, not including, 1. The generator is sfc32 (PractRand, public domain). */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }

  /** Both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Item>(items: readonly Item[]): Item {
    return this.weighted(items.map((item) => [item, 1] as const))
  }

  /** `count` different ones, in their order. */
  some<Item>(items: readonly Item[], count: number): readonly Item[] {
    const left = items.map((item, at) => ({ at, item, key: this.next() })).sort((one, other) => one.key - other.key)
    return left
      .slice(0, count)
      .sort((one, other) => one.at - other.at)
      .map(({ item }) => item)
  }

  /** An item by its weight. */
  weighted<Item>(items: readonly (readonly [Item, number])[]): Item {
    let left = this.next() * items.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [item, weight] of items) {
      left -= weight
      if (left < 0) return item
    }
    throw new RangeError('nothing to pick from')
  }

  /** 32 hexadecimal digits, for ids. */
  hex(): string {
    return Array.from({ length: 4 }, () => this.int(0, 0xffff_ffff).toString(16).padStart(8, '0')).join('')
  }
}

/** Three 32-bit words of a text (FNV-1a with a final stir). */
function hash(text: string): [number, number, number] {
  const words = [0x811c_9dc5, 0x9e37_79b9, 0x85eb_ca6b].map((start) => {
    let word = start
    for (const character of text) word = Math.imul(word ^ (character.codePointAt(0) ?? 0), 0x0100_0193)
    word = Math.imul(word ^ (word >>> 15), 0x2c1b_3c6d)
    return word ^ (word >>> 13)
  })
  return [words[0] ?? 0, words[1] ?? 0, words[2] ?? 0]
}
