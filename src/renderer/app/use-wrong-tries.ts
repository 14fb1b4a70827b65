import { useEffect, useState } from 'react'
import type { WrongTry } from '../../contract/wrong-tries.ts'
import { secondsToWait } from './wait-after.ts'

/** The wait after wrong passwords of one person. */
export interface WrongTries {
  /** Seconds before the next try; counts down. */
  readonly secondsLeft: number
  /** One more wrong password. Answers how long to wait. */
  readonly wrong: () => Promise<number>
  /** The right one: the wait begins anew another time. Answers how many wrong ones there were. */
  readonly right: () => Promise<number>
}

/**
 * The wait before the next try, for each person: main remembers it over a restart. When main cannot say or write it, the
 * wait of this window still counts.
 * @param slotId whose key slot
 */
export function useWrongTries(slotId: string): WrongTries {
  const [tries, setTries] = useState<Readonly<Record<string, WrongTry>>>({})
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    void window.station.call['tries.look'](undefined).then((found) => {
      if (found.ok) setTries((own) => ({ ...found.value.tries, ...own }))
    })
  }, [])
  const secondsLeft = secondsToWait(tries[slotId], now)
  useEffect(() => {
    if (secondsLeft <= 0) return
    const timer = window.setTimeout(() => setNow(new Date()), 1000)
    return () => window.clearTimeout(timer)
  }, [secondsLeft, now])
  return {
    secondsLeft,
    wrong: async () => {
      const noted = await window.station.call['tries.wrong']({ slotId })
      const tried = noted.ok ? noted.value : { wrong: (tries[slotId]?.wrong ?? 0) + 1, at: new Date().toISOString() }
      const at = new Date()
      setTries((all) => ({ ...all, [slotId]: tried }))
      setNow(at)
      return secondsToWait(tried, at)
    },
    right: async () => {
      const cleared = await window.station.call['tries.clear']({ slotId })
      // Mostly there is nothing to be forgotten, and nothing to be drawn while the desk is being opened.
      if (tries[slotId] !== undefined) {
        setTries((all) => Object.fromEntries(Object.entries(all).filter(([id]) => id !== slotId)))
      }
      return cleared.ok ? cleared.value.before : (tries[slotId]?.wrong ?? 0)
    },
  }
}
