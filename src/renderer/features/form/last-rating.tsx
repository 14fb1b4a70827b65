import { useTranslation } from 'react-i18next'
import { currentRisk } from '../../../storage/selectors/risk.ts'
import { useWorkspace } from '../../app/desk-context.tsx'
import { DateText } from '../../ui/date-text.tsx'
import { RiskMark } from '../../ui/risk-mark.tsx'

/** 上次 2026年9月29日：高. */
export function LastRating({ childId }: { readonly childId: string }) {
  const { t } = useTranslation()
  const last = useWorkspace((state) => currentRisk(state, childId))
  if (last === null) return null
  return (
    <span>
      {t('form.risk.last')} <DateText date={last.document.finishedAt ?? last.document.updatedAt} shape="full" />{' '}
      <RiskMark level={last.level} />
    </span>
  )
}
