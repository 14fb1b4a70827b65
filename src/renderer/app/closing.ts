import { useCallback, useEffect, useState } from 'react'
import { backupDue } from '../../storage/selectors/backups.ts'
import { flushAll } from './before-lock.ts'
import type { Session } from './desk-context.tsx'

/** Whether the person is asked something before the window closes. The open desk says; without one nobody asks. */
let asksFirst: (() => boolean) | null = null

/** Called once at start: the bridge has no way to take a listener back. */
export function listenForCloseRequests(): void {
  window.station.onCloseRequest(() => {
    say('heard')
    void flushAll().then(() => say(asksFirst?.() === true ? 'stay' : 'go'))
  })
}

export interface ClosingOffer {
  readonly asking: boolean
  /** Close without a backup. */
  readonly closeNow: () => void
  /** Stay: to back up, or for anything else. */
  readonly stay: () => void
}

/**
 * Closing while a backup is due offers to take one first, where the station's settings say so. What is typed is stored
 * before anything is asked.
 */
export function useClosing({ desk }: Session): ClosingOffer {
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    asksFirst = () => {
      const { state } = desk.workspace
      const due = backupDue(state, desk.today)
      const offers = state.station.get('station')?.settings.offerBackupOnQuit === true
      const asks = offers && due !== null && due.daysLeft <= 0
      setAsking(asks)
      return asks
    }
    return () => {
      asksFirst = null
    }
  }, [desk])
  return {
    asking,
    closeNow: useCallback(() => say('go'), []),
    stay: useCallback(() => {
      setAsking(false)
      say('back')
    }, []),
  }
}

function say(word: 'heard' | 'go' | 'stay' | 'back'): void {
  void window.station.call['app.closing']({ word })
}
