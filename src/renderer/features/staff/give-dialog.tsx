import { Button, Modal } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Staff } from '../../../domain/records.ts'
import { givePassword } from '../../../verbs/staff-slots.ts'
import { useSession, useWorkspace } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { isUsable, NewPassword, NO_PASSWORD } from '../../ui/new-password.tsx'
import { Note } from '../../ui/note.tsx'
import { argon2InWorker } from '../../workers/argon2-in-worker.ts'
import styles from './staff.module.css'

interface GiveDialogProps {
  readonly staff: Staff
  readonly onKeep: () => void
  readonly onDone: (sentence: string) => void
}

/** A password in the place of a forgotten one; it has to be changed at the next opening. */
export function GiveDialog({ staff, onKeep, onDone }: GiveDialogProps) {
  const { t } = useTranslation()
  const session = useSession()
  const sentenceOf = useFailureSentence()
  const stationName = useWorkspace((state) => state.station.get('station')?.name ?? '')
  const hints = useMemo(() => [stationName, staff.name, staff.account, staff.phone], [stationName, staff])
  const [pair, setPair] = useState(NO_PASSWORD)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const give = async () => {
    setAsked(true)
    if (busy || !isUsable(pair, hints)) return
    setBusy(true)
    const input = { staffId: staff.id, password: pair.password }
    const given = await givePassword({ ...session, argon2: argon2InWorker }, input)
    setBusy(false)
    if (given.ok) onDone(t('staff.giving.done', { name: staff.name }))
    else setTrouble(sentenceOf(given.failure))
  }
  return (
    <Modal
      opened
      onClose={onKeep}
      size={480}
      title={t('staff.giving.title', { name: staff.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      <form
        className={styles['parts']}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void give()
        }}
      >
        <p className={styles['lead']}>{t('staff.giving.hint')}</p>
        <NewPassword
          account={staff.account}
          label={t('staff.giving.password')}
          againLabel={t('staff.giving.again')}
          value={pair}
          onChange={setPair}
          hints={hints}
          asked={asked}
          autoFocus
        />
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <div className={styles['buttons']}>
          <Button onClick={onKeep}>{t('staff.giving.keep')}</Button>
          <Button type="submit" variant="filled" disabled={busy}>
            {t(busy ? 'staff.giving.busy' : 'staff.giving.act')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
