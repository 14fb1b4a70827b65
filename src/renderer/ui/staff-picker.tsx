import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeySlot } from '../../vault/vault-file.ts'
import { capital } from './capital.ts'
import styles from './staff-picker.module.css'

interface StaffPickerProps {
  readonly slots: readonly KeySlot[]
  readonly account: string
  readonly onChange: (account: string) => void
}

/** The staff of the station by initials and role: names lie sealed until somebody unlocks. */
export function StaffPicker({ slots, account, onChange }: StaffPickerProps) {
  const { t } = useTranslation()
  const titleId = useId()
  return (
    <>
      <h2 id={titleId} className={styles['title']}>
        {t('unlock.who')}
      </h2>
      <div className={styles['staff']} role="radiogroup" aria-labelledby={titleId}>
        {slots.map((slot) => (
          <label key={slot.account} className={styles['person']}>
            <input
              type="radio"
              name="staff"
              value={slot.account}
              checked={slot.account === account}
              onChange={() => onChange(slot.account)}
            />
            <span className={styles['initials']}>{slot.initials}</span>
            <span className={styles['role']}>
              {capital(t(`common.roles.${slot.role}`))}
              {/* Two people may have the same initials. */}
              {hasTwin(slot, slots) && ` ${slot.account}`}
            </span>
          </label>
        ))}
      </div>
    </>
  )
}

function hasTwin(slot: KeySlot, slots: readonly KeySlot[]): boolean {
  return slots.some(
    (other) => other.account !== slot.account && other.initials === slot.initials && other.role === slot.role,
  )
}
