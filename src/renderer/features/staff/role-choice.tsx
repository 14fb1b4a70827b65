import { Radio } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { roleSchema, type Role } from '../../../domain/records.ts'
import { capital } from '../../ui/capital.ts'
import styles from './staff.module.css'

/** The four roles, each with what it may do. */
export function RoleChoice({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      label={t('staff.fields.role')}
      value={value}
      onChange={(chosen) => {
        const role = roleSchema.safeParse(chosen)
        if (role.success) onChange(role.data)
      }}
    >
      <div className={styles['roles']}>
        {roleSchema.options.map((role) => (
          <Radio
            key={role}
            value={role}
            label={capital(t(`common.roles.${role}`))}
            description={capital(t(`staff.roleHints.${role}`))}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
