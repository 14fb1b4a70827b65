/** Two different groups of the sheet's twelve (1-based), drawn by chance, in order: nobody can know them beforehand. */
export function drawGroups(random: () => number): readonly [number, number] {
  // The last group has three characters only: it proves too little.
  const first = 1 + Math.floor(random() * 11)
  const second = 1 + Math.floor(random() * 10)
  const other = second >= first ? second + 1 : second
  return first < other ? [first, other] : [other, first]
}

/** A number in [0, 1) that cannot be foretold. */
export function chance(): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return drawn / 2 ** 32
}
