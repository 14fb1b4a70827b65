import { useTranslation } from 'react-i18next'
import type { HistoryKind } from '../../app/record-kinds.ts'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FactRows } from '../../ui/fact-rows.tsx'
import type { RecordStep } from './record-steps.ts'

interface RecordVersionProps<Kind extends HistoryKind> {
  readonly step: RecordStep<Kind>
  /** The newest one: the record as it is. */
  readonly isNow: boolean
}

/** A version of a small record as a whole, to read. */
export function RecordVersion<Kind extends HistoryKind>({ step, isNow }: RecordVersionProps<Kind>) {
  const { t } = useTranslation()
  const moment = `${dateInWords(t, step.at, 'day')} ${dateInWords(t, step.at, 'time')}`
  return (
    <Card flush title={t(isNow ? 'history.versionNow' : 'history.version', { moment })} hint={t('history.readOnly')}>
      {step.record === null ? (
        <EmptyState>{t('recordHistory.removed')}</EmptyState>
      ) : (
        <FactRows
          rows={step.fields.map(({ id, label, words }) => ({
            id,
            label,
            value: words === '' ? t('history.nothing') : words,
          }))}
        />
      )}
    </Card>
  )
}
