import { useEffect, useState } from 'react'

const EVERY_MS = 10_000
/** While there is no room: the note goes soon after somebody has made some. */
const EVERY_MS_BELOW = 2_000

/** How many bytes have to be freed before anything can be stored again; 0 while there is room. */
export function useMissingSpace(): number {
  const [missing, setMissing] = useState(0)
  useEffect(() => {
    let gone = false
    let timer = 0
    const look = async () => {
      const looked = await window.station.call['folder.look'](undefined)
      if (gone) return
      const next = looked.ok ? Math.max(looked.value.space.floorBytes - looked.value.space.freeBytes, 0) : 0
      setMissing(next)
      timer = window.setTimeout(() => void look(), next > 0 ? EVERY_MS_BELOW : EVERY_MS)
    }
    void look()
    return () => {
      gone = true
      window.clearTimeout(timer)
    }
  }, [])
  return missing
}
