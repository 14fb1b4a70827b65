import { Button } from '@mantine/core'
import { useMemo, useState, type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkspace } from '../../app/desk-context.tsx'
import { Card } from '../../ui/card.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { momentInWords } from '../../ui/trail/trail-words.ts'
import styles from './import-page.module.css'
import { UndoDialog } from './undo-dialog.tsx'

/** 以前的导入: newest first; of others only the head sees them. */
export function EarlierImports({ onUndo }: Pick<ComponentProps<typeof UndoDialog>, 'onUndo'>) {
  const { t } = useTranslation()
  const imports = useWorkspace((state) => state.imports)
  const staff = useWorkspace((state) => state.staff)
  const [asking, setAsking] = useState<string | null>(null)
  const newest = useMemo(() => [...imports.values()].sort((one, other) => (one.at < other.at ? 1 : -1)), [imports])
  return (
    <Card title={t('register.import.earlier.title')} flush>
      {newest.length === 0 ? (
        <EmptyState>{t('register.import.earlier.none')}</EmptyState>
      ) : (
        <ul className={styles['earlier']}>
          {newest.map(({ id, at, byStaffId, fileName, childIds, undone }) => (
            <li key={id}>
              <span>
                {t('register.import.earlier.said', {
                  moment: momentInWords(t, at),
                  who: staff.get(byStaffId)?.name ?? '',
                  file: fileName,
                  count: childIds.length,
                })}
              </span>
              {undone === null ? (
                <Button size="xs" onClick={() => setAsking(id)}>
                  {t('register.import.result.undo')}
                </Button>
              ) : (
                <span className={styles['quiet']}>{t('register.import.earlier.undone')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {asking !== null && <UndoDialog importId={asking} onUndo={onUndo} onClose={() => setAsking(null)} />}
    </Card>
  )
}
