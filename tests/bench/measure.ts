/** One line of the bench: `ratio` is ours divided by what it is held against, `against`. */
export interface Measure {
  readonly name: string
  readonly value: number
  readonly unit: 'ms' | 'MB/s' | 'MB'
  readonly ratio: number
  readonly against: string
}

export function report({ value, ratio, ...rest }: Measure): void {
  process.stdout.write(
    `${JSON.stringify({ ...rest, value: Math.round(value * 10) / 10, ratio: Math.round(ratio * 100) / 100 })}\n`,
  )
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5)
}

/** @param part 0.95: so many of the values are not above the result */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

export async function inTurn<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = []
  for (let at = 0; at < times; at += 1) results.push(await work())
  return results
}
