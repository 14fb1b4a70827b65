/**
 * Places in a row that must keep their order and their distances, as near as can be to where each would like to be
 * (least squares; pool adjacent violators). `gaps[i]` is the least distance from place i to place i + 1.
 */
export function spread(wishes: readonly number[], weights: readonly number[], gaps: readonly number[]): number[] {
  const before: number[] = []
  let sum = 0
  for (let i = 0; i < wishes.length; i += 1) {
    before.push(sum)
    sum += gaps[i] ?? 0
  }
  const blocks: { total: number; weight: number; count: number }[] = []
  wishes.forEach((wish, i) => {
    const weight = weights[i] ?? 1
    blocks.push({ total: (wish - (before[i] ?? 0)) * weight, weight, count: 1 })
    for (;;) {
      const last = blocks.at(-1)
      const earlier = blocks.at(-2)
      if (last === undefined || earlier === undefined) return
      if (earlier.total / earlier.weight <= last.total / last.weight) return
      blocks.pop()
      earlier.total += last.total
      earlier.weight += last.weight
      earlier.count += last.count
    }
  })
  const level = blocks.flatMap(({ total, weight, count }) => Array.from({ length: count }, () => total / weight))
  return level.map((at, i) => at + (before[i] ?? 0))
}
