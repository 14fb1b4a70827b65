import { useEffect, useState } from 'react'
import type { OutsideFailure } from '../../contract/ipc.ts'
import type { Result } from '../../domain/result.ts'
import type { HistoryProgress } from '../../storage/history.ts'

export type Reading<Read> =
  /** `share` 0 to 1. */
  | { readonly kind: 'reading'; readonly share: number }
  | { readonly kind: 'failed'; readonly failure: OutsideFailure }
  | { readonly kind: 'read'; readonly value: Read }

/**
 * Reads a history when the page opens and after each commit that changed the record (`read` is another function then).
 * What was read stays on screen while it is read anew.
 */
export function useReadHistory<Read>(
  read: (onProgress: HistoryProgress) => Promise<Result<Read, OutsideFailure>>,
): Reading<Read> {
  const [reading, setReading] = useState<Reading<Read>>({ kind: 'reading', share: 0 })
  useEffect(() => {
    let current = true
    const onProgress: HistoryProgress = (done, total) => {
      if (!current || total === 0) return
      // In whole percent: each entry would be a new picture otherwise.
      const share = Math.round((done / total) * 100) / 100
      setReading((now) => (now.kind === 'reading' && now.share !== share ? { kind: 'reading', share } : now))
    }
    void read(onProgress).then((done) => {
      if (current) setReading(done.ok ? { kind: 'read', value: done.value } : { kind: 'failed', failure: done.failure })
    })
    return () => {
      current = false
    }
  }, [read])
  return reading
}
