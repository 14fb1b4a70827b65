import { useCallback, useEffect, useState } from 'react'
import { verifyTrail, type TrailCheck } from '../../../storage/verify-trail.ts'
import { useSession } from '../../app/desk-context.tsx'

export type TrailCheckState =
  { readonly kind: 'running' } | { readonly kind: 'done'; readonly at: string; readonly result: TrailCheck }

/** Verifies the whole trail when the page opens, and again when asked. */
export function useTrailCheck() {
  const { desk, keys } = useSession()
  const [state, setState] = useState<TrailCheckState>({ kind: 'running' })
  const [round, setRound] = useState(0)
  useEffect(() => {
    let current = true
    void verifyTrail(keys, desk.workspace.state.trail).then((result) => {
      if (current) setState({ kind: 'done', at: new Date().toISOString(), result })
    })
    return () => {
      current = false
    }
  }, [desk, keys, round])
  const again = useCallback(() => {
    setState({ kind: 'running' })
    setRound((before) => before + 1)
  }, [])
  return { state, again }
}
