import { useTranslation } from 'react-i18next'
import { Card } from '../../ui/card.tsx'
import { dateInWords } from '../../ui/date-text.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Note } from '../../ui/note.tsx'
import { RiskMark } from '../../ui/risk-mark.tsx'
import styles from './child-file.module.css'
import { Opens } from './opens.tsx'
import { riskHistory, type RatedRisk } from './risk-history.ts'
import type { FileActs } from './use-acts.ts'
import type { ChildFile } from './use-file.ts'

/** The grades given so far, newest first. An unfinished sheet has none. */
export function RiskCard({ file, acts }: { readonly file: ChildFile; readonly acts: FileActs }) {
  const { t } = useTranslation()
  const ratings = riskHistory(file.documents)
  return (
    <>
      <Card flush title={t('childFile.risk.title')} aside={<RiskMark level={file.row.riskLevel} />}>
        {ratings.length === 0 ? (
          <EmptyState>{t('childFile.risk.none')}</EmptyState>
        ) : (
          <ol className={styles['ratings']} aria-label={t('childFile.risk.history')}>
            {ratings.map((rating) => (
              <Rating key={rating.document.id} rating={rating} onOpen={() => acts.open(rating.document)} />
            ))}
          </ol>
        )}
      </Card>
      <Note tone="plain">{t('childFile.risk.note')}</Note>
    </>
  )
}

function Rating({ rating, onOpen }: { readonly rating: RatedRisk; readonly onOpen: () => void }) {
  const { t } = useTranslation()
  const { document, level, band, total, raisedFlags } = rating
  const on = document.values['assessedOn']
  const words = [
    raisedFlags > 0 ? t('childFile.risk.flags', { count: raisedFlags }) : '',
    total === null ? '' : t('childFile.risk.total', { count: total }),
    band !== null && band !== level
      ? t('childFile.risk.adjusted', { band: t(`common.risk.${band}`), level: t(`common.risk.${level}`) })
      : '',
  ].filter((part) => part !== '')
  return (
    <li>
      <Opens onClick={onOpen}>
        {dateInWords(t, typeof on === 'string' && on !== '' ? on : (document.finishedAt ?? document.updatedAt), 'day')}
      </Opens>
      <RiskMark level={level} />
      <span className={styles['points']}>{words.join(t('childFile.comma'))}</span>
    </li>
  )
}
