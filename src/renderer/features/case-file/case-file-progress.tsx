import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './case-file.module.css'
import type { CaseFile } from './use-case-file.ts'
import { isInIt } from './what-is-in.ts'

/** At the foot: how far the attachments are drawn, and the way to stop that and to go on. */
export function CaseFileProgress({ file: { drawing, pages, stop, goOn, model } }: { readonly file: CaseFile }) {
  const { t } = useTranslation()
  const isWorking = drawing?.kind === 'working' || drawing?.kind === 'idle'
  const isBroken = drawing?.kind === 'stopped' || drawing?.kind === 'failed'
  const done = drawing?.kind === 'working' ? drawing.done : 0
  return (
    <div className={styles['foot']}>
      {isWorking && (
        <progress
          className={styles['progress']}
          max={Math.max(1, pages)}
          value={done}
          aria-label={t('caseFile.progress.label')}
        />
      )}
      {/* Not told at each page: only what came of it is. */}
      {isWorking && <span className={styles['state']}>{t('caseFile.progress.working', { done, pages })}</span>}
      <span role="status" className={styles['state']}>
        {drawing?.kind === 'stopped' && t('caseFile.progress.stopped')}
        {drawing?.kind === 'failed' && t('caseFile.progress.failed', { detail: drawing.message })}
        {model !== null && t('caseFile.progress.items', { count: model.items.filter(isInIt).length })}
      </span>
      {/* One button, so that the focus stays on it when it was pressed. */}
      {(isWorking || isBroken) && (
        <Button size="xs" onClick={isWorking ? stop : goOn}>
          {t(isWorking ? 'caseFile.progress.stop' : 'caseFile.progress.goOn')}
        </Button>
      )}
    </div>
  )
}
