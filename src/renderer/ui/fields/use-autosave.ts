import { useBlocker } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useBeforeLock } from '../../app/before-lock.ts'
import { afterPress } from '../after-press.ts'
import type { SaveState } from '../save-line.tsx'
import { Autosaver, type SaveOutcome } from './autosaver.ts'

/**
 * Stores a draft while it is written, when the desk locks, when the page is left and when the window goes.
 * @param save must not change while the form is open
 */
export function useAutosave<Values>(save: (values: Values) => Promise<SaveOutcome>) {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' })
  const [saver] = useState(() => new Autosaver<Values>({ save, onState: (next) => afterPress(() => setState(next)) }))
  useBeforeLock(() => saver.flush())
  // Another page begins only when this one's words are stored: whoever comes straight back must find them. When they
  // cannot be stored nobody is held here; the saver goes on trying.
  useBlocker({
    shouldBlockFn: async () => {
      await saver.flush()
      return false
    },
    enableBeforeUnload: false,
  })
  useEffect(() => {
    const flush = () => void saver.flush()
    const onHidden = () => {
      if (document.visibilityState === 'hidden') flush()
    }
    window.addEventListener('beforeunload', flush)
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('beforeunload', flush)
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', onHidden)
      // Another page of the desk: what is in the air is stored behind it.
      flush()
    }
  }, [saver])
  return { state, saver }
}
