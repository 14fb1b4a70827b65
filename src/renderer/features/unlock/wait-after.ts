/** Seconds before the next try after so many wrong passwords in a row: none for the first two, then 2, 4, 8 … 60. */
export function waitAfter(wrongTries: number): number {
  return wrongTries < 3 ? 0 : Math.min(60, 2 ** (wrongTries - 2))
}
