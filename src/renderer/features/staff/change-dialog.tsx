import { Button, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayLeadCases } from '../../../verbs/children/lead-cases.ts'
import { updateStaff } from '../../../verbs/staff/update-staff.ts'
import { useVerb } from '../../app/desk-context.tsx'
import { useFailureSentence } from '../../app/failure-sentence.ts'
import { Note } from '../../ui/note.tsx'
import { HandOverSelect } from './hand-over-select.tsx'
import { RoleChoice } from './role-choice.tsx'
import type { StaffRow } from './staff-rows.ts'
import styles from './staff.module.css'

interface ChangeDialogProps {
  readonly row: StaffRow
  readonly onKeep: () => void
  readonly onDone: (sentence: string) => void
}

/** Name, phone and role. Whoever gets a role without cases hands theirs over here. */
export function ChangeDialog({ row: { staff, cases }, onKeep, onDone }: ChangeDialogProps) {
  const { t } = useTranslation()
  const sentenceOf = useFailureSentence()
  const update = useVerb(updateStaff)
  const [name, setName] = useState(staff.name)
  const [phone, setPhone] = useState(staff.phone)
  const [role, setRole] = useState(staff.role)
  const [casesTo, setCasesTo] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const [trouble, setTrouble] = useState('')
  const handsOver = cases > 0 && !mayLeadCases({ ...staff, role })
  const save = async () => {
    setAsked(true)
    if (name.trim() === '' || (handsOver && casesTo === null)) return
    const done = await update({ staffId: staff.id, name, phone, role, casesTo: handsOver ? casesTo : null })
    if (done.ok) onDone(t('staff.changing.done', { name: name.trim() }))
    else setTrouble(sentenceOf(done.failure))
  }
  return (
    <Modal
      opened
      onClose={onKeep}
      size={560}
      title={t('staff.changing.title', { name: staff.name })}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      closeOnClickOutside={false}
    >
      <div className={styles['parts']}>
        <TextInput
          label={t('staff.fields.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          error={asked && name.trim() === '' ? t('staff.problems.name') : undefined}
          data-autofocus
        />
        <TextInput
          label={t('staff.fields.phone')}
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <RoleChoice value={role} onChange={setRole} />
        {handsOver && (
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
          <Button onClick={onKeep}>{t('staff.changing.keep')}</Button>
          <Button variant="filled" onClick={() => void save()}>
            {t('staff.changing.act')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
