import { useCallback, useEffect, useRef, useState } from 'react'
import type { Shifts, Ties } from '../../../domain/drawings/drawing-source.ts'
import type { DrawingKind } from '../../../domain/records.ts'
import type { DrawingFile } from '../../../forms/drawings.ts'
import { adjustDrawing } from '../../../verbs/drawings/adjust-drawing.ts'
import { useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'

/** What somebody changed of a drawing by hand. */
export interface ByHand {
  readonly shifts: Shifts
  readonly ties: Ties
}

/** Steps of the arrow keys that follow each other so closely are one change. */
const PAUSE_MS = 500

/**
 * Changes of a drawing: shown at once, kept by the verb a moment later, each to be undone. What waits to be kept is kept
 * when the board closes.
 */
export function useDrawingChanges(childId: string, kind: DrawingKind, file: DrawingFile) {
  const perform = useVerb(adjustDrawing)
  const sentenceOf = useFailureSentence()
  const [now, setNow] = useState<ByHand>({ shifts: file.shifts[kind], ties: kind === 'ecoMap' ? file.ties : {} })
  const [before, setBefore] = useState<readonly ByHand[]>([])
  const [trouble, setTrouble] = useState<string | null>(null)
  const kept = useRef(now)
  const waiting = useRef<{ readonly next: ByHand; readonly timer: ReturnType<typeof setTimeout> } | null>(null)

  const keep = useCallback(
    async (next: ByHand) => {
      const last = kept.current
      kept.current = next
      const done = await perform({
        childId,
        kind,
        shifts: next.shifts,
        ...(kind === 'ecoMap' ? { ties: next.ties } : {}),
      })
      if (done.ok) {
        setTrouble(null)
        return
      }
      kept.current = last
      setNow(last)
      setTrouble(sentenceOf(done.failure))
    },
    [perform, childId, kind, sentenceOf],
  )
  const flush = useCallback(() => {
    if (waiting.current === null) return
    clearTimeout(waiting.current.timer)
    const { next } = waiting.current
    waiting.current = null
    void keep(next)
  }, [keep])
  const latestFlush = useRef(flush)
  useEffect(() => {
    latestFlush.current = flush
  })
  useEffect(() => () => latestFlush.current(), [])

  /** A step of its own. */
  const change = (next: ByHand) => {
    flush()
    setBefore((steps) => [...steps, kept.current])
    setNow(next)
    void keep(next)
  }
  /** One of several steps that make one change. */
  const nudge = (next: ByHand) => {
    if (waiting.current === null) setBefore((steps) => [...steps, kept.current])
    else clearTimeout(waiting.current.timer)
    setNow(next)
    waiting.current = { next, timer: setTimeout(() => latestFlush.current(), PAUSE_MS) }
  }
  const undo = () => {
    flush()
    const last = before.at(-1)
    if (last === undefined) return
    setBefore((steps) => steps.slice(0, -1))
    setNow(last)
    void keep(last)
  }
  return { now, change, nudge, undo, mayUndo: before.length > 0, trouble }
}
