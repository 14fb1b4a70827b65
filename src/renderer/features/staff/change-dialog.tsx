import { Button, Modal, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { roleSchema } from '../../../domain/records.ts'
import { z } from '../../../domain/zod.ts'
import { mayLeadCases } from '../../../verbs/children/lead-cases.ts'
import { updateStaff } from '../../../verbs/staff/update-staff.ts'
import { Note } from '../../ui/note.tsx'
import { useTypedEntry } from '../../ui/use-typed-entry.ts'
import { WordsBeforeNote } from '../../ui/words-before-note.tsx'
import { HandOverSelect } from './hand-over-select.tsx'
import { RoleChoice } from './role-choice.tsx'
import type { StaffRow } from './staff-rows.ts'
import styles from './staff.module.css'

const typedSchema = z.object({
  name: z.string(),
  phone: z.string(),
  role: roleSchema,
  casesTo: z.string().nullable(),
})
type Typed = z.infer<typeof typedSchema>

interface ChangeDialogProps {
  readonly row: StaffRow
  readonly onKeep: () => void
  readonly onDone: (sentence: string) => void
}

/** Name, phone and role. Whoever gets a role without cases hands theirs over here. */
export function ChangeDialog({ row: { staff, cases }, onKeep, onDone }: ChangeDialogProps) {
  const { t } = useTranslation()
  const stored: Typed = { name: staff.name, phone: staff.phone, role: staff.role, casesTo: null }
  const entry = useTypedEntry({ kind: 'changeStaff', staffId: staff.id }, null, typedSchema, stored)
  const { name, phone, role, casesTo } = entry.typed
  const handsOver = cases > 0 && !mayLeadCases({ ...staff, role })
  const leave = () => {
    entry.forget()
    onKeep()
  }
  const save = async () => {
    entry.ask()
    if (name.trim() === '' || (handsOver && casesTo === null)) return
    const input = { staffId: staff.id, name, phone, role, casesTo: handsOver ? casesTo : null }
    if (await entry.save(updateStaff, input)) onDone(t('staff.changing.done', { name: name.trim() }))
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
        <WordsBeforeNote at={entry.before} onDrop={entry.startAnew} />
        <TextInput
          label={t('staff.fields.name')}
          value={name}
          onChange={(event) => entry.change({ name: event.currentTarget.value })}
          error={entry.asked && name.trim() === '' ? t('staff.problems.name') : undefined}
          data-autofocus
        />
        <TextInput
          label={t('staff.fields.phone')}
          value={phone}
          onChange={(event) => entry.change({ phone: event.currentTarget.value })}
        />
        <RoleChoice value={role} onChange={(next) => entry.change({ role: next })} />
        {handsOver && (
          <HandOverSelect
            staffId={staff.id}
            cases={cases}
            value={casesTo}
            onChange={(next) => entry.change({ casesTo: next })}
            error={entry.asked && casesTo === null ? t('staff.problems.casesTo') : undefined}
          />
        )}
        {entry.trouble !== '' && <Note tone="trouble">{entry.trouble}</Note>}
        <div className={styles['buttons']}>
          <Button onClick={leave}>{t('staff.changing.keep')}</Button>
          <Button variant="filled" disabled={entry.busy} onClick={() => void save()}>
            {t('staff.changing.act')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
