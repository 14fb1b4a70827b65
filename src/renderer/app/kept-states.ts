import { useEffect, useState } from 'react'
import { BEFORE_RESTORE } from '../../backup/backup-name.ts'

/** The station as it was before a restore: a snapshot on this PC that is never thinned. */
export interface KeptState {
  readonly name: string
  /** ISO 8601 instant it was written. */
  readonly at: string
}

/** Newest first; none while nothing was ever restored over a station here. */
export function useKeptStates(): readonly KeptState[] {
  const [kept, setKept] = useState<readonly KeptState[]>([])
  useEffect(() => {
    let gone = false
    void window.station.call['folder.look'](undefined).then((looked) => {
      if (gone || !looked.ok) return
      const { snapshots } = looked.value
      setKept(
        snapshots
          .filter(({ name }) => name.startsWith(BEFORE_RESTORE))
          .map(({ name, writtenAt }) => ({ name, at: writtenAt })),
      )
    })
    return () => {
      gone = true
    }
  }, [])
  return kept
}
