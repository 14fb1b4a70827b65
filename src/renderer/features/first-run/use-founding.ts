import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { adoptSession } from '../../app/open-session.ts'
import { useLanguage } from '../../app/use-language.ts'
import type { Store } from '../../../storage/store.ts'
import { prepareStation, type PreparedStation } from '../../../verbs/found-station.ts'
import { noteSheet } from '../../ui/recovery-sheet/note-sheet.ts'
import type { SheetEntry } from '../../ui/recovery-sheet/sheet-state.ts'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'
import { HEAD_ACCOUNT, type HeadEntry, type StationEntry } from './entries.ts'

interface Prepared {
  readonly station: PreparedStation
  /** What it was made from: anything else typed later needs new keys, and so a new sheet. */
  readonly madeFrom: string
}

/**
 * The keys of the station to be, in memory only, from the second page to the last button. They are made before the sheet
 * is printed and stored after two groups were copied back from it: a station can neither be without its sheet, nor be
 * left half-made when the window is closed in between.
 */
export function useFounding(store: Store, onDone: (session: Session) => void) {
  const { t } = useTranslation()
  const language = useLanguage()
  const sentenceOf = useFailureSentence()
  const [prepared, setPrepared] = useState<Prepared | null>(null)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)

  /** `kept`: nothing that matters was changed since, and a printed sheet is still the right one. */
  const prepare = async (station: StationEntry, head: HeadEntry): Promise<'made' | 'kept' | 'failed'> => {
    const madeFrom = JSON.stringify([station, head])
    if (prepared?.madeFrom === madeFrom) return 'kept'
    setBusy(true)
    setTrouble(null)
    try {
      const { name, phone, pair } = head
      const made = await prepareStation(
        { station, head: { account: HEAD_ACCOUNT, name, phone, password: pair.password }, language },
        { store, argon2: argon2InWorker },
      )
      if (made.ok) {
        setPrepared({ station: made.value, madeFrom })
        return 'made'
      }
      setTrouble(t('firstRun.head.failed', { reason: sentenceOf(made.failure) }))
      return 'failed'
    } catch (error) {
      // The worker or WebCrypto itself gave up: too little memory is the likely cause.
      setTrouble(t('firstRun.head.failed', { reason: String(error) }))
      return 'failed'
    } finally {
      setBusy(false)
    }
  }

  const found = async ({ places, printed }: Pick<SheetEntry, 'places' | 'printed'>): Promise<void> => {
    if (prepared === null) return
    setBusy(true)
    setTrouble(null)
    const founded = await prepared.station.found(places)
    if (founded.ok) {
      const { keys, desk } = founded.value
      const session = adoptSession(store, keys, desk, { how: 'founded' })
      if (printed !== null) noteSheet(desk, printed)
      onDone(session)
    } else {
      setTrouble(t('firstRun.sheet.failed', { reason: sentenceOf(founded.failure) }))
      setBusy(false)
    }
  }

  return { recoveryKey: prepared?.station.recoveryKey ?? null, busy, trouble, prepare, found }
}
