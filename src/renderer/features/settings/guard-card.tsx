import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import type { FieldsProps } from './fields-props.ts'
import styles from './settings-page.module.css'
import { FIGURES } from './station-entry.ts'

/** When the desk locks by itself, and whether the window can be captured. */
export function GuardCard({ entry, onChange, problems, disabled }: FieldsProps) {
  const { t } = useTranslation()
  const [from, to] = FIGURES.lockAfterMinutes
  return (
    <Card title={t('settings.guard.title')} hint={t('settings.guard.hint')}>
      <div className={styles['fields']}>
        <TextInput
          className={cx(styles['w6'], styles['figure'])}
          label={t('settings.guard.lockAfter')}
          description={t('settings.guard.lockNever')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          inputMode="numeric"
          value={entry.lockAfterMinutes}
          readOnly={disabled}
          error={problems.has('lockAfterMinutes') ? t('settings.problems.number', { from, to }) : undefined}
          onChange={(event) => onChange({ ...entry, lockAfterMinutes: event.currentTarget.value })}
        />
        <Checkbox
          className={styles['w6']}
          label={t('settings.guard.capture')}
          description={t('settings.guard.captureHint')}
          checked={entry.hideFromCapture}
          disabled={disabled}
          onChange={(event) => onChange({ ...entry, hideFromCapture: event.currentTarget.checked })}
        />
      </div>
    </Card>
  )
}
