import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newestTrail, yearOf } from '../../../storage/selectors/trail.ts'
import { useDesk, useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { FilterSelect } from '../../ui/filter-select.tsx'
import { PrintButtons } from '../../ui/paper/print-buttons.tsx'
import styles from './trail-page.module.css'
import { registerPaper, reportPaper } from '../../ui/trail/trail-papers.ts'
import { yearsOf } from './trail-view.ts'
import { usePaperSource } from '../../ui/trail/use-paper-source.ts'
import type { TrailCheckState } from './use-trail-check.ts'

/** The yearly report and the register F25 of a year. */
export function PapersCard({ check }: { readonly check: TrailCheckState }) {
  const { t } = useTranslation()
  const { today } = useDesk()
  const source = usePaperSource()
  const lines = useWorkspace(newestTrail)
  const backups = useWorkspace((state) => state.backups)
  const years = yearsOf(
    [...lines, ...backups.values()].map(({ at }) => at),
    today,
  )
  const [year, setYear] = useState(today.slice(0, 4))
  return (
    <Card title={t('trail.papers.title')}>
      <FilterSelect
        label={t('trail.papers.year')}
        width={110}
        value={year}
        data={years.map((one) => ({ value: one, label: one }))}
        set={false}
        onChange={setYear}
      />
      <section className={styles['paper']}>
        <h3>{t('trail.papers.report')}</h3>
        <p className={styles['small']}>{t('trail.papers.reportHint')}</p>
        {check.kind === 'done' && (
          <PrintButtons
            subject={{ what: 'accessReport' }}
            code="audit"
            fileName={`audit-${year}.pdf`}
            model={() => reportPaper(source(), yearOf(year), check)}
          />
        )}
      </section>
      <section className={styles['paper']}>
        <h3>{t('trail.papers.register')}</h3>
        <p className={styles['small']}>{t('trail.papers.registerHint')}</p>
        <PrintButtons
          subject={{ what: 'register' }}
          code="F25"
          fileName={`F25-${year}.pdf`}
          model={() => registerPaper(source(), yearOf(year))}
        />
      </section>
    </Card>
  )
}
