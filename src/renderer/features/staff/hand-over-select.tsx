import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { mayLeadCases } from '../../../verbs/children/lead-cases.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { Note } from '../../ui/note.tsx'

interface HandOverSelectProps {
  readonly staffId: string
  readonly cases: number
  readonly value: string | null
  readonly onChange: (staffId: string | null) => void
  readonly error: string | undefined
}

/** Who takes over the children of somebody who leaves or gets a role without cases. */
export function HandOverSelect({ staffId, cases, value, onChange, error }: HandOverSelectProps) {
  const { t } = useTranslation()
  const staff = useWorkspace((state) => state.staff)
  const others = [...staff.values()].filter((one) => mayLeadCases(one) && one.id !== staffId)
  if (others.length === 0) return <Note tone="plain">{t('staff.fields.nobody')}</Note>
  return (
    <Select
      label={t('staff.fields.casesTo', { count: cases })}
      placeholder={t('staff.fields.choose')}
      data={others.map(({ id, name, role }) => ({
        value: id,
        label: t('common.frame.who', { name, role: t(`common.roles.${role}`) }),
      }))}
      value={value}
      onChange={onChange}
      error={error}
    />
  )
}
