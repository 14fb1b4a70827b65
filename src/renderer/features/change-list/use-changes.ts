import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { changedIn, changesIn, type ListedChange } from '../../../storage/change-list.ts'
import type { FileStep } from '../../../storage/file-history.ts'
import type { Child } from '../../../domain/records.ts'
import { localDay } from '../../../verbs/clock.ts'
import { useSight, useWorkspace } from '../../app/desk-context.tsx'
import { outsideFailureSentence } from '../../app/failure-sentence.ts'
import { readFileSteps, useHistory } from '../../app/record-history.ts'

export type ChangesState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'read'
      readonly month: string
      readonly changes: readonly ListedChange[]
      readonly unreadable: number
    }

/** The changes of a month in the files this person sees, out of the journal. */
export function useChanges(month: string): ChangesState {
  const { t } = useTranslation()
  const state = useWorkspace((all) => all)
  const sightOf = useSight()
  const history = useHistory()
  const [read, setRead] = useState<ChangesState>({ kind: 'reading' })
  useEffect(() => {
    let left = false
    const run = async () => {
      setRead((before) => (before.kind === 'read' && before.month === month ? before : { kind: 'reading' }))
      const children = changedIn(state, month, dayOf).filter((child) => sightOf(child) !== 'nameOnly')
      const histories: { child: Child; steps: readonly FileStep[] }[] = []
      const unreadable = new Set<number>()
      for (const child of children) {
        const steps = await readFileSteps(history, child)
        if (left) return
        if (!steps.ok) {
          setRead({ kind: 'failed', reason: outsideFailureSentence(t, steps.failure) })
          return
        }
        for (const seq of steps.value.unreadable) unreadable.add(seq)
        histories.push({ child, steps: steps.value.steps })
      }
      setRead({ kind: 'read', month, changes: changesIn(state, histories, month, dayOf), unreadable: unreadable.size })
    }
    void run()
    return () => {
      left = true
    }
  }, [month, state, sightOf, history, t])
  return read
}

function dayOf(at: string): string {
  return localDay(new Date(at))
}
