import { useState } from 'react'
import { setApart } from '../../verbs/merges/set-apart.ts'
import { useVerb } from './desk-context.tsx'
import { useFailureSentence } from './failure-sentence.ts'

/** Two files: that they are not of one child, or that they may be after all. */
export function useSetApart() {
  const sentenceOf = useFailureSentence()
  const perform = useVerb(setApart)
  const [busy, setBusy] = useState(false)
  /** Why it was not noted, in words. */
  const [trouble, setTrouble] = useState('')
  const set = async (childId: string, otherId: string, apart: boolean): Promise<boolean> => {
    setBusy(true)
    const done = await perform({ childId, otherId, apart })
    setBusy(false)
    setTrouble(done.ok ? '' : sentenceOf(done.failure))
    return done.ok
  }
  return { set, busy, trouble }
}
