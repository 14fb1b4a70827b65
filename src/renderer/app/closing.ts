import { useCallback, useEffect, useState } from 'react'
import { backupDue } from '../../storage/selectors/backups.ts'
import { recordBackup } from '../../verbs/backups/record-backup.ts'
import { isBackingUp } from './backing-up.ts'
import { flushAll } from './before-lock.ts'
import type { Session } from './desk-context.tsx'
import { noteLocked } from './lock.ts'

/** Whether the person is asked something before the window closes. The open desk says; without one nobody asks. */
let asksFirst: (() => boolean) | null = null

/** The last thing the open desk does when the window is about to go. */
let beforeGoing: () => Promise<void> = () => Promise.resolve()

/** Called once at start: the bridge has no way to take a listener back. */
export function listenForCloseRequests(): void {
  window.station.onCloseRequest(() => {
    say('heard')
    void flushAll().then(() => {
      if (asksFirst?.() === true) say('stay')
      else go()
    })
  })
}

export interface ClosingOffer {
  /** What is asked: a backup is due, or one is being written. */
  readonly asking: 'due' | 'running' | null
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
  const [asking, setAsking] = useState<ClosingOffer['asking']>(null)
  useEffect(() => {
    asksFirst = () => {
      const { state } = desk.workspace
      const due = backupDue(state, desk.today)
      const offers = state.station.get('station')?.settings.offerBackupOnQuit === true
      const mayBackUp = recordBackup.roles.includes(desk.actor.role)
      const isDue = offers && mayBackUp && due !== null && due.daysLeft <= 0
      const asks = isBackingUp() ? 'running' : isDue ? 'due' : null
      setAsking(asks)
      return asks !== null
    }
    beforeGoing = () => noteLocked(desk, 'closed')
    return () => {
      asksFirst = null
      beforeGoing = () => Promise.resolve()
    }
  }, [desk])
  return {
    asking,
    closeNow: go,
    stay: useCallback(() => {
      setAsking(null)
      say('back')
    }, []),
  }
}

function go(): void {
  void beforeGoing().finally(() => say('go'))
}

function say(word: 'heard' | 'go' | 'stay' | 'back'): void {
  void window.station.call['app.closing']({ word })
}
