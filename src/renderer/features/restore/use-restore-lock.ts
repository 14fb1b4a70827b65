import { useRef, useState } from 'react'
import { currentLanguage } from '../../app/i18n.ts'
import { useLockingKeys } from '../../app/lock.ts'
import { noteStoppedRestore } from '../../app/stopped-restore.ts'
import { useHotkeys } from '../../ui/use-hotkeys.ts'

interface RestoreLock {
  /** Puts the keys away; the page that comes after says how to go on. */
  readonly lock: () => void
  /** The keys are in this page's memory, or were: only another page is without them. */
  readonly wasHeld: boolean
  /** While the station is put in its place the page stays; who locks meanwhile has it locked right after. */
  readonly onPlacing: (placing: boolean) => void
}

/**
 * The rules of a locked house for a backup that is open and waits: five idle minutes, sleep, the system's lock screen and
 * Ctrl+L throw the page away. Nothing of the restore is on the disk by then, so the file and the recovery sheet or a
 * password open it again.
 * @param held whether the backup is open
 */
export function useRestoreLock(held: boolean, fileName: string): RestoreLock {
  const [wasHeld, setWasHeld] = useState(held)
  if (held && !wasHeld) setWasHeld(true)
  const placing = useRef(false)
  const wanted = useRef(false)
  const lock = useLockingKeys(wasHeld, () => {
    if (placing.current) {
      wanted.current = true
      void window.station.call['app.covered'](undefined)
      return
    }
    noteStoppedRestore({ fileName, language: currentLanguage() })
    void window.station.call['app.reload'](undefined)
  })
  useHotkeys({ 'mod+l': lock }, wasHeld)
  return {
    lock,
    wasHeld,
    onPlacing: (now) => {
      placing.current = now
      if (!now && wanted.current) lock()
    },
  }
}
