import { useCallback, useEffect, useRef, useState } from 'react'
import { useSession } from '../../app/desk-context.tsx'
import type { Place } from './use-backup.ts'

/** Sticks that are plugged in now, looked for when the page opens, when the window comes to the front, and on demand. */
export function useMedia(): {
  readonly media: readonly Place[] | null
  readonly look: () => void
} {
  const { store } = useSession()
  const [media, setMedia] = useState<readonly Place[] | null>(null)
  const looking = useRef(false)
  const look = useCallback(() => {
    if (looking.current) return
    looking.current = true
    void (async () => {
      const meta = await store.readMeta()
      const found =
        meta === null ? null : await window.station.call['backup.findMedia']({ stationId: meta.vault.stationId })
      setMedia(found?.ok === true ? found.value.media : [])
    })().finally(() => {
      looking.current = false
    })
  }, [store])
  useEffect(() => {
    look()
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [look])
  return { media, look }
}
