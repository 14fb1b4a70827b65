/** What was in a field at a moment, as the one who types knows it. */
export interface Typed {
  readonly value: string
  /** Milliseconds of the clock when the key had been pressed. */
  readonly at: number
}

/** How old the oldest lost key was when everything was killed, in milliseconds; 0 when none was lost. */
export function oldestLost(found: string, typed: readonly Typed[], killedAt: number): number {
  const kept = typed.findLastIndex(({ value }) => found.startsWith(value))
  const lost = typed[kept + 1]
  return lost === undefined ? 0 : killedAt - lost.at
}
