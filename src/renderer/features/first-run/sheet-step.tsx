import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { Note } from '../../ui/note.tsx'
import { SheetTasks } from '../../ui/recovery-sheet/sheet-tasks.tsx'
import styles from './first-run-page.module.css'

interface SheetStepProps extends ComponentProps<typeof SheetTasks> {
  /** The keys were made anew after a sheet had been printed. */
  readonly renewed: boolean
}

/** ③ The recovery sheet. */
export function SheetStep({ renewed, ...tasks }: SheetStepProps) {
  const { t } = useTranslation()
  return (
    <>
      <p className={styles['lead']}>
        {t('firstRun.sheet.lead')}
        <b>{t('firstRun.sheet.leadStrong')}</b>
        {t('firstRun.sheet.leadEnd')}
      </p>
      {renewed && tasks.entry.printed === null && <Note tone="caution">{t('firstRun.sheet.changed')}</Note>}
      <SheetTasks {...tasks} />
    </>
  )
}
