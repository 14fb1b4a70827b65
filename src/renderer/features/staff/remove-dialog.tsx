import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removeStaffMember } from '../../../verbs/staff-slots.ts'
import { useSession } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { Note } from '../../ui/note.tsx'
import { HandOverSelect } from './hand-over-select.tsx'
import type { StaffRow } from './staff-rows.ts'
import styles from './staff.module.css'

interface RemoveDialogProps {
  readonly row: StaffRow
  readonly onKeep: () => void
  readonly onDone: (sentence: string) => void
}

/** Somebody has left: who takes over, and what that means for the password. */
export function RemoveDialog({ row: { staff, cases }, onKeep, onDone }: RemoveDialogProps) {
  const { t } = useTranslation()
  const session = useSession()
  const sentenceOf = useFailureSentence()
  const [casesTo, setCasesTo] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const [busy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState('')
  const { name } = staff
  const remove = async () => {
    setAsked(true)
    if (busy || (cases > 0 && casesTo === null)) return
    setBusy(true)
    const removed = await removeStaffMember(session, { staffId: staff.id, casesTo: cases > 0 ? casesTo : null })
    setBusy(false)
    if (removed.ok) onDone(t('staff.removing.done', { name }))
    else setTrouble(sentenceOf(removed.failure))
  }
  return (
    <Modal opened onClose={onKeep} size={480} title={t('staff.removing.title', { name })} withCloseButton={false}>
      <div className={styles['parts']}>
        <p className={styles['lead']}>{t('staff.removing.consequence', { name })}</p>
        {cases > 0 && (
          <HandOverSelect
            staffId={staff.id}
            cases={cases}
            value={casesTo}
            onChange={setCasesTo}
            error={asked && casesTo === null ? t('staff.problems.casesTo') : undefined}
          />
        )}
        {trouble !== '' && <Note tone="trouble">{trouble}</Note>}
        <div className={styles['buttons']}>
          <Button disabled={busy} onClick={() => void remove()}>
            {t(busy ? 'staff.removing.busy' : 'staff.removing.act', { name })}
          </Button>
          <Button variant="filled" onClick={onKeep} data-autofocus>
            {t('staff.removing.keep')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
