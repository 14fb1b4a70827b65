import { useCallback, useMemo } from 'react'
import type { OutsideFailure } from '../../contract/ipc.ts'
import type { Fact, FactKey } from '../../domain/facts.ts'
import type { Child } from '../../domain/records.ts'
import { succeed, type Result } from '../../domain/result.ts'
import { fileSteps, type FactChange, type FileStep } from '../../storage/file-history.ts'
import { History, type HistoryProgress } from '../../storage/history.ts'
import { revertRecord } from '../../verbs/history/revert-record.ts'
import type { VerbFailure } from '../../verbs/verb.ts'
import { useSession, useVerb, type Session } from './desk-context.tsx'

/** One for a session: it remembers which entries of the journal are about what. */
const histories = new WeakMap<Session, History>()

export function useHistory(): History {
  const session = useSession()
  return useMemo(() => {
    const known = histories.get(session) ?? new History(session.store, session.keys)
    histories.set(session, known)
    return known
  }, [session])
}

export interface ReadSteps {
  /** Newest first. */
  readonly steps: readonly FileStep[]
  readonly unreadable: readonly number[]
}

/** What happened to the facts of a child and its household. */
export async function readFileSteps(
  history: History,
  child: Pick<Child, 'id' | 'householdId'>,
  onProgress: HistoryProgress = () => undefined,
): Promise<Result<ReadSteps, OutsideFailure>> {
  const own = await history.of('children', child.id, (done, total) => onProgress(done, 2 * total))
  if (!own.ok) return own
  const home = await history.of('households', child.householdId, (done, total) => onProgress(total + done, 2 * total))
  if (!home.ok) return home
  const unreadable = [...new Set([...own.value.unreadable, ...home.value.unreadable])].sort((a, b) => a - b)
  return succeed({ steps: fileSteps(own.value.versions, home.value.versions), unreadable })
}

/** Puts facts of a child back. `seq`: the version they are from. */
export function useRevertFacts(
  childId: string,
): (changes: readonly FactChange[], side: 'from' | 'to', seq: number) => Promise<Result<null, VerbFailure>> {
  const revert = useVerb(revertRecord)
  return useCallback(
    (changes, side, seq) => {
      const facts: Partial<Record<FactKey, Fact | null>> = {}
      for (const change of changes) facts[change.key] = change[side]
      return revert({ what: 'facts', childId, seq, facts })
    },
    [revert, childId],
  )
}
