import type { WrongTry } from '../../contract/wrong-tries.ts'

/** Seconds before the next try after so many wrong passwords in a row: none for the first two, then 2, 4, 8 … 60. */
export function waitAfter(wrongTries: number): number {
  return wrongTries < 3 ? 0 : Math.min(60, 2 ** (wrongTries - 2))
}

/** Seconds that are left of that wait. A clock that was set back makes it no longer than it was at first. */
export function secondsToWait(tried: WrongTry | undefined, now: Date): number {
  if (tried === undefined) return 0
  const whole = waitAfter(tried.wrong)
  const gone = (now.getTime() - new Date(tried.at).getTime()) / 1000
  return Math.max(0, Math.ceil(whole - Math.max(0, gone)))
}
