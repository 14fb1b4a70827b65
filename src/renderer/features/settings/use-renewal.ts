import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { prepareSheet, type PreparedSheet } from '../../../verbs/prepare-sheet.ts'
import { useSession } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'

export type Renewal =
  | { readonly kind: 'making' }
  | { readonly kind: 'notMade'; readonly words: string }
  /** Printable. `trouble`: why the last try did not put it in force. */
  | { readonly kind: 'made'; readonly sheet: PreparedSheet; readonly busy: boolean; readonly trouble: string | null }
  /** In force, but not noted in the files yet. */
  | { readonly kind: 'notNoted'; readonly sheet: PreparedSheet; readonly busy: boolean; readonly trouble: string }
  /** In force and noted: its key is no longer in memory. */
  | { readonly kind: 'done'; readonly serial: number }

/** The key of a new recovery sheet, in memory only, from the opening of the page until the sheet is in force. */
export function useRenewal() {
  const { t } = useTranslation()
  const { store, keys, desk } = useSession()
  const sentenceOf = useFailureSentence()
  const [renewal, setRenewal] = useState<Renewal>({ kind: 'making' })

  useEffect(() => {
    let gone = false
    const say = (next: Renewal) => {
      if (!gone) setRenewal(next)
    }
    prepareSheet({ store, keys, desk }).then(
      (made) =>
        say(
          made.ok
            ? { kind: 'made', sheet: made.value, busy: false, trouble: null }
            : { kind: 'notMade', words: sentenceOf(made.failure) },
        ),
      // A damaged vault file, or WebCrypto gave up; their own words are all there is to say.
      (error: unknown) => say({ kind: 'notMade', words: t('recoverySheet.renew.notMade', { reason: String(error) }) }),
    )
    return () => {
      gone = true
    }
    // Once for this page: another key would make the printed sheet worthless.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  const putInForce = async (places: readonly [string, string]): Promise<void> => {
    if ((renewal.kind !== 'made' && renewal.kind !== 'notNoted') || renewal.busy) return
    const { sheet } = renewal
    setRenewal({ ...renewal, busy: true })
    const put = await sheet.putInForce(places)
    if (put.ok) {
      setRenewal({ kind: 'done', serial: sheet.serial })
      return
    }
    const reason = sentenceOf(put.failure.failure)
    setRenewal(
      put.failure.opens === 'new'
        ? { kind: 'notNoted', sheet, busy: false, trouble: t('recoverySheet.renew.notNoted', { reason }) }
        : { kind: 'made', sheet, busy: false, trouble: t('recoverySheet.renew.notRenewed', { reason }) },
    )
  }
  return { renewal, putInForce }
}
