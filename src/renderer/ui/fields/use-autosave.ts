import { useBlocker } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useDesk } from '../../app/desk-context.tsx'
import { afterPress } from '../after-press.ts'
import type { SaveState } from '../save-line.tsx'
import type { SaveOutcome } from './autosaver.ts'
import type { SaverShelf } from './saver-shelf.ts'

/**
 * Stores a draft while it is written, when the desk locks, when the page is left and when the window goes. `unstored` is
 * what an earlier visit has typed here and could not store: the page begins with it.
 * @param shelf of this kind of values
 * @param place what is written to; must not change while the form is open
 * @param save must not change while the form is open
 */
export function useAutosave<Values>(
  shelf: SaverShelf<Values>,
  place: string,
  save: (values: Values) => Promise<SaveOutcome>,
) {
  const desk = useDesk()
  const [saver] = useState(() => shelf.saverOf(desk, place, save))
  const [unstored] = useState(() => saver.unstored)
  const [state, setState] = useState<SaveState>(() => (unstored === null ? { kind: 'untouched' } : saver.state))
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
    const leave = saver.listen((next) => afterPress(() => setState(next)))
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
      leave()
      // Another page of the desk: what is in the air is stored behind it.
      flush()
    }
  }, [saver])
  return { state, saver, unstored }
}
