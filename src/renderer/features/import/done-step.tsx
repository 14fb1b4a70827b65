import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { Note } from '../../ui/note.tsx'
import styles from './import-page.module.css'
import { SaveBad } from './save-bad.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import type { ImportStage, ImportWork } from './use-import.ts'

interface DoneStepProps {
  readonly stage: Extract<ImportStage, { kind: 'done' }>
  readonly work: ImportWork
}

/** 结果: what was taken, and the way to take it back. */
export function DoneStep({ stage, work }: DoneStepProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const { list, plan, result } = stage
  const worker = useWorkspace((state) => {
    const [first] = state.imports.get(result.importId)?.childIds ?? []
    const child = first === undefined ? undefined : state.children.get(first)
    return child === undefined ? '' : (state.staff.get(child.workerId)?.name ?? '')
  })
  const left = plan.rejected.length + plan.duplicates.length
  return (
    <Card title={t('register.import.result.title')}>
      <div className={styles['working']}>
        {result.undone ? (
          <Note tone="info">
            <div role="status">{t('register.import.result.undone')}</div>
          </Note>
        ) : (
          <div className={styles['lead']} role="status">
            <p>{t('register.import.result.said', { count: result.taken, worker })}</p>
            {result.updated > 0 && <p>{t('register.import.result.updated', { count: result.updated })}</p>}
            {left > 0 && <p>{t('register.import.result.badLeft', { count: left })}</p>}
          </div>
        )}
        <div className={styles['buttons']}>
          {!result.undone && <Button onClick={() => setAsking(true)}>{t('register.import.result.undo')}</Button>}
          <SaveBad list={list} plan={plan} />
          <Button onClick={work.again}>{t('register.import.result.again')}</Button>
          <Button variant="filled" onClick={() => void navigate({ to: '/children' })}>
            {t('register.import.result.list')}
          </Button>
        </div>
      </div>
      {asking && <UndoDialog importId={result.importId} onUndo={work.undo} onClose={() => setAsking(false)} />}
    </Card>
  )
}
