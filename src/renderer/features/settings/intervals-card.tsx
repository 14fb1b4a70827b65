import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { cx } from '../../ui/cx.ts'
import type { FieldsProps } from './fields-props.ts'
import styles from './settings-page.module.css'
import { FIGURES, type FigureKey } from './station-entry.ts'

/** Days between visits by risk, days for an answer, when a fact is stale, when a backup is due. */
export function IntervalsCard({ entry, onChange, problems, disabled }: FieldsProps) {
  const { t } = useTranslation()
  const field = (key: FigureKey, label: string, width: 'w3' | 'w4' | 'w6') => {
    const [from, to] = FIGURES[key]
    return (
      <TextInput
        key={key}
        className={cx(styles[width], styles['figure'])}
        label={label}
        inputMode="numeric"
        value={entry[key]}
        readOnly={disabled}
        error={problems.has(key) ? t('settings.problems.number', { from, to }) : undefined}
        onChange={(event) => onChange({ ...entry, [key]: event.currentTarget.value })}
      />
    )
  }
  return (
    <Card title={t('settings.intervals.title')} hint={t('settings.intervals.hint')}>
      <div className={styles['fields']}>
        <fieldset className={styles['group']}>
          <legend>
            {t('settings.intervals.visits')}
            <small>{t('settings.intervals.sameDay')}</small>
          </legend>
          <div className={styles['fields']}>
            {field('visitUrgent', t('settings.intervals.urgent'), 'w3')}
            {field('visitHigh', t('settings.intervals.high'), 'w3')}
            {field('visitMedium', t('settings.intervals.medium'), 'w3')}
            {field('visitLow', t('settings.intervals.low'), 'w3')}
          </div>
        </fieldset>
        <fieldset className={styles['group']}>
          <legend>{t('settings.intervals.replies')}</legend>
          <div className={styles['fields']}>
            {field('replyUrgent', t('settings.intervals.replyUrgent'), 'w4')}
            {field('replyNormal', t('settings.intervals.replyNormal'), 'w4')}
            {field('replyRelaxed', t('settings.intervals.replyRelaxed'), 'w4')}
          </div>
        </fieldset>
        {field('staleAfterMonths', t('settings.intervals.stale'), 'w6')}
        {field('backupEveryDays', t('settings.intervals.backup'), 'w6')}
        {field('rehearseEveryDays', t('settings.intervals.rehearse'), 'w6')}
        <Checkbox
          className={styles['w6']}
          label={t('settings.intervals.offerOnQuit')}
          checked={entry.offerBackupOnQuit}
          disabled={disabled}
          onChange={(event) => onChange({ ...entry, offerBackupOnQuit: event.currentTarget.checked })}
        />
      </div>
    </Card>
  )
}
